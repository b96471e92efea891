"""The tables of what a person chose for themselves, for a migration: an adult by a card, and who holds an account.

The journal does not follow them, as it does not follow a household's visits to its own page: what an adult of a
household chose is for nobody else to read.
"""

# `told_by` is the number of the adult who told an income; no name stands beside it.
CHOICES = """
ALTER TABLE income_entries ADD COLUMN told_by INTEGER CHECK (told_by >= 1);
CREATE TABLE card_choices (
    household INTEGER NOT NULL REFERENCES households(id) ON DELETE CASCADE,
    holder INTEGER NOT NULL CHECK (holder >= 1),
    keeps_incomes INTEGER NOT NULL DEFAULT 0 CHECK (keeps_incomes IN (0, 1)),
    language TEXT CHECK (length(language) BETWEEN 2 AND 35),
    PRIMARY KEY (household, holder)
) STRICT;
CREATE TABLE account_choices (
    account INTEGER PRIMARY KEY REFERENCES accounts(id),
    language TEXT NOT NULL CHECK (length(language) BETWEEN 2 AND 35)
) STRICT;
"""

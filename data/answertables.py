"""What entering adds to the tables of entries: how an amount came about, and which answers have arrived."""

from data.tablewords import refusal

# What may be said about a mark; the household will see it. There are no free words about a household (charter 2).
PHRASES = ("seen", "told", "paper_seen", "asked_twice", "neighbour_confirmed", "still_under_way", "another_way")

_AMONG = ", ".join(f"'{phrase}'" for phrase in PHRASES)

ANSWERS = f"""
ALTER TABLE income_entries ADD COLUMN working TEXT CHECK (working GLOB '{{*}}');
ALTER TABLE marks ADD COLUMN phrase TEXT CHECK (phrase IN ({_AMONG}));
ALTER TABLE raters ADD COLUMN account INTEGER REFERENCES accounts(id);
CREATE UNIQUE INDEX raters_of_account ON raters (account);
CREATE TABLE received (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 16 AND 64),
    household INTEGER NOT NULL REFERENCES households(id) ON DELETE CASCADE,
    account INTEGER NOT NULL REFERENCES accounts(id),
    answer TEXT NOT NULL,
    stands TEXT NOT NULL
) STRICT;
CREATE INDEX received_of ON received (household);
CREATE TABLE prices (
    period INTEGER NOT NULL REFERENCES periods(id),
    product TEXT NOT NULL CHECK (trim(product) <> ''),
    unit TEXT NOT NULL DEFAULT '',
    price_minor INTEGER NOT NULL CHECK (price_minor >= 0),
    PRIMARY KEY (period, product)
) STRICT;
"""

# These look at columns that are new here.
REMADE = ("income_entries_while_open_update", "marks_while_open_update")


def answer_triggers() -> dict[str, str]:
    """name -> what a trigger does after its name."""
    rescaled = "NEW.minor_digits <> OLD.minor_digits AND EXISTS (SELECT 1 FROM prices)"
    absent = """NOT EXISTS (SELECT 1 FROM consents WHERE purpose = 'take_part' AND confirmed_on IS NOT NULL
        AND withdrawn_on IS NULL AND household = NEW.household)"""
    return {
        "village_keeps_digits_of_prices": refusal("village", "UPDATE", rescaled, "digits_in_use"),
        "received_by_consent": refusal("received", "INSERT", absent, "no_consent"),
    }

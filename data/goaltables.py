"""The table of goals, for a migration: what a household sets out to do, of what the village counts."""

GOALS = """
CREATE TABLE goals (
    household INTEGER NOT NULL REFERENCES households(id) ON DELETE CASCADE,
    criterion TEXT NOT NULL CHECK (trim(criterion) <> ''),
    target REAL NOT NULL CHECK (target > 0),
    chosen_on TEXT NOT NULL CHECK (chosen_on IS date(chosen_on)),
    PRIMARY KEY (household, criterion)
) STRICT;
"""

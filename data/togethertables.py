"""The table of what a village sets out to reach together, for a migration."""

LONGEST_TITLE, LONGEST_UNIT = 80, 20

# `reached` is what was told last of a goal that counts what no household owns; else it is frozen with the season's
# first rating, or it is said why it is withheld.
TOGETHER = f"""
CREATE TABLE goals_together (
    id INTEGER PRIMARY KEY,
    period INTEGER NOT NULL REFERENCES periods(id),
    title TEXT NOT NULL CHECK (length(trim(title)) BETWEEN 1 AND {LONGEST_TITLE}),
    unit TEXT NOT NULL CHECK (length(unit) <= {LONGEST_UNIT}),
    target REAL NOT NULL CHECK (target > 0 AND target <= 1e12),
    criterion TEXT CHECK (trim(criterion) <> ''),
    held_on TEXT NOT NULL CHECK (held_on IS date(held_on)),
    reached REAL CHECK (reached >= 0 AND reached <= 1e12),
    withheld TEXT,
    UNIQUE (period, title),
    UNIQUE (period, criterion),
    CHECK (withheld IS NULL OR (criterion IS NOT NULL AND reached IS NULL))
) STRICT;
"""

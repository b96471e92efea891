"""The table of the village's figures of spread, and the names of more figures, for migrations."""

from data.tablewords import NEVER

SPREAD = """
CREATE TABLE spread (
    period INTEGER NOT NULL REFERENCES periods(id),
    name TEXT NOT NULL CHECK (name IN ('below_floor', 'rose', 'gini')),
    value REAL CHECK (value BETWEEN 0 AND 1),
    withheld TEXT,
    frozen_at TEXT NOT NULL CHECK (frozen_at IS strftime('%Y-%m-%dT%H:%M:%SZ', frozen_at)),
    PRIMARY KEY (period, name),
    CHECK ((value IS NULL) = (withheld IS NOT NULL))
) STRICT;
"""

# Both tables were made for a few names each; which figures there are is for whoever freezes them.
MORE_NAMES = """
ALTER TABLE spread RENAME TO narrow_spread;
CREATE TABLE spread (
    period INTEGER NOT NULL REFERENCES periods(id),
    name TEXT NOT NULL CHECK (name <> ''),
    value REAL CHECK (value BETWEEN 0 AND 1),
    withheld TEXT,
    frozen_at TEXT NOT NULL CHECK (frozen_at IS strftime('%Y-%m-%dT%H:%M:%SZ', frozen_at)),
    PRIMARY KEY (period, name),
    CHECK ((value IS NULL) = (withheld IS NOT NULL))
) STRICT;
INSERT INTO spread SELECT period, name, value, withheld, frozen_at FROM narrow_spread;
DROP TABLE narrow_spread;
ALTER TABLE counts RENAME TO narrow_counts;
CREATE TABLE counts (
    period INTEGER NOT NULL REFERENCES periods(id),
    name TEXT NOT NULL CHECK (name <> ''),
    value REAL CHECK (value >= 0),
    withheld TEXT,
    frozen_at TEXT NOT NULL CHECK (frozen_at IS strftime('%Y-%m-%dT%H:%M:%SZ', frozen_at)),
    PRIMARY KEY (period, name),
    CHECK ((value IS NULL) = (withheld IS NOT NULL))
) STRICT;
INSERT INTO counts SELECT period, name, value, withheld, frozen_at FROM narrow_counts;
DROP TABLE narrow_counts;
"""


CURVES = """
CREATE TABLE curves (
    period INTEGER NOT NULL REFERENCES periods(id),
    name TEXT NOT NULL CHECK (name IN ('lorenz', 'incidence')),
    tenth INTEGER NOT NULL CHECK (tenth BETWEEN 1 AND 10),
    value REAL NOT NULL,
    frozen_at TEXT NOT NULL CHECK (frozen_at IS strftime('%Y-%m-%dT%H:%M:%SZ', frozen_at)),
    PRIMARY KEY (period, name, tenth)
) STRICT;
"""


def spread_triggers() -> dict[str, str]:
    """Bodies of the triggers: what was frozen is never changed."""
    return {f"{table}_never_changed": f"BEFORE UPDATE ON {table} {NEVER}" for table in ("spread", "curves")}

"""The table of the village's figures of spread, for a migration."""

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


def spread_triggers() -> dict[str, str]:
    """Bodies of the triggers: what was frozen is never changed."""
    body = "BEFORE UPDATE ON spread BEGIN SELECT RAISE(ABORT, 'never_changed'); END"
    return {"spread_never_changed": body}

"""What is left of a household that was deleted, for a migration: its number, and its rounded score in each rating."""

from data.tablewords import NEVER

# The numbers are nobody's any more, and no other household is given one of them.
ERASED = """
CREATE TABLE erased (
    number INTEGER PRIMARY KEY,
    erased_at TEXT NOT NULL CHECK (erased_at IS strftime('%Y-%m-%dT%H:%M:%SZ', erased_at))
) STRICT;
CREATE TABLE erased_rows (
    rating INTEGER NOT NULL REFERENCES ratings(id),
    number INTEGER NOT NULL REFERENCES erased(number),
    points INTEGER,
    PRIMARY KEY (rating, number)
) STRICT;
"""


def erase_triggers() -> dict[str, str]:
    """name -> what a trigger does after its name."""
    kept = {
        f"{table}_never_{done}": f"BEFORE {verb} ON {table} {NEVER}"
        for table in ("erased", "erased_rows")
        for verb, done in (("UPDATE", "changed"), ("DELETE", "deleted"))
    }
    again = """BEFORE INSERT ON households WHEN NEW.id IN (SELECT number FROM erased)
        BEGIN SELECT RAISE(ABORT, 'number_erased'); END"""
    return {**kept, "households_not_of_an_erased": again}

"""The tables of what left the book for research, and of counts frozen for the public, for a migration."""

from data.tablewords import NEVER

# `said` is what a row told of a household, frozen; without it a second snapshot would show what was corrected since.
RESEARCH = """
CREATE TABLE research_releases (
    period INTEGER PRIMARY KEY REFERENCES periods(id),
    size INTEGER NOT NULL CHECK (size >= 10),
    released_at TEXT NOT NULL CHECK (released_at IS strftime('%Y-%m-%dT%H:%M:%SZ', released_at))
) STRICT;
CREATE TABLE research_rows (
    period INTEGER NOT NULL REFERENCES research_releases(period),
    household INTEGER NOT NULL REFERENCES households(id) ON DELETE CASCADE,
    pseudonym TEXT NOT NULL UNIQUE CHECK (length(pseudonym) = 32),
    said TEXT NOT NULL CHECK (said <> ''),
    PRIMARY KEY (period, household)
) STRICT;
CREATE TABLE counts (
    period INTEGER NOT NULL REFERENCES periods(id),
    name TEXT NOT NULL CHECK (name IN ('awards', 'helped')),
    value REAL CHECK (value >= 0),
    withheld TEXT,
    frozen_at TEXT NOT NULL CHECK (frozen_at IS strftime('%Y-%m-%dT%H:%M:%SZ', frozen_at)),
    PRIMARY KEY (period, name),
    CHECK ((value IS NULL) = (withheld IS NOT NULL))
) STRICT;
"""


def research_triggers() -> dict[str, str]:
    """name -> what a trigger does after its name: what was given out is remembered, and never changed."""
    return {
        "research_releases_never_changed": f"BEFORE UPDATE ON research_releases {NEVER}",
        "research_releases_never_deleted": f"BEFORE DELETE ON research_releases {NEVER}",
        "research_rows_never_changed": f"BEFORE UPDATE OF period, pseudonym, said ON research_rows {NEVER}",
        "counts_never_changed": f"BEFORE UPDATE ON counts {NEVER}",
    }

"""The tables of the journal, for a migration: what was done, and beside it the values, which alone can be erased."""

from data.tablewords import NEVER

# What Litestream puts into a book that it follows (docs/operations.md): a number, and nothing of anybody.
LITESTREAM = ("_litestream_lock", "_litestream_seq")
# Nor is what a person chose for themselves, or declined; and what a household says about help is for its contact alone,
# and deleted: no digest of it may stay. The digest of a sound stands in a row that is. Of score cards there are
# counters, and no time.
NOT_JOURNALED = frozenset(
    {
        "journal",
        "journal_values",
        "received",
        "card_choices",
        "account_choices",
        "declined_awards",
        "help_words",
        "clip_sounds",
        "scorecard_counts",
        "scorecard_batches",
        "_sqlite_migrations",
        *LITESTREAM,
    }
)
# Scores of households are in no list of changes (charter 1), and neither is which row for research is whose: of these
# only the digest is kept.
VALUES_NOT_KEPT = frozenset({"rating_rows", "research_rows"})
# Shown and kept as a digest: with a password's hash one could try passwords for years after it was changed.
HIDDEN = frozenset({"secret"})
# The acts of entries that stand for no act: rows from before there was a journal, and rows that another tool wrote.
BASELINE = "baseline"
OUTSIDE = "outside"
# Why something is done, beside the reasons of reviews and corrections, which are rows of their own.
WHYS = (
    "asked_by_household",
    "missing",
    "wrong_entry",
    "missing_entry",
    "wrong_household",
    "wrong_source",
    "counted_twice",
    "unlike_before",
    "raters_differ",
    "unclear",
    "checked",
    "calculation",
    "handover",
)

JOURNAL = """
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL CHECK (length(at) = 20),
    kind TEXT NOT NULL CHECK (kind IN ('operator', 'account', 'household', 'stranger')),
    actor INTEGER,
    act TEXT NOT NULL,
    why TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    key TEXT NOT NULL DEFAULT '',
    household INTEGER,
    before TEXT CHECK (length(before) = 64),
    after TEXT CHECK (length(after) = 64),
    hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX journal_of_household ON journal (household) WHERE household IS NOT NULL;
CREATE TABLE journal_values (
    seq INTEGER PRIMARY KEY REFERENCES journal(seq),
    salt TEXT NOT NULL CHECK (length(salt) = 32),
    before TEXT,
    after TEXT
) STRICT;
"""

# The values of a household go when it has been deleted, and not before.
_STILL_THERE = """NOT EXISTS (SELECT 1 FROM journal WHERE seq = OLD.seq AND household IS NOT NULL
    AND household NOT IN (SELECT id FROM households))"""


def journal_triggers() -> dict[str, str]:
    """name -> what a trigger does after its name."""
    return {
        "journal_never_changed": f"BEFORE UPDATE ON journal {NEVER}",
        "journal_never_deleted": f"BEFORE DELETE ON journal {NEVER}",
        "journal_values_never_changed": f"BEFORE UPDATE ON journal_values {NEVER}",
        "journal_values_kept": f"BEFORE DELETE ON journal_values WHEN {_STILL_THERE} {NEVER}",
    }

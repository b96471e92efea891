"""The table of checks, and who the data steward is, for a migration: a household doubts an entry, and is answered."""

from data.tablewords import among, is_time, refusal

# What a household says is wrong, and why an answer is that it stands: from lists, for there are no free words.
DOUBTS = ("too_low", "too_high", "not_so", "missing", "not_ours", "not_understood")
GROUNDS = ("seen_again", "asked_again", "paper", "by_rules", "explained")


# `was` is the value that was doubted, in the village's currency for an income; missing where there was none. `rated_to`
# is the last rating before the answer: what is corrected reaches the board with a later one.
CHECKS = f"""
CREATE TABLE checks (
    id INTEGER PRIMARY KEY,
    household INTEGER NOT NULL REFERENCES households(id) ON DELETE CASCADE,
    period INTEGER NOT NULL REFERENCES periods(id),
    question TEXT NOT NULL CHECK (question = 'level' OR question GLOB 'mark:?*' OR question GLOB 'income:?*'
        OR question GLOB 'measure:?*'),
    rater INTEGER REFERENCES raters(id) CHECK (rater IS NULL OR question GLOB 'mark:*'),
    doubt TEXT NOT NULL CHECK (doubt IN ({among(DOUBTS)})),
    was REAL,
    asked_at TEXT NOT NULL CHECK ({is_time("asked_at")}),
    due_on TEXT NOT NULL CHECK (due_on IS date(due_on) AND due_on > substr(asked_at, 1, 10)),
    outcome TEXT CHECK (outcome IN ('stands', 'corrected')),
    ground TEXT CHECK (ground IN ({among(GROUNDS)})),
    answered_at TEXT CHECK ({is_time("answered_at")} AND answered_at >= asked_at),
    answered_by INTEGER REFERENCES accounts(id),
    rated_to INTEGER NOT NULL DEFAULT 0 CHECK (rated_to >= 0),
    CHECK ((outcome IS NULL) = (answered_at IS NULL) AND (outcome IS NOT NULL OR answered_by IS NULL)),
    CHECK ((ground IS NOT NULL) = (outcome IS NOT NULL AND outcome = 'stands'))
) STRICT;
CREATE INDEX checks_of ON checks (period, household);
ALTER TABLE village ADD COLUMN steward INTEGER REFERENCES accounts(id);
"""


def check_triggers() -> dict[str, str]:
    """name -> what a trigger does after its name."""
    asked = "id, period, question, rater, doubt, was, asked_at, due_on"
    answer = "outcome, ground, answered_at, answered_by, rated_to"
    return {
        "checks_stay_as_asked": refusal("checks", f"UPDATE OF {asked}", "1", "never_changed"),
        "checks_answered_once": refusal("checks", f"UPDATE OF {answer}", "OLD.outcome IS NOT NULL", "check_answered"),
        "checks_kept": refusal(
            "checks", "DELETE", "EXISTS (SELECT 1 FROM households WHERE id = OLD.household)", "never_changed"
        ),
        "checks_of_what_can_change": refusal(
            "checks", "INSERT", "(SELECT state FROM periods WHERE id = NEW.period) = 'closed'", "period_closed"
        ),
    }

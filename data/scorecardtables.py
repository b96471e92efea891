"""The tables of the score card about the working group, for a migration: counters, and nothing else."""

from data.tablewords import NEVER, among

QUESTIONS = ("help_came", "help_of_use", "fair", "explained", "respected")
ANSWERS = ("yes", "rather", "rather_not", "no", "cannot_say")


# A season's rows are all made with its first batch, in the order of their keys, so that their places say nothing.
SCORECARDS = f"""
CREATE TABLE scorecard_counts (
    period INTEGER NOT NULL REFERENCES periods(id),
    question TEXT NOT NULL CHECK (question IN ({among(QUESTIONS)})),
    answer TEXT NOT NULL CHECK (answer IN ({among(ANSWERS)})),
    count INTEGER NOT NULL CHECK (count >= 0),
    PRIMARY KEY (period, question, answer)
) STRICT, WITHOUT ROWID;
CREATE TABLE scorecard_batches (
    period INTEGER PRIMARY KEY REFERENCES periods(id),
    applied INTEGER NOT NULL CHECK (applied >= 1)
) STRICT;
"""


def scorecard_triggers() -> dict[str, str]:
    """name -> what a trigger does after its name: what was counted is not taken back."""
    return {
        "scorecard_counts_only_grow": f"""BEFORE UPDATE ON scorecard_counts WHEN NEW.count < OLD.count
            OR (NEW.period, NEW.question, NEW.answer) IS NOT (OLD.period, OLD.question, OLD.answer) {NEVER}""",
        "scorecard_counts_stay": f"BEFORE DELETE ON scorecard_counts {NEVER}",
        "scorecard_batches_stay": f"BEFORE DELETE ON scorecard_batches {NEVER}",
    }

"""On which days corrections reach a board, and which revision it shows today (charter 3 and 6).

What was published first stands at once. A correction waits for the next of the days that the village rules fix; and on
a day on which a household of the period waits for a check, the board stays as it is. So nobody can tell from two boards
for whom something was corrected, or who asked.
"""

from datetime import date, timedelta
from typing import Any

from data.checks import SETTLED, check_rules
from data.open import Book, today
from data.permissions import needs

Row = dict[str, Any]


@needs("board")
def revision_shown(book: Book, period: str) -> int | None:
    """The revision that a period's board shows today; None where it was never rated."""
    revisions = book.rows(_REVISIONS, period=period)
    corrections = [row for row in revisions if row["why"] is not None]
    first = next((row["revision"] for row in revisions if row["why"] is None), None)
    if not corrections:
        return first
    shown = _taken_up(book, period, corrections)
    return shown if shown is not None else first


@needs("board")
def next_board_day(book: Book) -> str:
    """The next day on which boards may take up what is corrected today."""
    return check_rules(book).next_board_day(today())


def _taken_up(book: Book, period: str, corrections: list[Row]) -> int | None:
    """The correction that the board took up last, on the latest of its days on which nobody waited for a check."""
    rules, waits = check_rules(book), book.rows(_WAITS, period=period)
    day = rules.last_board_day(_tomorrow())
    while day > corrections[-1]["rated_on"]:
        if not any(row["asked_on"] < day <= (row["settled_on"] or day) for row in waits):
            return int(next(row["revision"] for row in corrections if row["rated_on"] < day))
        day = rules.last_board_day(day)
    return None


def _tomorrow() -> str:
    return (date.fromisoformat(today()) + timedelta(1)).isoformat()


_REVISIONS = """
    SELECT x.revision, substr(x.rated_at, 1, 10) AS rated_on, x.why FROM ratings AS x
    JOIN periods AS p ON p.id = x.period WHERE p.name = :period ORDER BY x.revision DESC"""
_WAITS = f"""
    SELECT substr(c.asked_at, 1, 10) AS asked_on, substr({SETTLED}, 1, 10) AS settled_on
    FROM checks AS c JOIN periods AS p ON p.id = c.period WHERE p.name = :period"""  # noqa: S608

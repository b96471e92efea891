"""The marks that a household was given in a period, as they were entered."""

from dataclasses import dataclass

from data.open import Book
from data.permissions import needs


@dataclass(frozen=True)
class MarkGiven:
    """What a rater entered."""

    criterion: str
    rater: str
    mark: float
    entered_at: str


@needs("marks_of")
def marks_of(book: Book, household: str, period: str) -> tuple[MarkGiven, ...]:
    """The marks of a household in a period, by criterion and rater."""
    return tuple(MarkGiven(**row) for row in book.rows(_MARKS, household=household, period=period))


_MARKS = """
    SELECT m.criterion, r.name AS rater, m.mark, m.entered_at FROM marks AS m
    JOIN households AS h ON h.id = m.household JOIN periods AS p ON p.id = m.period JOIN raters AS r ON r.id = m.rater
    WHERE h.name = :household AND p.name = :period ORDER BY m.criterion, r.name"""

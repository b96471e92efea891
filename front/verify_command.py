"""What `laurel verify` does: open a record book as whoever holds its file, and look at all of it."""

from pathlib import Path

from data.actors import OPERATOR
from data.open import open_book
from data.verify import Report, verify
from front.words.problems import lines
from rating.problems import Problem

SHOWN = 20


def verified(path: Path, head: str) -> Report:
    """Everything that was found in a book. Raises BookRefused."""
    with open_book(path, OPERATOR) as book:
        return verify(book, head)


def findings(report: Report) -> list[str]:
    """The first findings in words, and how many more there are."""
    more = len(report.findings) - SHOWN
    rest = [Problem("more_findings", value=more)] if more > 0 else []
    return lines([*report.findings[:SHOWN], *rest])

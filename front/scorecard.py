"""The score card in words: what is asked, and what came of it."""

from dataclasses import dataclass

from data.disclosure import ScorecardResult, scorecard_results
from data.open import Book
from data.scorecardtables import ANSWERS, QUESTIONS
from front.words import scorecard as words

LEAST, MOST = 1, 9


@dataclass(frozen=True)
class ScorecardPage:
    """What came of the score cards of a season: a row for each question, with how many of ten agreed."""

    said: str
    rows: tuple[tuple[str, str], ...]


def questions(period: str) -> list[tuple[str, str]]:
    """What is asked about a season: a code and its sentence."""
    return [(each, words.QUESTIONS[each].format(period=period)) for each in QUESTIONS]


def answers() -> list[tuple[str, str]]:
    """What can be answered: a code and how it is said."""
    return [(each, words.ANSWERS[each]) for each in ANSWERS]


def scorecard_page(book: Book, period: str) -> ScorecardPage | None:
    """What households said of the working group up to a season; None before there is anything to tell."""
    found = scorecard_results(book, period)
    if not found:
        return None
    of = found[0].period
    asked = dict(questions(of))
    rows = tuple((asked[each.question], _of_ten(each)) for each in found)
    return ScorecardPage(words.RESULTS_OF.format(period=of), rows)


def _of_ten(result: ScorecardResult) -> str:
    tenths = round(10 * result.share)
    if tenths >= MOST:
        return words.AT_LEAST
    return words.AT_MOST if tenths <= LEAST else words.ABOUT.format(tenths=tenths)

"""What a board shows: the disclosed bands and village figures, joined with what is counted and under which rules."""

from dataclasses import dataclass

from data.catalogue import Adopted, adopted, current, unagreed
from data.disclosure import Board, Closed, PeriodTotal, board, leagues, village_totals
from data.open import Book
from data.periods import period_names, period_states
from front.counted import Counted, counted
from front.criteria import title_of
from front.named import named
from front.seen_from import Place
from front.together import TogetherRow, together_rows

PUBLISHED = ("published", "closed")


@dataclass(frozen=True)
class BoardPage:
    """Everything on a village's board of one period and league.

    `totals` are of the periods that have a board; `rules_hash` names the exact text of the village rules, `rules_title`
    what they are called, and `period_word` what the rubric calls a period.
    """

    board: Board | Closed
    totals: tuple[PeriodTotal, ...]
    currency: str
    counted: tuple[Counted, ...]
    rules_hash: str
    rules_title: str
    first_season: bool
    period_word: str
    together: tuple[TogetherRow, ...] = ()
    purpose: str = ""


def board_page(book: Book, period: str, league: str | None, where: Place) -> BoardPage:
    """The board of a period and league as it is seen from somewhere, or why there is none, with what goes around it."""
    shown = board(book, period, league, where)
    rules = _rules(book, shown)
    rubric = rules.rubric() if rules else None
    names = period_names(book)
    return BoardPage(
        board=shown,
        totals=tuple(village_totals(book)),
        currency=book.village()["currency"],
        counted=counted(rubric.silence(unagreed(book, rubric))) if rubric else (),
        rules_hash=rules.hash if rules else "",
        rules_title=title_of(rubric) if rubric else "",
        first_season=bool(names) and period == names[0],
        period_word=(rubric.period or "") if rubric else "",
        together=together_rows(book, period),
        purpose=named(book).purpose(shown.purpose) if isinstance(shown, Board) else "",
    )


def periods(book: Book) -> tuple[str, ...]:
    """The periods to choose from: the published ones, the latest first, and then those that are not."""
    latest_first = reversed(period_states(book).items())
    return tuple(name for name, _ in sorted(latest_first, key=lambda each: each[1] not in PUBLISHED))


def groups(book: Book, period: str, where: Place) -> tuple[str | None, ...]:
    """The groups of similar households to choose from, those with names on their board first; (None,) for one group."""
    return tuple(
        sorted(leagues(book, period), key=lambda league: not _names_somebody(book, period, league, where))
    ) or (None,)


def period_word(book: Book) -> str:
    """What the village's rules call a period, such as "year"; "" where they do not say."""
    rules = current(book)
    return (rules.rubric().period or "") if rules else ""


def _names_somebody(book: Book, period: str, league: str | None, where: Place) -> bool:
    shown = board(book, period, league, where)
    return isinstance(shown, Board) and not shown.as_a_whole


def _rules(book: Book, shown: Board | Closed) -> Adopted | None:
    """The rules that a board was made by; where there is no board, those in force."""
    if isinstance(shown, Closed):
        return current(book)
    return next(one for one in adopted(book) if (one.title, one.version) == (shown.title, shown.version))

"""A village's board of a season on one page: every group, deeds and awards, what was earned together, how it works.

The light page, the page in large type, the static site and the posters are drawn from it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from data.disclosure import Board, Closed, PeriodTotal, Thanked, latest_awards, leagues, why_closed
from data.open import Book
from data.periods import period_names
from front.beside import Beside, beside
from front.board import BoardPage, board_page, period_word, periods
from front.counted import Counted
from front.named import NOTHING_NAMED, Named, in_words, named
from front.seen_from import Place
from front.together import TogetherRow, together_rows
from front.words import board as words
from front.words.say import amount

TOTALS = ("earned", "property", "support")


@dataclass(frozen=True)
class VillageBoard:
    """What a village's board of a season shows where it is seen.

    `closed` says why there is none: then `groups`, `deeds`, `awards` and `totals` are empty. `seasons` are those that
    have a board, the latest first. `deeds` are awards that name a deed, `awards` the others, the newest season first.
    `names` says what groups are called.
    """

    village: str
    demo: bool
    where: Place
    period: str
    period_word: str
    seasons: tuple[str, ...]
    closed: Closed | None
    groups: tuple[Board, ...]
    deeds: tuple[Thanked, ...]
    awards: tuple[Thanked, ...]
    totals: tuple[PeriodTotal, ...]
    currency: str
    counted: tuple[Counted, ...]
    rules_hash: str
    rules_title: str
    first_season: bool
    purpose: str
    contact: str
    beside: Beside
    together: tuple[TogetherRow, ...] = ()
    names: Named = NOTHING_NAMED

    @property
    def board(self) -> Board | None:
        """One of its groups' boards: purpose, revision, date and rules are the same on all."""
        return self.groups[0] if self.groups else None


def village_board(book: Book, period: str, where: Place) -> VillageBoard:
    """The board of a village as it is seen from somewhere."""
    village, closed = book.village(), why_closed(book, period)
    shown = [] if closed else [board_page(book, period, league, where) for league in leagues(book, period)]
    around = shown[0] if shown else board_page(book, period, None, where)
    seasons = tuple(each for each in reversed(period_names(book)) if why_closed(book, each) is None)
    names = named(book)
    thanked = in_words(latest_awards(book, where), names) if shown else ()
    return VillageBoard(
        village=village["name"],
        demo=bool(village["demo"]),
        where=where,
        period=period,
        period_word=period_word(book),
        seasons=seasons,
        closed=closed,
        groups=tuple(_boards(shown)),
        deeds=tuple(each for each in thanked if each.deed),
        awards=tuple(each for each in thanked if not each.deed),
        totals=around.totals if shown else (),
        currency=around.currency,
        counted=around.counted,
        rules_hash=around.rules_hash,
        rules_title=around.rules_title,
        first_season=around.first_season,
        purpose=names.purpose(village["purpose"]),
        contact=village["contact"],
        beside=beside(book, period),
        together=together_rows(book, period),
        names=names,
    )


def shown_period(book: Book, wanted: str = "") -> str | None:
    """The season that is asked for, else the latest that was published, else the latest; None where it is not there.

    So a season's end switches its board off until a meeting opens the next one's; "" where there is no season at all.
    """
    known = periods(book)
    if wanted:
        return wanted if wanted in known else None
    return known[0] if known else ""


def total_rows(board: VillageBoard) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The heads and the rows of the table of what was earned, a row for each season; no rows where nothing is told."""
    figures = {(total.period, total.name): total.amount for total in board.totals}
    names = [name for name in TOTALS if any(figures.get((period, name)) is not None for period, _ in figures)]
    if "earned" not in names:
        return (), []
    heads = tuple(words.FIGURES[name] for name in names)
    seasons = dict.fromkeys(period for period, _ in figures)
    return heads, [
        (period, *(_figure(figures.get((period, name)), board.currency) for name in names)) for period in seasons
    ]


def _figure(value: float | None, currency: str) -> str:
    return words.WITHHELD if value is None else amount(value, currency)


def _boards(pages: Sequence[BoardPage]) -> list[Board]:
    """Those that name somebody first."""
    boards = [page.board for page in pages if isinstance(page.board, Board)]
    return sorted(boards, key=lambda board: board.as_a_whole)

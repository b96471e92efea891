"""Somebody tries to work out what a household earned, from everything that is public, by going through all that may be.

Who attacks knows all rules, every table of two seasons, shown or withheld, where each household's cells begin, and
every other household's incomes exactly. Who knows less can tell no more: what may be then may be with less known, too.
The bound for "too few" is smaller here, which gives away more. docs/insight.md says what is defended and what is not.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations_with_replacement, product
from math import ceil, floor, nan
from pathlib import Path
from shutil import copyfile

import numpy as np
import pytest

from data import figures, insight
from data.actors import OPERATOR
from data.catalogue import current_rubric
from data.coarse import Cell, coarsened
from data.disclosure import village_counts, village_spread, village_totals
from data.erase import erase
from data.figures import contributions, rounded, total
from data.givenout import GivenOut, given_out
from data.incomes import Floats, Incomes
from data.insight import spread
from data.meetings import open_board
from data.moves import moved
from data.open import Book, open_book
from data.periods import add_period
from data.ratings import rate_book, store_rating
from tests.data.villages import DAY, descending, earn, village

FLOOR = 10.5
INCOMES = range(25)  # what the household may have earned in a season, as far as who attacks knows
FOURTEENTH = 14  # of the mean income: the least width of what stays open; half of it for those near nothing
Village = tuple[int, ...]
Cells = dict[int, Cell] | None
Record = tuple[object, ...]


@pytest.fixture
def fewer(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for module in (figures, insight):
        monkeypatch.setattr(module, "FEWEST", 2)
    yield
    cells_of.cache_clear()


@cache
def cells_of(homes: Village) -> Cells:
    return coarsened(dict(enumerate(homes)))


def taken(cells: Cells, earlier: Cells) -> Incomes:
    found = cells or {}
    past = [nan if earlier is None else earlier[home].middle for home in found]
    return Incomes(tuple(map(str, found)), *ends(found), np.array(past))


def ends(cells: dict[int, Cell]) -> tuple[Floats, Floats]:
    return np.array([cell.low for cell in cells.values()]), np.array([cell.high for cell in cells.values()])


def parts(incomes: Incomes) -> dict[str, float]:
    return dict(zip(incomes.households, incomes.part_below(FLOOR).tolist(), strict=True))


def season(now: Cells, earlier: Cells = None) -> Record:
    """Everything that is public of a season: its total, its shares, or why they are not shown."""
    told, withheld = total((now or {}).values())
    amount = None if told is None else rounded(told)
    if now is None:
        return amount, withheld
    incomes, before = taken(now, earlier), taken(earlier, None)
    shares = [*spread("", incomes, FLOOR), *moved("", parts(before), parts(incomes))]
    return amount, withheld, *((one.value, one.withheld) for one in shares)


def least_width(smallest: int, others: Sequence[int]) -> float:
    """How wide the set of values has to be at least: by the mean of all, and half of it where it reaches to nothing."""
    return (sum(others) + smallest) / (len(others) + 1) / FOURTEENTH / (1 if smallest else 2)


@pytest.mark.usefixtures("fewer")
def test_who_knows_all_others_in_both_seasons_cannot_tell_an_income_of_either() -> None:
    shown = 0
    for others in combinations_with_replacement(((0, 0), (0, 12), (12, 9), (48, 60)), 5):
        first, second = ([both[at] for both in others] for at in (0, 1))
        may: dict[Record, list[tuple[int, int]]] = defaultdict(list)
        alone = {own: season(cells_of((*first, own))) for own in INCOMES}
        for before, now in product(INCOMES, INCOMES):
            told = season(cells_of((*second, now)), cells_of((*first, before)))
            may[alone[before], told].append((before, now))
        shown += len(may)
        for pairs in may.values():
            for own, rest in zip(zip(*pairs, strict=True), (first, second), strict=True):
                assert max(own) - min(own) >= max(least_width(min(own), rest) - 1, 1)
    assert shown > 500  # so many different public records were seen, of 56 villages


def public(path: Path, changed: dict[str, int]) -> tuple[object, ...]:
    """What everybody may see once both seasons were rated, with other incomes (minor units) of h05 by period."""
    with open_book(path, OPERATOR) as book:
        for period, amount in changed.items():
            sql = """UPDATE income_entries SET amount_minor = :amount
                     WHERE household = (SELECT id FROM households WHERE name = 'h05')
                     AND period = (SELECT id FROM periods WHERE name = :period)"""
            book.db.execute(sql, {"amount": amount, "period": period})
        store_rating(book, SEASONS)
        for period in SEASONS:
            open_board(book, period, DAY)
        return everything(book)


def inside(cells: Mapping[str, Cell] | None, end: str) -> int:
    """The whole amount at an end of the cell of h05."""
    cell = (cells or {})["h05"]
    return ceil(cell.low) if end == "low" else floor(cell.high)


def everything(book: Book) -> tuple[object, ...]:
    given = given_out(book)
    assert isinstance(given, GivenOut)
    return village_totals(book), village_spread(book), village_counts(book), given.line, given.spread, given.counts


SEASONS = ("2025", "2026")


def test_in_a_book_of_forty_nothing_public_changes_with_an_income_from_end_to_end_of_its_cell(tmp_path: Path) -> None:
    earned = [0] * 9 + [7] * 5 + [40 + 3 * at for at in range(26)]
    with village(tmp_path / "a.db", descending(40)) as book:
        for position, period in enumerate(SEASONS, start=2):
            add_period(book, period, position)
            earn(book, {f"h{39 - i:02}": str(amount + position) for i, amount in enumerate(earned)}, period=period)
        cells = contributions(book, current_rubric(book), rate_book(book).values())
    found = []
    for end in ("low", "high"):
        copyfile(tmp_path / "a.db", tmp_path / f"{end}.db")
        found.append(public(tmp_path / f"{end}.db", {p: inside(cells[p, "earned"], end) for p in SEASONS}))
    before = public(tmp_path / "a.db", {})
    assert found == [before, before]
    with open_book(tmp_path / "a.db", OPERATOR) as book:
        erase(book, "h05")
        store_rating(book, SEASONS, why="wrong_entry")
        assert everything(book) == before
        assert {one.name for one in village_spread(book) if one.value is not None} == {
            "below_floor",
            "rose",
        }

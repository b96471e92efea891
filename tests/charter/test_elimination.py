"""Charter 3 and 6 against whoever keeps every board and works out by elimination what none of them says.

Every world of a village of five is gone through: how they stand, who agreed, and who withdraws between two ratings. To
each series of boards belong all worlds that would have shown just that. What is the same in all of them, somebody
could know; of a household that was never named, that must be nothing.
"""

import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import combinations, permutations, product
from pathlib import Path

import numpy as np
import pytest

from data import disclosure
from data.actors import OPERATOR
from data.checks import ask_check
from data.disclosure import Board, board
from data.households import give_consent, withdraw_consent
from data.open import Book, open_book, today
from data.ratings import store_rating
from rating.bands import cut, within
from tests.data.villages import DAY, at_home, descending, village

HOUSEHOLDS, FEWEST, LEVELS = 5, 3, 3
EVERYBODY = range(HOUSEHOLDS)
PAIRS = {pair: 1 << bit for bit, pair in enumerate(permutations(EVERYBODY, 2))}
Points = tuple[int, ...]
Bands = tuple[tuple[int, ...], ...]


@cache
def rated(points: Points, agreed: int) -> Bands:
    """The bands of a rating, among those who agreed on its day (a bit each); equal points cannot be told apart."""
    seen = [each for each in EVERYBODY if agreed >> each & 1]
    if len(seen) < FEWEST:
        return ()
    found = np.array([points[each] for each in seen])
    bands = within(cut(found.tolist(), found[:, None] > found[None, :]), len(seen) // 3)
    return tuple(tuple(seen[at] for at in band) for band in bands)


def shown(points: Points, agreed: int, standing: int) -> Bands:
    """The board of a rating on which those are named whose consent still stands."""
    named = (tuple(each for each in band if standing >> each & 1) for band in rated(points, agreed))
    return tuple(band for band in named if band)


@dataclass
class Known:
    """Of all worlds that show the same boards: bits of what holds in any of them."""

    agrees: int = 0
    stayed: int = 0
    orders: int = 0


def worlds() -> Iterator[tuple[Points, int, int]]:
    """How all stand, who agreed, and who still does when the next rating is made: all of them, or all but one."""
    for points, agreed in product(product(range(LEVELS), repeat=HOUSEHOLDS), range(1 << HOUSEHOLDS)):
        yield points, agreed, agreed
        yield from ((points, agreed, agreed & ~(1 << one)) for one in EVERYBODY if agreed >> one & 1)


@pytest.fixture(scope="module")
def known() -> dict[tuple[Bands, Bands, Bands], Known]:
    """A first board, the same once somebody has withdrawn, and the next rating's -> what the worlds behind allow."""
    found: dict[tuple[Bands, Bands, Bands], Known] = defaultdict(Known)
    for points, agreed, after in worlds():
        boards = shown(points, agreed, agreed), shown(points, agreed, after), shown(points, after, after)
        entry = found[boards]
        entry.agrees |= after
        entry.stayed |= ~(agreed & ~after)
        entry.orders |= orders(points)
    return found


@cache
def orders(points: Points) -> int:
    return sum(bit for (one, other), bit in PAIRS.items() if points[one] > points[other])


def never_named(boards: tuple[Bands, ...]) -> set[int]:
    return set(EVERYBODY) - {each for bands in boards for band in bands for each in band}


def test_that_somebody_does_not_agree_cannot_be_known(known: dict[tuple[Bands, Bands, Bands], Known]) -> None:
    assert len(known) > 10
    for boards, entry in known.items():
        assert all(entry.agrees >> each & 1 for each in never_named(boards)), boards


def test_who_withdrew_without_having_been_named_cannot_be_known(
    known: dict[tuple[Bands, Bands, Bands], Known],
) -> None:
    for boards, entry in known.items():
        assert all(entry.stayed >> each & 1 for each in never_named(boards)), boards


def test_how_two_stand_who_were_not_named_cannot_be_known(known: dict[tuple[Bands, Bands, Bands], Known]) -> None:
    for boards, entry in known.items():
        for one, other in combinations(sorted(never_named(boards)), 2):
            assert entry.orders & PAIRS[one, other], boards
            assert entry.orders & PAIRS[other, one], boards


def test_the_boards_gone_through_here_are_those_of_the_gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disclosure, "FEWEST_IN_LEAGUE", FEWEST)
    names = list(descending(HOUSEHOLDS))
    with village(tmp_path / "a.db", descending(HOUSEHOLDS)) as book:
        for points, agreed, gone in (
            ((2, 1, 0, 0, 0), 0b11111, 3),
            ((2, 1, 0, 0, 0), 0b11111, 0),
            ((1, 1, 0, 0, 2), 0b11110, 1),
            ((1, 1, 0, 0, 0), 0b01111, 3),
            ((2, 1, 0, 1, 2), 0b01011, 1),
            ((2, 1, 0, 0, 0), 0b11000, 3),
        ):
            _stands(book, points, agreed)
            assert _named(book, names) == shown(points, agreed, agreed)
            withdraw_consent(book, names[gone], "wall")
            assert _named(book, names) == shown(points, agreed, agreed & ~(1 << gone))


def test_in_a_small_village_nobody_below_the_top_changes_the_board_by_agreeing_or_not(tmp_path: Path) -> None:
    """Seventeen who agree, of whom five are named: any two of the others may be without a consent."""
    with village(tmp_path / "a.db", descending(17)) as book:
        before = board(book, "2024")
        assert isinstance(before, Board)
        named = {name for band in before.bands for name in band}
        assert len(named) == 5
        for one, other in combinations(sorted(set(descending(17)) - named), 2):
            book.db.execute("BEGIN")
            book.db.execute(
                "DELETE FROM consents WHERE purpose = 'wall' AND household IN "
                "(SELECT id FROM households WHERE name IN (?, ?))",
                [one, other],
            )
            assert board(book, "2024") == before
            book.db.execute("ROLLBACK")


def _stands(book: Book, points: Points, agreed: int) -> None:
    """Rate anew with these marks and consents."""
    for number, each in enumerate(points, 1):
        book.db.execute("UPDATE marks SET mark = ? WHERE household = ?", [10.0 * each, number])
    book.db.execute("DELETE FROM consents WHERE purpose = 'wall'")
    for each, name in enumerate(descending(HOUSEHOLDS)):
        if agreed >> each & 1:
            give_consent(book, name, "wall", DAY)
    store_rating(book)


def _named(book: Book, names: list[str]) -> Bands:
    found = board(book, "2024")
    assert isinstance(found, Board)
    return tuple(tuple(names.index(name) for name in band) for band in found.bands)


class Village:
    """A village of five whose first of three boards is out; `series` gives all three, as somebody might keep them."""

    def __init__(self, path: Path, patch: pytest.MonkeyPatch) -> None:
        self.path, self.patch, self.names = path, patch, list(descending(HOUSEHOLDS))
        patch.setattr(disclosure, "FEWEST_IN_LEAGUE", FEWEST)
        with village(path, descending(HOUSEHOLDS)):
            pass
        first = date.fromisoformat(today()).replace(day=1)
        self.days = [(first + timedelta(32 * month)).replace(day=1) + timedelta(2) for month in (1, 2)]

    def series(self, asks: str, corrected: str, *, answered: bool) -> tuple[Bands, ...]:
        """Of a world: who asks for a check, when somebody is corrected, whether the check is answered in between."""
        with open_book(Path(shutil.copy(self.path, self.path.with_name("world.db"))), OPERATOR) as book:
            seen = [_named(book, self.names)]
            if asks:
                ask_check(at_home(book, asks), asks, "2024", "level", "too_low")
            if corrected == "before":
                self._correct(book)
            seen.append(self._on(book, 0))
            later = f"{self.days[0] + timedelta(1)}T00:00:00Z"
            if corrected == "after":
                with self.patch.context() as then:
                    then.setattr("data.ratings.now", lambda: later)
                    self._correct(book)
            if answered:
                sql = "UPDATE checks SET outcome = 'stands', ground = 'paper', answered_at = ?"
                book.db.execute(sql, [later])
            return (*seen, self._on(book, 1))

    def _correct(self, book: Book) -> None:
        """Turns the order of all round."""
        for number in range(1, HOUSEHOLDS + 1):
            book.db.execute("UPDATE marks SET mark = ? WHERE household = ?", [10.0 * number, number])
        store_rating(book, why="wrong_entry")

    def _on(self, book: Book, at: int) -> Bands:
        with self.patch.context() as on:
            on.setattr("data.boarddays.today", self.days[at].isoformat)
            return _named(book, self.names)


def test_from_no_series_of_boards_it_is_known_who_waits_for_a_check_nor_whether_anybody_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asks, the boards are those of a village where nobody did: a correction may have come a little later."""
    five = Village(tmp_path / "a.db", monkeypatch)
    nobody = {when: five.series("", when, answered=False) for when in ("", "before", "after")}
    assert len(set(nobody.values())) == 3
    for corrected, answered, looks_like in (
        ("", False, ""),
        ("", True, ""),
        ("before", False, ""),
        ("before", True, "after"),
    ):
        worlds = {five.series(asks, corrected, answered=answered) for asks in five.names}
        assert worlds == {nobody[looks_like]}, (corrected, answered)

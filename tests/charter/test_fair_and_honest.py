"""Charter 5 and 6 on what the record book gives out: fair groups, and numbers no surer or finer than they are."""

import random
from itertools import pairwise
from pathlib import Path

import pytest

from data.disclosure import Board, board, leagues, village_totals
from data.meetings import open_board
from data.open import Book
from data.periods import add_period
from data.ratings import store_rating
from tests.data.villages import DAY, earn, stored, village


def shown(book: Book, league: str | None = None) -> tuple[tuple[str, ...], ...]:
    found = board(book, "2024", league)
    assert isinstance(found, Board)
    return found.bands


@pytest.mark.parametrize("seed", range(6))
def test_whatever_the_scores_a_board_keeps_to_its_limits(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    scores = {f"h{i:02}": float(draw.randint(40, 60)) for i in range(draw.randint(10, 45))}
    agreed = [name for name in scores if draw.random() < 0.8]
    with village(tmp_path / "a.db", scores, agreed=agreed, top=draw.randint(1, 20)) as book:
        bands = shown(book)
        named = [name for band in bands for name in band]
        assert len(named) <= len(agreed) // 3
        assert len(agreed) >= 15 or not named
        assert set(named) <= set(agreed)
        # Equal scores are never told apart, and who is named did no worse than anybody who is not.
        by_score = [{scores[name] for name in band} for band in bands]
        assert all(len(values) == 1 for values in by_score)
        best = [values.pop() for values in by_score]
        assert best == sorted(best, reverse=True)
        left = [scores[name] for name in agreed if name not in named]
        assert not named or not left or min(best) > max(left)
        assert all(list(band) == sorted(band) for band in bands)


@pytest.mark.parametrize("seed", range(3))
def test_a_place_is_published_only_as_sure_as_it_is(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    scores = {f"h{i:02}": float(draw.randint(50, 95)) for i in range(60)}
    with village(tmp_path / "a.db", scores, apart=0.8, top=20) as book:
        best = [max(scores[name] for name in band) for band in shown(book)]
        # Even a single pair is told apart at 95 % only from 1.96 standard errors of the difference on.
        assert all(one - next_one > 1.96 * 0.8 * 2**0.5 for one, next_one in pairwise(best))
        assert len(best) >= 2
    with village(tmp_path / "b.db", scores, apart=None, top=20) as book:
        assert shown(book) == ()


def test_households_without_earner_are_in_a_group_of_their_own_and_rated_without_income(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", {f"h{i:02}": 50 for i in range(30)}) as book:
        book.db.execute("UPDATE households SET earners = 0, league = 'field' WHERE id <= 15")
        book.db.execute("UPDATE households SET league = 'hill' WHERE id > 15")
        add_period(book, "2025", 2)
        earn(book, {f"h{i:02}": "10" for i in range(30)})
        earn(book, {f"h{i:02}": "20" for i in range(30)}, period="2025")
        store_rating(book)
        rated = stored(book, "2025")
        assert leagues(book, "2024") == ("field", "hill")
        assert all("growth" not in row.parts for row in rated.rows if row.league == "field")
        assert all("growth" in row.parts for row in rated.rows if row.league == "hill")


def test_money_in_public_is_of_the_village_as_a_whole_only(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", {f"h{i:02}": 50 for i in range(30)}) as book:
        add_period(book, "2025", 2)
        earn(book, {f"h{i:02}": str(1000 + i) for i in range(30)}, period="2025")
        store_rating(book)
        open_board(book, "2025", DAY)
        (earned,) = [t for t in village_totals(book) if t.amount is not None]
        # 30 × 1000 + (0 + ... + 29) = 30 435, to two digits, give or take what rounding each income first takes off
        assert (earned.name, earned.amount) in (("earned", 30_000), ("earned", 31_000))


@pytest.mark.parametrize("contributors", [1, 5, 9])
def test_a_figure_of_fewer_than_ten_is_never_said(tmp_path: Path, contributors: int) -> None:
    with village(tmp_path / "a.db", {f"h{i:02}": 50 for i in range(30)}) as book:
        add_period(book, "2025", 2)
        for source in ("wage", "rent", "gift"):
            earn(book, {f"h{i:02}": "1000" for i in range(contributors)}, source, period="2025")
        store_rating(book)
        open_board(book, "2025", DAY)
        assert [t.amount for t in village_totals(book)] == [None] * 6

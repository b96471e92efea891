"""How scores, levels and awards spread over kinds of households: rounded, of ten at least, and never about one."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from data.actors import OPERATOR
from data.disclosure import Closed
from data.fairness import Fairness, Spread, fairness, other_weights
from data.open import Book, open_book
from data.periods import advance
from data.ratings import store_rating
from rating.explain import score_of
from rating.loading import load_rubric
from tests.data.villages import RUBRIC, village


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty of three with 61 to 80 points, in hill; nine of one and one of six, with 30, in river."""
    path = tmp_path_factory.mktemp("fair") / "a.db"
    songs = {f"h{at:02}": 61.0 + at if at < 20 else 30.0 for at in range(30)}
    with village(path, songs) as book:
        book.db.execute("UPDATE households SET members = CASE WHEN id <= 20 THEN 3 WHEN id < 30 THEN 1 ELSE 6 END")
        book.db.execute("UPDATE households SET league = iif(id <= 20, 'hill', 'river')")
        store_rating(book)
    return path


@pytest.fixture
def book(made: Path, tmp_path: Path) -> Iterator[Book]:
    copyfile(made, tmp_path / "a.db")
    with open_book(tmp_path / "a.db", OPERATOR) as opened:
        advance(opened, "2024", "published")
        yield opened


def told(book: Book) -> tuple[Fairness, dict[str, Spread]]:
    found = fairness(book, "2024")
    assert isinstance(found, Fairness)
    return found, {one.name: one for one in found.spreads}


def test_medians_are_to_the_next_five_and_shares_in_tenths_of_ten_at_least_on_either_side(book: Book) -> None:
    found, by_name = told(book)
    assert found.leaves == ("one", "two", "three")  # from 35, 50 and 65 points
    hill = by_name["hill"]
    assert hill.median == 70  # 61 to 80: 70.5
    assert hill.leaves == (None, None, None)  # all, all, and 16 of 20: fewer than ten on the other side
    assert by_name["river"].median == 30
    assert by_name["to_four"] == Spread("size", "to_four", 70, hill.leaves, None, hill.otherwise)


def test_of_nine_households_nothing_is_said_nor_of_one(book: Book) -> None:
    _, by_name = told(book)
    for name in ("to_two", "more"):
        assert by_name[name] == Spread("size", name, None, (None,) * 3, None, (None,) * 3)


def test_who_received_an_award_is_a_share_once_the_season_is_closed(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.fairness._thanked", lambda *_: frozenset(f"h{at:02}" for at in range(10)))
    assert told(book)[1]["hill"].thanked is None
    advance(book, "2024", "closed")
    assert told(book)[1]["hill"].thanked == 0.5
    assert told(book)[1]["river"].thanked is None


def test_other_weights_are_all_alike_or_one_part_at_half() -> None:
    rubric = load_rubric(RUBRIC.format(top=10))
    others = other_weights(rubric)
    weights = {name: [part.weight for part in each.score.parts.values()] for name, each in others.items()}
    assert weights == {"": [1, 1], "songs": [30, 40], "growth": [60, 20]}
    # 60 × 90 + 40 × 30 = 66; alike 60; songs halved (30 × 90 + 40 × 30) / 70; growth halved (60 × 90 + 20 × 30) / 80.
    scores = [score_of(each, {"songs": 90.0, "growth": 30.0}) for each in others.values()]
    assert scores == pytest.approx([60, 3900 / 70, 75])


def test_how_many_would_stand_at_another_level_is_said_in_tens(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    found, _ = told(book)
    assert found.weights == ("", "songs", "growth")
    assert found.moved == (("few", None),) * 3  # nobody has growth: no weight changes anything
    monkeypatch.setattr("data.fairness._points", lambda _, rows: {row.household: 40 for row in rows})
    assert told(book)[0].moved == (("most", None),) * 3  # twenty fall, and ten rise from 30 to the first level
    monkeypatch.setattr(
        "data.fairness._points", lambda _, rows: {row.household: max(row.points or 0, 40) for row in rows}
    )
    assert told(book)[0].moved == (("about", 10),) * 3


def test_before_the_publication_nothing_is_said(made: Path) -> None:
    with open_book(made, OPERATOR) as book:
        assert fairness(book, "2024") == Closed("not_rated")
        assert fairness(book, "1999") == Closed("not_rated")

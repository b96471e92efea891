"""The charter on what pages show: no points, no place below the top, nobody without consent, nothing of a neighbour."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.accounts import ROLES
from data.actors import OPERATOR, Actor
from data.disclosure import leagues
from data.households import consenting
from data.open import Book, open_book
from data.periods import period_names
from data.ratings import latest
from front import choices
from front.progress import households
from tests.front.conftest import components_once, demo, demo_folder, served, text_of, visit

__all__ = ["components_once", "demo", "demo_folder", "served"]

BEND = "willow-bend.db"
FOR_EVERYBODY = ("board", "fund", "insight", "progress", "thanks")
FOR_STAFF = (
    "awards",
    "checks",
    "fairness",
    "grid",
    "households",
    "imports",
    "journal",
    "notices",
    "people",
    "publishing",
    "questions",
    "review",
    "rules",
    "seasons",
    "treasury",
)


def boards(book: Book) -> Iterator[tuple[str, str | None]]:
    for period in [name for name in period_names(book) if latest(book, name)][::2]:
        yield from ((period, league) for league in leagues(book, period))


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[\w.−-]+", text.replace("\\", "")))


def labels(book: Book) -> dict[str, str]:
    """household -> the name it goes by on pages."""
    return {household: label for label, household in households(book).items()}


def test_a_board_shows_at_most_the_top_third_of_a_group_and_only_who_agreed(demo: Path) -> None:
    with open_book(demo / BEND, OPERATOR) as book:
        named, agreed = labels(book), consenting(book, "wall")
        for period, league in boards(book):
            stored = latest(book, period)
            assert stored is not None
            group = [row for row in stored.rows if row.league == league and row.rank is not None]
            top = {row.household for row in group if (row.rank or 0) <= len(group) // 3}
            shown = words_of(text_of(visit(village="Willow Bend", period=period, group=str(league))))
            seen = {household for household, label in named.items() if label in shown}
            assert seen <= top & agreed
            assert not seen or len(group) >= 15


def test_a_board_shows_no_score_of_any_household(demo: Path) -> None:
    with open_book(demo / "malausma.db", OPERATOR) as book:
        for period in period_names(book)[::3]:
            stored = latest(book, period)
            assert stored is not None
            scores = {f"{(row.points or 0) / 10**stored.decimals:.{stored.decimals}f}" for row in stored.rows}
            shown = words_of(text_of(visit(village="Malausma", period=period)))
            assert not scores & shown


def test_a_board_shows_no_money_of_any_household(demo: Path) -> None:
    with open_book(demo / BEND, OPERATOR) as book:
        amounts = {row["amount_minor"] // 100 for row in book.rows("SELECT amount_minor FROM income_entries")}
    shown = words_of(text_of(visit(village="Willow Bend")).replace(",", ""))
    assert not {str(amount) for amount in amounts if amount > 2100} & shown


@pytest.mark.parametrize("chosen", [0, 11, 30])
def test_a_households_page_names_no_other_household(demo: Path, chosen: int) -> None:
    with open_book(demo / BEND, OPERATOR) as book:
        named = households(book)
    label = list(named)[chosen]
    shown = words_of(text_of(visit("progress", household=label)))
    assert label in shown
    others = {other for other in named if other != label} | {other for other in named.values() if other != named[label]}
    assert not others & shown


def test_a_households_page_shows_no_value_of_a_neighbour_and_no_place(demo: Path) -> None:
    with open_book(demo / "ciwangi.db", OPERATOR) as book:
        own = next(iter(households(book).values()))
        stored = latest(book, "season-6")
        assert stored is not None
        foreign = {f"{(row.points or 0) / 100:.2f}" for row in stored.rows if row.household != own}
    text = text_of(visit("progress", village="Ciwangi"))
    assert not foreign & words_of(text)
    assert not re.search(r"\b(rank|place|better than|worse than)\b", text, re.IGNORECASE)


def test_nothing_that_a_household_chooses_from_is_sorted_by_score(demo: Path) -> None:
    with open_book(demo / BEND, OPERATOR) as book:
        listed = list(households(book))
    assert listed == sorted(listed, key=str.casefold)


def test_no_page_speaks_of_points_taken_away(demo: Path) -> None:
    for page in FOR_EVERYBODY:
        assert not re.search(r"\b(points?|minus|penalt|deduct)", text_of(visit(page)), re.IGNORECASE)


def test_a_demonstration_says_so_on_every_page(demo: Path) -> None:
    for page in FOR_EVERYBODY:
        assert any("demonstration" in info.value for info in visit(page, village="Ciwangi").info)


@pytest.mark.parametrize("page", FOR_STAFF)
def test_no_page_for_staff_shows_a_score_or_a_place(page: str, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = Actor("account", 1, "working-group", frozenset(ROLES), confirmed=True)
    monkeypatch.setattr(choices, "current", lambda _village: everything)
    with open_book(demo / "malausma.db", OPERATOR) as book:
        rated = [stored for period in period_names(book) if (stored := latest(book, period)) is not None]
    # Printed with two decimals, so that no count is taken for a score.
    scores = {
        f"{row.points / 10**stored.decimals:.{stored.decimals}f}"
        for stored in rated
        for row in stored.rows
        if row.points
    }
    test = visit(page, village="Malausma")
    cells = {str(cell) for frame in test.dataframe for row in frame.value.to_numpy().tolist() for cell in row}
    assert not test.exception
    assert test.title
    assert not scores & (words_of(text_of(test)) | cells)
    assert not re.search(r"\b(rank|better than|worse than)\b", text_of(test), re.IGNORECASE)


def test_only_the_pages_looked_at_here_exist() -> None:
    pages = Path(__file__).parent.parent.parent / "front" / "pages"
    assert {path.stem for path in pages.glob("*.py")} == {*FOR_EVERYBODY, *FOR_STAFF}, "look at the new page here too"

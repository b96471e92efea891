"""Households are found by what people know of them, corrected, put away, and divide and join over time."""

import pytest

from data.editing import archive_household, edit_household, unarchive_household
from data.errors import EntryRefused
from data.finding import find_households
from data.households import register, withdraw_consent
from data.open import Book, today
from data.successions import join_households, split_household


def code(refused: pytest.ExceptionInfo[EntryRefused]) -> str:
    return refused.value.problems[0].code


@pytest.fixture
def homes(book: Book) -> Book:
    for number, nickname, group in (
        ("h10", "Élan", "Upper lane"),
        ("h9", "Ash", "Upper lane"),
        ("h2", "Elm", "Lower lane"),
    ):
        register(book, f"home-{number}", house_number=number, nickname=nickname, group=group)
    return book


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["oak.2", "wren", "home-h2", "home-h9", "home-h10"]),
        ("h9", ["home-h9"]),
        ("H10", ["home-h10"]),
        ("elan", ["home-h10"]),
        ("upper", ["home-h9", "home-h10"]),
        ("upper ash", ["home-h9"]),
        ("lane h2", ["home-h2"]),
        ("WREN", ["wren"]),
        ("nobody", []),
    ],
)
def test_a_household_is_found_by_number_nickname_group_or_name(homes: Book, text: str, expected: list[str]) -> None:
    assert [each.name for each in find_households(homes, text)] == expected


def test_whoever_withdrew_is_not_found_and_the_archived_only_on_request(homes: Book) -> None:
    withdraw_consent(homes, "home-h9", "take_part")
    archive_household(homes, "home-h10")
    assert find_households(homes, "upper") == ()
    assert [each.archived_on for each in find_households(homes, "upper", archived=True)] == [today()]
    unarchive_household(homes, "home-h10")
    assert [each.name for each in find_households(homes, "upper")] == ["home-h10"]


def test_what_identifies_a_household_is_corrected(homes: Book) -> None:
    edit_household(
        homes, "home-h9", name=" ash  home ", house_number="h9b", group="", members=5, earners=1.5, league="hill"
    )
    (found,) = find_households(homes, "h9b")
    assert (found.name, found.group, found.members, found.earners, found.league) == ("ash home", None, 5, 1.5, "hill")
    assert found.nickname == "Ash"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"name": "  "}, "empty_household_name"),
        ({"name": "wren"}, "household_there"),
        ({"name": "WREN\u200b"}, "household_there"),
        ({"name": "x" * 101}, "long_household_name"),
        ({"members": -1}, "not_accepted"),
        ({"religion": "x"}, "unknown_field"),
        ({"house_number": "h1", "earners": -2}, "not_accepted"),
    ],
)
def test_a_wrong_correction_changes_nothing(homes: Book, changes: dict[str, object], expected: str) -> None:
    before = homes.rows("SELECT * FROM households")
    with pytest.raises(EntryRefused) as refused:
        edit_household(homes, "home-h9", **changes)
    assert code(refused) == expected
    assert homes.rows("SELECT * FROM households") == before


def test_nothing_is_written_about_a_household_that_withdrew(homes: Book) -> None:
    withdraw_consent(homes, "home-h9", "take_part")
    with pytest.raises(EntryRefused) as refused:
        edit_household(homes, "home-h9", members=9)
    assert code(refused) == "no_consent"


def test_a_household_divides_by_shares_and_two_become_one(homes: Book) -> None:
    split_household(homes, "home-h9", {"home-h10": 0.6, "home-h2": 0.4}, "2025")
    join_households(homes, ["wren", "oak.2"], "home-h10", "2025")
    shares = homes.rows("SELECT count(*) AS n, sum(share) AS share FROM succession")
    assert shares == [{"n": 4, "share": pytest.approx(3.0)}]


@pytest.mark.parametrize(
    ("old", "parts", "period", "expected"),
    [
        ("home-h9", {"home-h10": 0.6, "home-h2": 0.6}, "2025", "shares_above_one"),
        ("home-h9", {"home-h9": 1.0}, "2025", "not_accepted"),
        ("home-h9", {"home-h10": 0.0}, "2025", "not_accepted"),
        ("home-h9", {"nobody": 1.0}, "2025", "unknown_household"),
        ("home-h9", {"home-h10": 1.0}, "2026", "unknown_period"),
        ("home-h10", {"wren": 0.5}, "2025", "comes_from_itself"),
    ],
)
def test_a_division_that_cannot_be_is_refused_whole(
    homes: Book, old: str, parts: dict[str, float], period: str, expected: str
) -> None:
    join_households(homes, ["wren"], "home-h10", "2024")
    before = homes.rows("SELECT * FROM succession")
    with pytest.raises(EntryRefused) as refused:
        split_household(homes, old, parts, period)
    assert code(refused) == expected
    assert homes.rows("SELECT * FROM succession") == before


def test_a_household_that_a_file_told_apart_by_capitals_keeps_its_name_when_corrected(homes: Book) -> None:
    homes.db.execute("UPDATE households SET name = 'HOME-H9' WHERE name = 'home-h10'")
    edit_household(homes, "HOME-H9", name="HOME-H9", members=7)
    (found,) = [each for each in find_households(homes) if each.name == "HOME-H9"]
    assert found.members == 7

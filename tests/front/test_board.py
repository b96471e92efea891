"""The Board page."""

from pathlib import Path

import pytest

from data.actors import Actor
from data.disclosure import Board, board
from data.households import withdraw_consent
from data.meetings import describe_village, open_board
from data.open import create_book, open_book, today
from data.periods import add_period
from data.ratings import store_rating
from data.reviewtables import CORRECTIONS
from front import choices
from front.markdown import plain
from front.villages import Village
from front.words import board as words
from front.words import pages, staff
from tests.data.villages import DAY, descending, once_boards_moved, village
from tests.front.conftest import text_of, visit

DEMONSTRATIONS = ("willow-bend", "ciwangi", "gunungwangi", "langan", "malausma", "sukaambit", "wargabinangun")


def named(key: str) -> str:
    return key.replace("-", " ").title()


def test_without_a_village_the_page_says_so(served: Path) -> None:
    page = visit()
    assert not page.exception
    assert pages.NO_VILLAGES in text_of(page)


@pytest.mark.parametrize("key", DEMONSTRATIONS)
def test_every_demonstration_village_has_a_board_and_says_what_it_is(demo: Path, key: str) -> None:
    page = visit(village=named(key))
    assert not page.exception
    assert [title.value for title in page.title] == [words.TITLE.format(village=named(key))]
    assert [info.value for info in page.info] == [pages.DEMONSTRATION]
    assert {header.value for header in page.header} >= {words.EARNED, words.COUNTED, words.HOW, words.ABOUT}


@pytest.mark.parametrize(("period", "group"), [("2023", "river")])
def test_the_table_shows_the_bands_that_may_be_shown_and_nothing_else(demo: Path, period: str, group: str) -> None:
    with open_book(demo / "willow-bend.db") as book:
        shown = board(book, period, group)
    assert isinstance(shown, Board)
    assert shown.bands
    page = visit(village="Willow Bend", period=period, group=group)
    expected = [[str(place), plain(", ".join(band))] for place, band in enumerate(shown.bands, 1)]
    assert page.table[0].value.to_numpy().tolist() == expected
    assert list(page.table[0].value.columns) == [words.PLACE, words.HOUSEHOLDS]


def test_a_group_that_is_not_placed_is_thanked_as_a_whole(demo: Path) -> None:
    page = visit(village="Willow Bend", period="2025", group="field")
    assert words.AS_A_WHOLE in text_of(page)
    assert words.PLACE not in text_of(page).splitlines()


def test_a_first_season_says_that_growth_does_not_count_yet(demo: Path) -> None:
    assert words.FIRST_SEASON in text_of(visit(period="2022"))
    assert words.FIRST_SEASON not in text_of(visit(period="2023"))


def test_a_figure_that_would_tell_too_much_is_not_shown(demo: Path) -> None:
    page = visit(village="Langan")
    figures = next(table.value for table in page.table if "From work and farm" in table.value.columns)
    by_season = dict(zip(figures.iloc[:, 0], figures["From work and farm"], strict=True))
    assert by_season[plain("season-3")] == words.WITHHELD
    assert by_season[plain("season-4")] != words.WITHHELD


def test_what_is_counted_is_said_with_weights_that_add_up_and_another_way(demo: Path) -> None:
    page = visit(village="Willow Bend")
    counted = next(table.value for table in page.table if words.COUNTED_WEIGHT in table.value.columns)
    weights = [float(weight.removesuffix(" %")) for weight in counted[words.COUNTED_WEIGHT]]
    assert sum(weights) == pytest.approx(100, abs=0.5)
    assert all(counted[words.COUNTED_ANOTHER].str.len() > 10)


def test_contact_rules_and_revision_are_on_every_board(demo: Path) -> None:
    text = text_of(visit(village="Willow Bend"))
    assert plain("demo@example.org") in text
    assert plain("version 2026-01") in text
    assert plain("revision 1.") in text


@pytest.mark.parametrize("code", ["no_purpose", "no_contact", "not_opened", "not_rated"])
def test_a_closed_board_says_why(served: Path, code: str) -> None:
    with village(served / "bend.db", descending(20)) as book:
        if code == "no_purpose":
            describe_village(book, purpose="")
        if code == "no_contact":
            describe_village(book, contact="")
        if code == "not_opened":
            book.db.execute("DELETE FROM meetings WHERE decision = 'open_board'")
        if code == "not_rated":
            add_period(book, "2025", 2)
            open_board(book, "2025", DAY)
    page = visit()
    assert not page.exception
    assert words.REASONS[code] in text_of(page)
    assert "h00" not in text_of(page)
    assert not page.info


def test_a_village_without_a_season_says_so(served: Path) -> None:
    create_book(served / "new.db", "New").close()
    page = visit()
    assert not page.exception
    assert pages.NO_PERIODS in text_of(page)


def test_whoever_administers_it_is_told_the_steps_to_the_first_season(
    served: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_book(served / "new.db", "New").close()
    monkeypatch.setattr(choices, "current", lambda _village: Actor("account", 1, "Amina", frozenset({"administrator"})))
    text = text_of(visit())
    assert pages.FIRST_STEPS in text
    assert all(page in text for page in (staff.SEASONS, staff.RULES, staff.PEOPLE, staff.HOUSEHOLDS))
    assert pages.NO_PERIODS not in text


def test_a_village_without_rules_has_no_board_yet(served: Path) -> None:
    with create_book(served / "new.db", "New") as book:
        add_period(book, "2025", 1)
    page = visit()
    assert not page.exception
    assert words.CLOSED in text_of(page)


def test_a_withdrawn_consent_is_gone_at_once(served: Path) -> None:
    with village(served / "bend.db", descending(20)) as book:
        assert "h00" in text_of(visit())
        withdraw_consent(book, "h00", "wall", DAY)
        text = text_of(visit())
    assert "h00" not in text
    assert "h01" in text


def test_files_that_are_no_books_are_left_out(served: Path) -> None:
    village(served / "bend.db", descending(20)).close()
    (served / "notes.db").write_text("not a book", encoding="utf-8")
    (served / "_server.db").write_bytes((served / "bend.db").read_bytes())
    assert visit().selectbox(key="village").options == ["bend"]


def test_two_villages_of_one_name_are_told_apart(served: Path) -> None:
    for file in ("east", "west"):
        create_book(served / f"{file}.db", "Bend").close()
    assert visit().selectbox(key="village").options == ["Bend (east)", "Bend (west)"]


def test_what_a_village_wrote_is_shown_as_it_stands(served: Path) -> None:
    with village(served / "bend.db", descending(20)) as book:
        describe_village(book, purpose="Look: ![here](http://example.org/a.png) *now*")
    assert r"\!\[here\]\(http\:" in text_of(visit())


def test_a_link_to_what_is_not_there_shows_the_first_that_is(demo: Path) -> None:
    page = visit(village="Atlantis", period="1066", group="sea")
    assert not page.exception
    assert page.selectbox(key="village").value == "Willow Bend"


def test_another_village_starts_from_its_own_latest_season(demo: Path) -> None:
    page = visit(village="Willow Bend", period="2023", group="river")
    page.selectbox(key="village").select("Ciwangi").run()
    assert not page.exception
    assert page.title[0].value == words.TITLE.format(village="Ciwangi")
    assert (page.selectbox(key="period").value, page.selectbox(key="group").options) == ("season-6", [pages.EVERYBODY])


def test_a_book_that_breaks_between_choosing_and_opening_is_said(served: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("front.villages.villages", lambda: [Village("gone", "Gone", demo=False)])
    page = visit()
    assert not page.exception
    assert pages.UNREADABLE in text_of(page)


@pytest.mark.parametrize("why", CORRECTIONS)
def test_a_corrected_board_says_which_revision_it_is_and_why(
    served: Path, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    once_boards_moved(monkeypatch)
    with village(served / "bend.db", descending(18)) as book:
        store_rating(book, why=why)
    told = words.CORRECTED.format(revision=2, rated_on=today(), why=words.CORRECTIONS[why])
    assert plain(told) in [info.value for info in visit().info]

"""The administrator's pages: open to whom they are for, and each act as its data function does it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from data.accounts import accounts
from data.actors import STRANGER, Actor, of_household
from data.catalogue import current
from data.finding import find_households
from data.households import consenting, register
from data.journal import Wanted, journal
from data.meetings import describe_village
from data.open import Book, create_book, today
from data.periods import add_period, all_periods, all_sources, period_names
from data.sealed import code_holders
from data.witnesses import waiting
from front import choices
from front import staff as staff_pages
from front.markdown import plain
from front.words import households, people, rules, seasons, staff
from tests.front.conftest import MAIN, text_of

PAGES = {
    "households": (households.FIND, staff.HOUSEHOLDS),
    "seasons": (seasons.VILLAGE, staff.SEASONS),
    "rules": (rules.FORM, staff.RULES),
    "people": (people.ACCOUNTS, staff.PEOPLE),
}
ADMINISTRATOR = Actor("account", 1, "Amina", frozenset({"administrator"}), confirmed=True)
OTHERS = {
    "stranger": STRANGER,
    "household": of_household(1, "h00"),
    **{
        role: Actor("account", 2, role, frozenset({role}), confirmed=True)
        for role in ("rater", "reviewer", "treasurer")
    },
    "without a role": Actor("account", 2, "Otieno"),
}


@pytest.fixture
def bend(served: Path) -> Iterator[Book]:
    """A village that has written down what it is for, with two households, a season and an administrator; served."""
    with create_book(served / "bend.db", "bend") as book:
        describe_village(book, purpose="Thank everybody", contact="Ombudsman, 555 01 00")
        for name in ("h01", "h02"):
            register(book, name, given_on="2024-01-01", house_number=name, group="upper lane")
        add_period(book, "2024", 1)
        yield book


@pytest.fixture
def visitor(monkeypatch: pytest.MonkeyPatch) -> "type[As]":
    As.patch = monkeypatch
    return As


class As:
    """Who visits from now on."""

    patch: pytest.MonkeyPatch

    def __init__(self, actor: Actor) -> None:
        self.patch.setattr(choices, "current", lambda _village: actor)


def page_of(name: str, **asked: str) -> AppTest:
    test = AppTest.from_file(str(MAIN), default_timeout=30)
    test.query_params.update(asked)
    return test.switch_page(f"pages/{name}.py").run()


def press(test: AppTest, label: str) -> AppTest:
    next(button for button in test.button if button.label == label).click()
    test.run()
    assert not test.exception
    return test


def field(test: AppTest, label: str) -> object:
    kinds = ("text_input", "text_area", "number_input", "selectbox", "checkbox", "date_input", "multiselect", "slider")
    return next(each for kind in kinds for each in getattr(test, kind) if each.label == label)


def put(test: AppTest, label: str, value: object) -> None:
    field(test, label).set_value(value)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("who", OTHERS)
def test_nobody_but_an_administrator_sees_a_page_of_administration(
    bend: Book, visitor: type[As], name: str, who: str
) -> None:
    visitor(OTHERS[who])
    test = page_of(name)
    assert not test.exception
    assert staff.NOT_YOURS in text_of(test)
    assert [box.label for box in test.selectbox] == ["Village"]
    assert "h01" not in text_of(test)


@pytest.mark.parametrize("name", PAGES)
def test_an_administrator_sees_every_part_of_every_page(bend: Book, visitor: type[As], name: str) -> None:
    visitor(ADMINISTRATOR)
    test = page_of(name)
    parts = list(field(test, households.WHAT).options)  # type: ignore[attr-defined]
    assert parts[0] == PAGES[name][0]
    for part in parts:
        shown = page_of(name, do=part)
        assert not shown.exception, part
        assert [title.value for title in shown.title] == [PAGES[name][1]]


def test_a_household_registers_by_a_witness_or_waits_for_one(bend: Book, visitor: type[As]) -> None:
    visitor(ADMINISTRATOR)
    for name, witness in (("h03", "Old Musa"), ("h04", "")):
        test = page_of("households", do=households.REGISTER)
        put(test, households.NAME, name)
        put(test, households.NICKNAME, "Hazel")
        put(test, households.WITNESS, witness)
        press(test, households.REGISTER_BUTTON)
        done = households.REGISTERED if witness else households.REGISTERED_WAITS
        assert [said.value for said in test.success] == [plain(done.format(name=name))]
    assert consenting(bend) == {"h01", "h02", "h03"}
    test = page_of("households", do=households.WAITING)
    assert "h04" in text_of(test)
    press(test, households.CONFIRM)
    assert "Name who witnessed it" in text_of(test)
    put(test, households.WITNESS, "Old Musa")
    press(test, households.CONFIRM)
    assert waiting(bend) == ()
    assert consenting(bend) == {"h01", "h02", "h03", "h04"}


def test_a_household_is_found_corrected_and_archived(bend: Book, visitor: type[As]) -> None:
    visitor(ADMINISTRATOR)
    test = page_of("households")
    put(test, households.SEARCH, "h02")
    test.run()
    assert [len(table.value) for table in test.table] == [1]
    put(test, households.CHOOSE, "h02")
    test.run()
    put(test, households.NICKNAME, "Hazel")
    put(test, households.EARNERS, 1.5)
    press(test, households.SAVE)
    assert [(entry.act, entry.household) for entry in journal(bend, Wanted(act="view")).entries] == [("view", "h02")]
    (found,) = find_households(bend, "hazel")
    assert (found.name, found.earners, found.group) == ("h02", 1.5, "upper lane")
    press(test, households.ARCHIVE)
    assert [each.archived_on for each in find_households(bend, "hazel", archived=True)] == [today()]


def test_a_consent_is_given_and_withdrawn(bend: Book, visitor: type[As]) -> None:
    visitor(ADMINISTRATOR)
    test = page_of("households", do=households.CONSENTS)
    put(test, households.HOUSEHOLD, "h01")
    put(test, households.PURPOSE, "wall")
    test.run()
    put(test, households.WITNESS, "Old Musa")
    press(test, households.GIVE)
    assert consenting(bend, "wall") == {"h01"}
    press(test, households.WITHDRAW)
    assert consenting(bend, "wall") == frozenset()


def test_two_records_merge_after_a_look_and_a_household_carries_on_another(bend: Book, visitor: type[As]) -> None:
    visitor(ADMINISTRATOR)
    register(bend, "h03")
    test = page_of("households", do=households.CHANGE)
    put(test, households.OLD, "h01")
    put(test, households.NEW, "h03")
    put(test, f"{households.SHARE} (%)", 60)
    press(test, households.LINK)
    assert bend.rows("SELECT share FROM succession") == [{"share": 0.6}]
    test = page_of("households", do=households.MERGE)
    put(test, households.KEEP, "h01")
    put(test, households.DUPLICATE, "h03")
    test.run()
    assert households.CONFLICTS in text_of(test)
    put(test, households.DUPLICATE, "h02")
    test.run()
    assert plain(households.WOULD_MOVE_NOTHING) in text_of(test)
    press(test, households.MERGE_BUTTON)
    assert [each.name for each in find_households(bend)] == ["h03", "h01"]


def test_no_season_opens_before_the_scheme_says_what_it_is_for(served: Path, visitor: type[As]) -> None:
    visitor(ADMINISTRATOR)
    with create_book(served / "bend.db", "bend") as book:
        test = page_of("seasons", do=seasons.SEASONS)
        assert [said.value for said in test.warning] == [seasons.UNOPENED]
        assert not test.button
        test = page_of("seasons")
        put(test, seasons.PURPOSE, "Thank everybody")
        put(test, seasons.CONTACT, "Ombudsman")
        press(test, seasons.SAVE)
        test = page_of("seasons", do=seasons.SEASONS)
        put(test, seasons.NAME, "2025 wet")
        put(test, seasons.PART, "wet")
        put(test, seasons.MONTHS, 6.0)
        press(test, seasons.ADD_SEASON)
        (season,) = all_periods(book)
        assert (season.name, season.season, season.months, season.state) == ("2025 wet", "wet", 6, "open")


def test_a_season_and_a_source_that_nothing_uses_are_changed_and_taken_out(bend: Book, visitor: type[As]) -> None:
    visitor(ADMINISTRATOR)
    test = page_of("seasons", do=seasons.SEASONS)
    put(test, seasons.CHOOSE, "2024")
    test.run()
    press(test, seasons.REMOVE)
    assert period_names(bend) == ()
    test = page_of("seasons", do=seasons.SOURCES)
    put(test, seasons.NAME, "gift")
    put(test, seasons.KIND, "support")
    press(test, seasons.ADD_SOURCE)
    assert all_sources(bend) == {"gift": "support"}


def test_rules_are_chosen_in_the_form_and_adopted_by_a_meeting(bend: Book, visitor: type[As]) -> None:
    visitor(ADMINISTRATOR)
    test = page_of("rules")
    put(test, rules.VERSION, "2026-09")
    put(test, rules.CRITERIA, ["training", "trees"])
    put(test, rules.EARNING, 20)
    test.run()
    put(test, rules.WEIGHT.format(ask="Training days attended"), 30.0)
    test.run()
    assert rules.NO_AWARDS.format(section="awards", file="docs/awards.md") in text_of(test)
    press(test, rules.ADOPT)
    adopted = current(bend)
    assert adopted is not None
    assert adopted.version == "2026-09"
    assert [leaf.name for leaf in adopted.rubric().indicators()] == ["growth", "training", "trees"]
    assert rules.VERSIONS in field(page_of("rules"), rules.WHAT).options  # type: ignore[attr-defined]


def test_a_text_with_a_mistake_is_told_its_line_and_cannot_be_adopted(bend: Book, visitor: type[As]) -> None:
    visitor(ADMINISTRATOR)
    test = page_of("rules", do=rules.YAML)
    put(test, rules.TEXT, "scope: village\ntitle: Ours\npurpos: x\n")
    test.run()
    assert rules.WRONG in text_of(test)
    assert "line 3" in text_of(test)
    assert not test.button


def test_accounts_are_made_and_their_roles_changed(bend: Book, visitor: type[As]) -> None:
    visitor(ADMINISTRATOR)
    for name, role in (("Amina", "administrator"), ("Otieno", "rater")):
        test = page_of("people", do=people.ADD)
        put(test, people.NAME, name)
        put(test, people.FIRST, "four unrelated words")
        put(test, people.ROLES[role].capitalize(), True)
        press(test, people.ADD_BUTTON)
    test = page_of("people")
    put(test, people.ACCOUNT, "Otieno")
    test.run()
    put(test, people.ROLES["reviewer"].capitalize(), True)
    press(test, people.SAVE_ROLES)
    assert {each.name: each.roles for each in accounts(bend)}["Otieno"] == {"rater", "reviewer"}
    test = page_of("people")
    put(test, people.ACCOUNT, "Amina")
    test.run()
    press(test, people.REMOVE)
    assert "Somebody has to administer the village" in text_of(test)
    assert len(accounts(bend)) == 2


def test_sealed_codes_are_shown_once(bend: Book, visitor: type[As]) -> None:
    visitor(ADMINISTRATOR)
    test = page_of("people", do=people.CODES)
    put(test, people.HOLDERS, "Chair\nSecretary\n")
    press(test, people.SEAL)
    (table,) = test.table
    assert list(table.value[people.CODE_COLUMNS[0]]) == ["Chair", "Secretary"]
    codes = list(table.value[people.CODE_COLUMNS[1]])
    assert all(len(code.replace("\\", "")) == 19 for code in codes)
    assert code_holders(bend) == ("Chair", "Secretary")
    test.run()
    assert not any(code in text_of(test) for code in codes)


@pytest.mark.parametrize(
    ("name", "part", "button"),
    [
        ("rules", rules.FORM, rules.ADOPT),
        ("people", people.ADD, people.ADD_BUTTON),
        ("people", people.CODES, people.SEAL),
    ],
)
def test_what_opens_doors_asks_for_the_password_again(
    bend: Book, visitor: type[As], name: str, part: str, button: str
) -> None:
    visitor(replace(ADMINISTRATOR, confirmed=False))
    test = page_of(name, do=part)
    assert staff.CONFIRM_FIRST in text_of(test)
    assert button not in {each.label for each in test.button}


def test_without_a_village_the_pages_say_so(served: Path, visitor: type[As]) -> None:
    visitor(ADMINISTRATOR)
    for name in PAGES:
        assert not page_of(name).exception


def test_who_is_signed_in_to_a_village_finds_it_chosen(
    bend: Book, visitor: type[As], monkeypatch: pytest.MonkeyPatch
) -> None:
    create_book(bend.path.with_name("alder.db"), "Alder").close()
    visitor(ADMINISTRATOR)
    assert page_of("notices").selectbox[0].value == "Alder"
    monkeypatch.setattr(staff_pages, "visitor", lambda: SimpleNamespace(village="bend"))
    assert page_of("notices").selectbox[0].value == "bend"

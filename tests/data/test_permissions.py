"""Who may do what: every function of `data` that takes a book has a rule, and what has none is refused."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import data
from data.accounts import ROLES, account, add_account, remove_account, set_roles
from data.actors import OPERATOR, STRANGER, Actor, of_account, of_household
from data.entries import add_mark
from data.errors import EntryRefused
from data.households import known_household
from data.imports import import_file
from data.open import Book, create_book, open_book
from data.permissions import RISKY, RULES, may, needs
from data.ratings import latest
from tests.data.access import TABLE

SELF, OTHER, STEWARD = 1, 2, 3
AT = "2024-01-01T00:00:00Z"


def functions() -> Iterator[Callable[..., Any]]:
    """Every public function of `data` whose first argument is a book."""
    for module in pkgutil.walk_packages(data.__path__, "data."):
        for name, thing in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
            first = next(iter(inspect.signature(thing).parameters.values()), None)
            if thing.__module__ == module.name and not name.startswith("_") and first and first.annotation is Book:
                yield thing


EVERY = {f"{each.__module__}.{each.__name__}": each for each in functions()}
BY_ACTION = {each.action: each for each in EVERY.values() if hasattr(each, "action")}
# It answers whether something is allowed, and does nothing.
NO_RULE = {"data.permissions.may"}


@pytest.mark.parametrize("name", sorted(EVERY.keys() - NO_RULE))
def test_a_function_that_takes_a_book_has_a_rule(name: str) -> None:
    action = getattr(EVERY[name], "action", None)
    assert action in RULES, f"{name} needs @needs(...) with an action of data.permissions.RULES"


def holding_a_book() -> Iterator[str]:
    """Public functions that take a book in another place than the first, or something that holds one."""
    for module in pkgutil.walk_packages(data.__path__, "data."):
        for name, thing in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
            if thing.__module__ == module.name != "data.who" and not name.startswith("_"):
                taken = [each.annotation for each in inspect.signature(thing).parameters.values()]
                if Book in taken[1:] or any(Book in getattr(kind, "__annotations__", {}).values() for kind in taken):
                    yield name


def test_a_book_comes_first_save_where_people_sign_in_and_where_an_import_is_looked_at() -> None:
    signing_in = {
        "sign_in",
        "sign_in_as",
        "set_up_and_sign_in",
        "change_and_sign_in",
        "confirm_session",
        "open_and_sign_in",
        "open_with_card",
    }
    assert set(holding_a_book()) - RULES.keys() == {*signing_in, "check_rows", "consent_days"}


def test_every_rule_is_of_a_function_and_written_out_in_the_table_of_access() -> None:
    assert RULES.keys() == BY_ACTION.keys()
    assert RULES.keys() == TABLE.keys(), "write a line for a new action into tests/data/access.py"
    known = {"operator", *ROLES, "oneself", "own", "steward", "account", "household", "card", "demo", "anyone"}
    assert all(who and who <= known for who in TABLE.values())


@pytest.fixture(scope="module")
def villages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Book]]:
    """A real village and a demonstration; in each the households are wren (1) and oak (2)."""
    made = tmp_path_factory.mktemp("access")
    with create_book(made / "real.db", "real") as real, create_book(made / "demo.db", "demo", demo=True) as shown:
        for book in (real, shown):
            for name in ("wren", "oak"):
                BY_ACTION["register"](book, name)
            book.db.execute(f"INSERT INTO accounts VALUES ({STEWARD}, 'Devi', 'devi', 'x', 0, '{AT}', NULL)")
            book.db.execute(f"UPDATE village SET steward = {STEWARD}")
        yield {"real": real, "demo": shown}


def actors() -> Iterator[tuple[str, Actor]]:
    """Everybody who may act, by what the table calls them; "" where it has no name for them."""
    yield "operator", OPERATOR
    yield from ((role, Actor("account", OTHER, "Somebody", frozenset({role}))) for role in ROLES)
    yield "oneself", Actor("account", SELF, "Self")
    yield "own", Actor("account", OTHER, "Asha", frozenset({"rater"}))
    yield "steward", Actor("account", STEWARD, "Devi")
    yield "household", of_household(1, "wren")
    yield "card", of_household(2, "oak")
    yield "account", Actor("account", OTHER, "Nobody's roles")
    yield "", STRANGER


GIVEN = {"number": SELF, "household": "wren", "rater": "Asha"}


def is_expected(action: str, who: str, village: str) -> bool:
    names = {who, *(["rater"] if who == "own" else []), *(["demo"] if village == "demo" else []), "anyone"}
    names |= {"account"} if who in {*ROLES, "oneself", "own", "steward"} else set()
    return bool(TABLE[action] & names)


@pytest.mark.parametrize("village", ["real", "demo"])
@pytest.mark.parametrize("action", sorted(TABLE))
def test_everybody_may_do_what_the_table_says_and_nothing_else(
    villages: dict[str, Book], action: str, village: str
) -> None:
    for who, actor in actors():
        book = villages[village].as_(actor)
        assert may(book, action, **GIVEN) == is_expected(action, who, village), (who, actor)
        if not is_expected(action, who, village):
            assert is_refused(book, BY_ACTION[action]), (who, actor)


def is_refused(book: Book, function: Callable[..., Any]) -> bool:
    """Whether the function itself refuses, before anything else that may be wrong with what it is given."""
    needed = [each for each in inspect.signature(function).parameters.values() if each.default is each.empty][1:]
    given = {each.name: GIVEN.get(each.name) for each in needed if each.kind is not each.VAR_KEYWORD}
    given |= {name: value for name, value in GIVEN.items() if name in inspect.signature(function).parameters}
    with pytest.raises(EntryRefused) as refused:
        function(book, **given)
    return [problem.code for problem in refused.value.problems] == ["not_allowed"]


@needs("something_new")
def something_new(_book: Book) -> str:
    return "done"


def test_what_has_no_rule_is_refused_to_everybody(book: Book) -> None:
    for _, actor in actors():
        with pytest.raises(EntryRefused, match="not_allowed"):
            something_new(book.as_(actor))
        assert not may(book.as_(actor), "something_new")


def test_a_book_is_a_strangers_unless_it_is_opened_for_somebody(book: Book) -> None:
    assert book.actor == OPERATOR
    with open_book(book.path) as other:
        assert (other.actor, other.action) == (STRANGER, "")


def test_an_act_within_an_act_is_part_of_it_but_no_scores_are_where_it_does_not_name_them(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(RULES, "something_new", RULES["board"])

    @needs("something_new")
    def asks(book: Book, ask: Callable[[Book], object]) -> object:
        return ask(book)

    assert asks(book.as_(STRANGER), lambda within: (within.action, known_household(within, "wren"))) == (
        "something_new",
        1,
    )
    for actor in (STRANGER, OPERATOR):
        with pytest.raises(EntryRefused, match="not_allowed"):
            asks(book.as_(actor), lambda within: latest(within, "2024"))


def test_within_an_act_a_book_for_somebody_else_is_checked_anew(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RULES, "something_new", RULES["board"])

    @needs("something_new")
    def asks(book: Book) -> int:
        return known_household(book.as_(STRANGER), "wren")

    with pytest.raises(EntryRefused, match="not_allowed"):
        asks(book)


def test_a_refused_act_changes_nothing(book: Book) -> None:
    before = list(book.db.conn.iterdump())
    rater = book.as_(Actor("account", OTHER, "Asha", frozenset({"rater"})))
    with pytest.raises(EntryRefused, match="not_allowed"):
        add_mark(rater, "wren", "2024", "training", "Bela", 3)
    assert list(book.db.conn.iterdump()) == before


@pytest.mark.parametrize("table", ["income", "marks", "measures", "coverage", "paused"])
def test_an_administrator_imports_who_takes_part_but_nothing_that_raters_enter(book: Book, table: str) -> None:
    administrator = book.as_(Actor("account", OTHER, "Somebody", frozenset({"administrator"})))
    assert may(administrator, "import_file", path=Path("households.csv"))
    with pytest.raises(EntryRefused, match="not_allowed"):
        import_file(administrator, Path(f"{table}.csv"))


def test_a_folder_that_is_called_like_a_table_is_still_a_folder(book: Book, tmp_path: Path) -> None:
    folder = tmp_path / "households"
    folder.mkdir()
    (folder / "marks.csv").write_text("household,period,criterion,rater,mark\n", encoding="utf-8")
    with pytest.raises(EntryRefused, match="not_allowed"):
        import_file(book.as_(Actor("account", OTHER, "Somebody", frozenset({"administrator"}))), folder)


def test_a_risky_act_waits_for_the_password_of_an_account(book: Book) -> None:
    ada = add_account(book, "Ada", "kettle-and-mushroom", ["administrator"])
    with pytest.raises(EntryRefused, match="not_confirmed"):
        set_roles(book.as_(of_account(ada)), ada.id, ["administrator", "rater"])
    assert account(book, ada.id).roles == {"administrator"}
    set_roles(book.as_(of_account(ada, confirmed=True)), ada.id, ["administrator", "rater"])
    assert account(book, ada.id).roles == {"administrator", "rater"}


def test_confirming_gives_nobody_what_it_has_no_role_for(book: Book) -> None:
    ravi = add_account(book, "Ravi", "kettle-and-mushroom", ["rater"])
    with pytest.raises(EntryRefused, match="not_allowed"):
        set_roles(book.as_(of_account(ravi, confirmed=True)), ravi.id, ["administrator"])


def test_a_risky_act_within_another_waits_for_the_password_too(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RULES, "something_new", RULES["board"])

    @needs("something_new")
    def removes(book: Book) -> None:
        remove_account(book, SELF)

    with pytest.raises(EntryRefused, match="not_confirmed"):
        removes(book.as_(Actor("account", OTHER, "Ada", frozenset({"administrator"}))))


def test_what_is_risky_has_a_rule() -> None:
    assert RULES.keys() >= RISKY

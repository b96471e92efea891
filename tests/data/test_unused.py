"""Periods and sources are changed while nothing names them, and a scheme opens only once it says what it is for."""

from pathlib import Path

import pytest

from data.actors import Actor
from data.catalogue import adopt
from data.entries import add_income, set_coverage
from data.errors import EntryRefused
from data.imports import import_file
from data.meetings import describe_village, open_board
from data.open import Book
from data.opening import unopened
from data.periods import add_period, add_source, period_names
from data.unused import edit_period, edit_source, remove_period, remove_source
from tests.data.villages import RUBRIC

STAFF = Actor("account", 1, "Amina", frozenset({"administrator"}))


def code(refused: pytest.ExceptionInfo[EntryRefused]) -> str:
    return refused.value.problems[0].code


def test_an_unused_period_and_source_are_changed_and_removed(book: Book) -> None:
    edit_period(book, "2025", name="2025 wet", order=5, season="wet", months=6)
    found = book.rows("SELECT name, position, season, months FROM periods WHERE position = 5")
    assert found == [{"name": "2025 wet", "position": 5, "season": "wet", "months": 6}]
    edit_source(book, "gift", name="present", kind="property")
    assert book.rows("SELECT kind FROM sources WHERE name = 'present'") == [{"kind": "property"}]
    remove_period(book, "2025 wet")
    remove_source(book, "present")
    assert period_names(book) == ("2024",)
    assert len(book.rows("SELECT * FROM sources")) == 2


def test_what_is_in_use_stays_as_it_is(book: Book) -> None:
    add_income(book, "wren", "2024", "wage", "1")
    set_coverage(book, "wren", "2024", "gift", "none")
    open_board(book, "2025", "2024-01-01")
    adopt(book, RUBRIC.format(top=10), "2024-01-01")
    add_source(book, "fines", "cost")
    for change in (
        lambda: edit_period(book, "2024", months=6),
        lambda: remove_period(book, "2025"),
        lambda: edit_source(book, "wage", kind="support"),
        lambda: remove_source(book, "gift"),
        lambda: edit_source(book, "rent", name="rents"),
    ):
        with pytest.raises(EntryRefused) as refused:
            change()
        assert code(refused) == "in_use"
    remove_source(book, "fines")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"name": "2024"}, "already_there"),
        ({"name": " "}, "not_known"),
        ({"order": 1}, "already_there"),
        ({"months": 0}, "not_accepted"),
        ({"state": "published"}, "unknown_field"),
    ],
)
def test_a_wrong_change_of_a_period_is_refused(book: Book, changes: dict[str, object], expected: str) -> None:
    with pytest.raises(EntryRefused) as refused:
        edit_period(book, "2025", **changes)
    assert code(refused) == expected
    for change in (lambda: edit_period(book, "2030", months=6), lambda: remove_source(book, "x")):
        with pytest.raises(EntryRefused) as refused:
            change()
        assert code(refused) == "not_known"


def test_no_period_opens_before_purpose_and_outside_contact_are_written_down(book: Book, tmp_path: Path) -> None:
    staff, sheet = book.as_(STAFF), tmp_path / "periods.csv"
    sheet.write_text("period,order\n2027,4\n")
    assert [problem.code for problem in unopened(book)] == ["no_purpose", "no_contact"]
    for filled in ({}, {"purpose": "Thank everybody"}, {"purpose": "", "contact": "Ombudsman"}):
        describe_village(book, **filled)
        with pytest.raises(EntryRefused):
            add_period(staff, "2026", 3)
        with pytest.raises(EntryRefused) as refused:
            import_file(staff, sheet)
        assert code(refused) in ("no_purpose", "no_contact")
    describe_village(book, purpose="Thank everybody")
    add_period(staff, "2026", 3)
    import_file(staff, sheet)
    assert period_names(book) == ("2024", "2025", "2026", "2027")
    assert unopened(book) == ()

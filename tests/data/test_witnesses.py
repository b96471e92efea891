"""A consent that staff write down counts only once somebody else has confirmed it (charter 3)."""

import sqlite3
from pathlib import Path

import pytest

from data.accounts import add_account, remove_account
from data.actors import Actor
from data.entries import add_mark
from data.errors import EntryRefused
from data.finding import find_households
from data.frames import frames
from data.households import consented_on, consenting, give_consent, register, withdraw_consent
from data.imports import import_file, import_folder
from data.open import Book, today
from data.witnesses import confirm_consent, waiting
from rating.problems import TablesRefused

STAFF = Actor("account", 1, "Amina", frozenset({"administrator"}))
HOUSEHOLD = Actor("household", 1, "wren", frozenset())


@pytest.fixture
def staff(book: Book) -> Book:
    add_account(book, "Amina", "four unrelated words", ["administrator"])
    return book.as_(STAFF)


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    (tmp_path / "sheets").mkdir()
    return tmp_path / "sheets"


def code(refused: pytest.ExceptionInfo[EntryRefused]) -> str:
    return refused.value.problems[0].code


def test_what_staff_record_allows_nothing_and_shows_nowhere_until_it_is_confirmed(staff: Book, book: Book) -> None:
    register(staff, "hazel", house_number="h07", group="upper")
    assert "hazel" not in consenting(book) | consented_on(book, "take_part", today())
    assert [(each.household, each.purpose) for each in waiting(staff)] == [("hazel", "take_part")]
    assert find_households(staff, "hazel") == ()
    assert "hazel" not in frames(book).households.lazy().collect()["household"].to_list()
    with pytest.raises(EntryRefused) as refused:
        add_mark(book, "hazel", "2024", "training", "r1", 3)
    assert code(refused) == "no_consent"
    confirm_consent(staff, "hazel", "take_part", "Old Musa")
    add_mark(book, "hazel", "2024", "training", "r1", 3)
    assert "hazel" in consenting(book)
    assert waiting(staff) == ()


def test_a_household_that_waits_is_known_by_where_it_lives_and_by_nothing_else(staff: Book) -> None:
    for fact in ({"members": 4}, {"earners": 0}, {"league": "hill"}, {"nickname": "Hazel"}):
        with pytest.raises(EntryRefused) as refused:
            register(staff, "hazel", **fact)
        assert code(refused) == "no_consent"
    register(staff, "hazel", witness="Old Musa", members=4, nickname="Hazel")
    assert [each.name for each in find_households(staff, "hazel")] == ["hazel"]


def test_facts_about_a_household_that_waits_or_withdrew_are_refused_whoever_writes(staff: Book, book: Book) -> None:
    register(staff, "hazel")
    withdraw_consent(book, "wren", "take_part")
    for name in ("hazel", "wren"):
        with pytest.raises(sqlite3.IntegrityError, match="no_consent"):
            book.db.execute("UPDATE households SET members = 3 WHERE name = ?", [name])


def test_a_witness_named_at_once_confirms_and_is_kept(staff: Book) -> None:
    give_consent(staff, "wren", "wall", "2024-03-01", witness="  Old   Musa ")
    row = staff.rows("SELECT given_on, witness, confirmed_on FROM consents WHERE purpose = 'wall'")
    assert row == [{"given_on": "2024-03-01", "witness": "Old Musa", "confirmed_on": today()}]
    assert not consented_on(staff, "wall", "2024-03-01")


@pytest.mark.parametrize("witness", ["Amina", " amina ", "AMINA", "Otieno", "r1"])
def test_nobody_who_works_with_the_book_or_rates_is_a_witness(staff: Book, book: Book, witness: str) -> None:
    otieno = add_account(book, "Otieno", "four other long words", ["rater"])
    remove_account(book, otieno.id)
    add_mark(book, "wren", "2024", "training", "r1", 3)
    with pytest.raises(EntryRefused) as refused:
        give_consent(staff, "wren", "wall", witness=witness)
    assert code(refused) == "witness_is_staff"
    assert "wren" not in consenting(book, "wall")


def test_staff_confirm_nothing_by_themselves_and_nothing_that_does_not_wait(staff: Book) -> None:
    give_consent(staff, "wren", "wall")
    for witness, expected in (("", "no_witness"), ("Amina", "witness_is_staff")):
        with pytest.raises(EntryRefused) as refused:
            confirm_consent(staff, "wren", "wall", witness)
        assert code(refused) == expected
    for purpose in ("take_part", "awards"):
        with pytest.raises(EntryRefused) as refused:
            confirm_consent(staff, "wren", purpose, "Old Musa")
        assert code(refused) == "nothing_waits"


def test_a_household_confirms_what_waits_by_saying_so_itself(staff: Book, book: Book) -> None:
    give_consent(staff, "wren", "wall")
    give_consent(staff, "wren", "wall")
    assert len(waiting(staff)) == 1
    give_consent(book.as_(HOUSEHOLD), "wren", "wall")
    assert consenting(book, "wall") == {"wren"}
    give_consent(staff, "oak.2", "wall")
    give_consent(staff, "oak.2", "wall", witness="Old Musa")
    assert consenting(book, "wall") == {"wren", "oak.2"}


def test_a_consent_that_waits_can_be_withdrawn(staff: Book, book: Book) -> None:
    give_consent(staff, "wren", "wall")
    withdraw_consent(book, "wren", "wall")
    assert waiting(staff) == ()
    with pytest.raises(EntryRefused):
        confirm_consent(staff, "wren", "wall", "Old Musa")


def test_a_consent_of_tomorrow_is_refused(staff: Book) -> None:
    with pytest.raises(EntryRefused) as refused:
        register(staff, "hazel", given_on="2999-01-01", witness="Old Musa")
    assert code(refused) == "in_the_future"


def test_the_operators_sheets_are_signed_and_staffs_wait_for_the_witness_that_they_name(
    staff: Book, book: Book, tmp_path: Path
) -> None:
    sheet = tmp_path / "consents.csv"
    sheet.write_text("household,purpose,given,witness\nwren,wall,2024-03-01,Old Musa\noak.2,wall,2024-03-01,\n")
    import_file(staff, sheet)
    assert consenting(book, "wall") == {"wren"}
    assert [each.household for each in waiting(staff)] == ["oak.2"]
    sheet.write_text("household,purpose,given\nwren,awards,2024-03-01\n")
    import_file(book, sheet)
    assert consented_on(book, "awards", "2024-03-01") == {"wren"}


def test_a_file_whose_witness_is_staff_is_refused_with_its_row(staff: Book, tmp_path: Path) -> None:
    sheet = tmp_path / "consents.csv"
    sheet.write_text("household,purpose,given,witness\nwren,wall,yes,Old Musa\noak.2,wall,yes,amina\n")
    with pytest.raises(TablesRefused) as refused:
        import_file(staff, sheet)
    assert [(p.code, p.line) for p in refused.value.problems] == [("witness_is_staff", 3)]


def test_a_file_brings_no_facts_about_a_household_that_waits(staff: Book, sheets: Path) -> None:
    (sheets / "households.csv").write_text("household,village,house_number,members\nhazel,bend,h1,4\nelm,bend,h2,\n")
    (sheets / "consents.csv").write_text("household,purpose,given\nhazel,take_part,yes\nelm,take_part,yes\n")
    with pytest.raises(TablesRefused) as refused:
        import_folder(staff, sheets)
    assert [(p.code, p.line) for p in refused.value.problems] == [("no_consent", 2)]
    (sheets / "households.csv").write_text("household,village,house_number,members\nhazel,bend,h1,\nelm,bend,h2,\n")
    import_folder(staff, sheets)
    assert [each.house_number for each in waiting(staff)] == ["h2", "h1"]
    assert consenting(staff) == {"wren", "oak.2"}


def test_staff_bring_households_with_their_facts_where_each_consent_names_its_witness(
    staff: Book, sheets: Path
) -> None:
    (sheets / "households.csv").write_text("household,village,members,nickname\nhazel,bend,4,Hazel\n")
    (sheets / "consents.csv").write_text("household,purpose,given,witness\nhazel,take_part,yes,Old Musa\n")
    import_folder(staff, sheets)
    assert [each.members for each in find_households(staff, "hazel")] == [4]


def test_staff_bring_no_folder_with_anything_but_households_and_what_an_administrator_prepares(
    staff: Book, sheets: Path
) -> None:
    (sheets / "income.csv").write_text("household,period,source,amount\nwren,2024,wage,1\n")
    with pytest.raises(EntryRefused) as refused:
        import_folder(staff, sheets)
    assert code(refused) == "not_allowed"

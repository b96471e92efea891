"""The sheet behind the grid: what is typed is saved once, refused with a reason, or waits to be chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.answers import IncomeAnswer, MarkAnswer
from data.errors import EntryRefused
from data.journal import VIEW, journal
from data.open import Book
from data.questions import Question
from front.cells import answer_of, typed_in
from front.grid import Chosen, Edits, Sheet, enter_mine, keep_theirs, open_sheet, take
from front.language import SHIPPED, speaking
from tests.data.raters import HOUSEHOLDS, ana, bo, give, stands, training, village, wage

MARKS, INCOMES = Chosen("2025", "mark"), Chosen("2025", "income")
TRAINING, WAGE = ("ash", "mark:training"), ("ash", "income:wage")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with village(tmp_path / "bend.db") as made:
        yield made


def typed(sheet: Sheet, *cells: tuple[str, str, str | None]) -> Edits:
    """What the editor hands over: every cell typed so far, by its row."""
    rows = [each.household for each in sheet.households]
    edits: dict[int, dict[str, object]] = {}
    for household, key, text in cells:
        edits.setdefault(rows.index(household), {})[key] = text
    return edits


def received(book: Book) -> int:
    return int(book.rows("SELECT count(*) AS n FROM received")[0]["n"])


def test_several_cells_pasted_at_once_are_all_saved(book: Book) -> None:
    sheet = open_sheet(ana(book), MARKS)
    take(ana(book), sheet, typed(sheet, ("ash", "mark:training", "4"), ("elm", "mark:trees", "12"), (*TRAINING, "4")))
    assert stands(ana(book), "mark:training") == training(4)
    assert stands(ana(book), "mark:trees", "elm") == training(12)
    assert sheet.saved == {TRAINING: "4", ("elm", "mark:trees"): "12"}
    assert not sheet.unsettled


def test_a_household_whose_entries_a_grid_shows_sees_who_looked_once_a_day(book: Book) -> None:
    give(bo(book), "income:wage", wage("80"), household="elm")
    for _ in range(2):
        open_sheet(ana(book), INCOMES)
    looks = [(each.household, each.actor) for each in journal(book).entries if each.act == VIEW]
    assert looks == [("elm", "Ana")]


def test_a_cell_that_is_handed_over_again_is_not_sent_again(book: Book) -> None:
    sheet = open_sheet(ana(book), MARKS)
    for _ in range(3):
        take(ana(book), sheet, typed(sheet, (*TRAINING, "4")))
    assert received(book) == 1


def test_the_rows_that_something_became_of_are_said_anew_whatever_became_of_them(book: Book) -> None:
    sheet = open_sheet(ana(book), MARKS)
    take(ana(book), sheet, typed(sheet, (*TRAINING, "9"), ("elm", "mark:training", "1")))
    assert sheet.changed == {"ash", "elm"}
    sheet.changed.clear()
    take(ana(book), sheet, typed(sheet, (*TRAINING, "9"), ("elm", "mark:training", "2")))
    assert sheet.changed == {"elm"}


def test_a_cell_that_is_typed_again_is_a_change_of_what_was_saved(book: Book) -> None:
    sheet = open_sheet(ana(book), MARKS)
    for text in ("4", "2", None):
        take(ana(book), sheet, typed(sheet, (*TRAINING, text)))
        assert not sheet.unsettled
    assert stands(ana(book), "mark:training") is None
    assert sheet.saved == {TRAINING: ""}


def test_what_a_full_disk_kept_out_is_said_and_sent_again_with_the_next_cell(book: Book) -> None:
    sheet = open_sheet(ana(book), MARKS)
    book.db.conn.execute(f"PRAGMA max_page_count = {book.db.conn.execute('PRAGMA page_count').fetchone()[0]}")
    for number in range(40):  # until what is free within the file is used up
        if sheet.unsettled:
            break
        take(ana(book), sheet, typed(sheet, (*TRAINING, str(number % 5))))
    assert [problem.code for problem in sheet.unsettled[TRAINING].problems] == ["disk_full"]
    kept_out = sheet.unsettled[TRAINING].text
    assert stands(ana(book), "mark:training") != training(int(kept_out))
    book.db.conn.execute("PRAGMA max_page_count = 1000000")
    take(ana(book), sheet, typed(sheet, (*TRAINING, kept_out), ("elm", "mark:training", "1")))
    assert not sheet.unsettled
    assert stands(ana(book), "mark:training") == training(int(kept_out))


@pytest.mark.parametrize(("text", "code"), [("9", "off_scale"), ("many", "not_a_number"), ("nan", "off_scale")])
def test_what_is_refused_waits_with_its_reason_and_the_rest_is_saved(book: Book, text: str, code: str) -> None:
    sheet = open_sheet(ana(book), MARKS)
    take(ana(book), sheet, typed(sheet, (*TRAINING, text), ("elm", "mark:training", "1")))
    assert [problem.code for problem in sheet.unsettled[TRAINING].problems] == [code]
    assert list(sheet.saved) == [("elm", "mark:training")]
    take(ana(book), sheet, typed(sheet, (*TRAINING, "3"), ("elm", "mark:training", "1")))
    assert not sheet.unsettled
    assert stands(ana(book), "mark:training") == training(3)


def test_what_somebody_else_entered_meanwhile_is_never_overwritten(book: Book) -> None:
    sheet = open_sheet(ana(book), INCOMES)
    give(bo(book), "income:wage", wage("300"))
    take(ana(book), sheet, typed(sheet, (*WAGE, "200")))
    waiting = sheet.unsettled[WAGE]
    assert waiting.conflict is not None
    assert (waiting.text, waiting.theirs, waiting.conflict.by) == ("200", "300", "Bo")
    assert stands(ana(book), "income:wage") == wage("300")
    assert not sheet.saved


def test_the_person_chooses_between_the_two(book: Book) -> None:
    for choice, left in (("theirs", "300"), ("mine", "200")):
        sheet = open_sheet(ana(book), INCOMES)
        if choice == "theirs":
            give(bo(book), "income:wage", wage("300"))
            take(ana(book), sheet, typed(sheet, (*WAGE, "200")))
            keep_theirs(sheet, WAGE)
        else:
            sheet.stands.clear()
            take(ana(book), sheet, typed(sheet, (*WAGE, "200")))
            enter_mine(ana(book), sheet, WAGE)
        assert not sheet.unsettled
        assert stands(ana(book), "income:wage") == wage(left)


def test_a_third_value_is_a_conflict_again(book: Book) -> None:
    sheet = open_sheet(ana(book), INCOMES)
    first = give(bo(book), "income:wage", wage("300"))
    take(ana(book), sheet, typed(sheet, (*WAGE, "200")))
    give(bo(book), "income:wage", wage("400"), first.seen)
    enter_mine(ana(book), sheet, WAGE)
    assert sheet.unsettled[WAGE].theirs == "400"
    assert stands(ana(book), "income:wage") == wage("400")


def test_an_unsettled_cell_outlives_opening_the_sheet_anew_and_filtering(book: Book) -> None:
    sheet = open_sheet(ana(book), MARKS)
    take(ana(book), sheet, typed(sheet, (*TRAINING, "9")))
    again = open_sheet(ana(book), MARKS, sheet)
    assert again.shown[TRAINING] == "9"
    assert TRAINING in again.unsettled
    elsewhere = open_sheet(ana(book), Chosen("2025", "mark", "elm"), again)
    assert TRAINING in elsewhere.unsettled


def test_others_saving_changes_nothing_on_an_open_sheet(book: Book) -> None:
    sheet = open_sheet(ana(book), INCOMES)
    before = dict(sheet.shown)
    give(bo(book), "income:wage", wage("300"))
    take(ana(book), sheet, {})
    assert sheet.shown == before
    assert open_sheet(ana(book), INCOMES, sheet).shown[WAGE] == "300"


def test_an_income_keeps_how_it_is_known_unless_another_way_is_chosen(book: Book) -> None:
    seen = give(ana(book), "income:wage", wage("300", "receipt"))
    sheet = open_sheet(ana(book), INCOMES)
    take(ana(book), sheet, typed(sheet, (*WAGE, "1 250")))
    assert stands(ana(book), "income:wage") == wage("1250", "receipt")
    take(ana(book), sheet, typed(sheet, (*WAGE, "None")), "guess")
    assert stands(ana(book), "income:wage") == IncomeAnswer("none")
    take(ana(book), sheet, typed(sheet, (*WAGE, "7")), "guess")
    assert stands(ana(book), "income:wage") == wage("7", "guess")
    assert seen.value == wage("300", "receipt")


def test_a_phrase_said_about_a_mark_stays_with_it(book: Book) -> None:
    give(ana(book), "mark:training", training(3, "paper_seen"))
    sheet = open_sheet(ana(book), MARKS)
    take(ana(book), sheet, typed(sheet, (*TRAINING, "4")))
    assert stands(ana(book), "mark:training") == MarkAnswer(4, "paper_seen")


def test_rows_stand_in_the_order_of_the_village_whatever_was_entered(book: Book) -> None:
    before = [each.household for each in open_sheet(ana(book), MARKS).households]
    assert sorted(before) == sorted(HOUSEHOLDS)
    for household, mark in zip(HOUSEHOLDS, (5, 0, 4, 1, 3, 2, 5, 0, 1, 4), strict=True):
        give(ana(book), "mark:training", training(mark), household=household)
    assert [each.household for each in open_sheet(ana(book), MARKS).households] == before


def test_a_sheet_shows_no_marks_of_another_rater(book: Book) -> None:
    give(bo(book), "mark:training", training(2))
    assert open_sheet(ana(book), MARKS).shown[TRAINING] == ""


def test_only_raters_get_a_sheet(book: Book) -> None:
    with pytest.raises(EntryRefused, match="not_allowed"):
        open_sheet(book.as_(book.actor), MARKS)


@pytest.mark.parametrize("language", SHIPPED)
@pytest.mark.parametrize("state", ["none", "refused", "unknown"])
def test_what_a_cell_says_of_an_income_can_be_typed_in_every_language(language: str, state: str) -> None:
    with speaking(language):
        answer = IncomeAnswer(state)
        assert answer_of(Question("income:wage", "work"), typed_in(answer), None, None) == answer

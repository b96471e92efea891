"""Filled-in forms and sheets: the same entries as typing them, all or nothing, once each, and never over another's."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from data.actors import OPERATOR, Actor
from data.entries import add_mark
from data.errors import EntryRefused
from data.filled import Clash, Filled, Where, import_filled, plan_filled
from data.households import withdraw_consent
from data.open import Book
from data.periods import advance
from data.prices import set_price
from data.questions import IncomeAnswer, Value
from data.second import drawn
from data.workings import Working
from tests.data.raters import HOUSEHOLDS, ana, bo, entries, give, stands, training, village, wage

QUANTITY = IncomeAnswer("asked", None, "recalled", Working("quantity", {"maize.sold": "2.5", "maize.eaten": "10"}))
ANSWERS: tuple[tuple[str, Value], ...] = (
    ("mark:training", training(3, "seen")),
    ("mark:trees", training(12)),
    ("income:wage", wage("400.50", "receipt")),
    ("income:herd", QUANTITY),
    ("income:gift", IncomeAnswer("refused")),
)


@pytest.fixture
def bend(tmp_path: Path) -> Iterator[Book]:
    with village(tmp_path / "bend.db") as made:
        made.db.execute("INSERT INTO account_roles VALUES (1, 'rater'), (2, 'rater'), (2, 'administrator')")
        set_price(made, "2025", "maize", "30")
        yield made


def filled(question: str, value: Value, household: str = "ash", row: int = 2, rater: str = "Ana") -> Filled:
    return Filled(household, "2025", question, value, Where("march.csv", "", row, question), rater, f"uuid:{household}")


def sheet(household: str = "ash") -> list[Filled]:
    return [filled(question, value, household) for question, value in ANSWERS]


def refusals(book: Book, *those: Filled) -> list[str]:
    before = list(book.db.iterdump())
    with pytest.raises(EntryRefused) as refused:
        import_filled(book, those)
    assert list(book.db.iterdump()) == before
    return [problem.code for problem in refused.value.problems]


def test_importing_makes_the_entries_that_typing_makes(bend: Book, tmp_path: Path) -> None:
    with village(tmp_path / "typed.db") as typed:
        typed.db.execute("INSERT INTO account_roles VALUES (1, 'rater'), (2, 'rater'), (2, 'administrator')")
        set_price(typed, "2025", "maize", "30")
        for question, value in ANSWERS:
            give(ana(typed), question, value)
        plan = import_filled(bend.as_(OPERATOR), sheet())
        assert (len(plan.new), plan.same, plan.conflicts, plan.written) == (5, 0, (), True)
        assert entries(bend) == entries(typed)
        assert "37500" in " ".join(entries(bend))  # 12.5 × 30.00, reckoned again from the numbers


def test_a_dry_run_says_the_same_and_changes_nothing(bend: Book) -> None:
    before = list(bend.db.iterdump())
    tried = plan_filled(ana(bend), sheet())
    assert list(bend.db.iterdump()) == before
    assert replace(tried, written=True) == import_filled(ana(bend), sheet())


def test_the_same_file_again_changes_nothing_even_after_its_answers_were_changed_by_hand(bend: Book) -> None:
    import_filled(ana(bend), sheet())
    before = list(bend.db.iterdump())
    assert import_filled(ana(bend), sheet()).same == 5
    assert list(bend.db.iterdump()) == before
    found = plan_filled(ana(bend), [replace(filled("mark:training", training(5)), submission="")])
    give(ana(bend), "mark:training", training(5), found.conflicts[0].seen)
    assert import_filled(ana(bend), sheet()).conflicts == ()
    assert stands(ana(bend), "mark:training") == training(5)


def test_what_stands_already_is_a_conflict_with_both_values_and_stays_unless_the_files_is_chosen(bend: Book) -> None:
    saved = give(bo(bend), "income:wage", wage("500"))
    plan = import_filled(ana(bend), sheet())
    mine = sheet()[2]
    assert plan.conflicts == (Clash(mine, wage("500"), saved.seen, "Bo"),)
    assert (len(plan.new), stands(ana(bend), "income:wage")) == (4, wage("500"))
    assert import_filled(ana(bend), sheet(), {mine.at: "seen something else"}).conflicts == plan.conflicts
    chosen = import_filled(ana(bend), sheet(), {mine.at: saved.seen})
    assert (chosen.new, stands(ana(bend), "income:wage")) == ((mine,), wage("400.50", "receipt"))


def test_what_adults_told_apart_is_not_replaced_by_one_amount(bend: Book) -> None:
    give(bo(bend), "income:wage", wage("500"))
    bend.db.execute("UPDATE income_entries SET told_by = 1")
    mine = sheet()[2]
    clash = import_filled(ana(bend), [mine]).conflicts[0]
    with pytest.raises(EntryRefused) as refused:
        import_filled(ana(bend), [mine], {mine.at: clash.seen})
    assert refused.value.problems[0].code == "told_apart"


def test_a_sheet_that_showed_what_stands_changes_it_as_the_grid_does(bend: Book) -> None:
    saved = give(ana(bend), "mark:training", training(3))
    import_filled(ana(bend), [replace(filled("mark:training", training(4)), seen=saved.seen)])
    assert stands(ana(bend), "mark:training") == training(4)


def test_two_forms_about_one_thing_are_taken_in_turn_and_the_second_one_is_a_conflict(bend: Book) -> None:
    first, second = filled("income:wage", wage("1"), row=2), filled("income:wage", wage("2"), row=3, rater="Bo")
    plan = import_filled(bend.as_(OPERATOR), [first, second])
    assert [(clash.filled, clash.theirs, clash.by) for clash in plan.conflicts] == [(second, wage("1"), "Ana")]


def test_one_refused_answer_keeps_all_out_and_says_where_it_is(bend: Book) -> None:
    wrong = filled("mark:training", training(9), "birch", row=7)
    assert refusals(ana(bend), *sheet(), wrong) == ["off_scale"]
    problem = plan_filled(ana(bend), [*sheet(), wrong]).refused[0]
    assert (problem.file, problem.line, problem.at) == ("march.csv", 7, "mark:training")
    left = import_filled(ana(bend), [*sheet(), wrong], leave_refused=True)
    assert (len(left.new), len(left.refused)) == (5, 1)


def test_what_could_not_be_typed_cannot_be_imported(bend: Book) -> None:
    withdraw_consent(bend, "birch", "take_part")
    no_price = IncomeAnswer("asked", None, None, Working("quantity", {"rice.sold": "1"}))
    assert refusals(
        ana(bend),
        filled("mark:training", training(1), "birch"),
        filled("mark:training", training(1), "oak"),
        filled("mark:dancing", training(1)),
        filled("income:wage", training(1)),
        filled("income:wage", wage("4,50")),
        filled("income:herd", no_price),
        replace(filled("mark:training", training(1)), period="1999"),
    ) == [
        "no_consent",
        "unknown_household",
        "unknown_question",
        "other_kind_of_answer",
        "not_a_number",
        "no_price_for",
        "unknown_period",
    ]


def test_a_season_in_review_takes_nothing_new_and_still_knows_what_it_has(bend: Book) -> None:
    import_filled(ana(bend), sheet())
    advance(bend, "2025", "review")
    assert import_filled(ana(bend), sheet()).same == 5
    assert refusals(ana(bend), filled("mark:training", training(1), "birch")) == ["period_not_open"]


def test_a_household_goes_by_its_name_or_a_house_number_that_is_its_own(bend: Book) -> None:
    for number, text in enumerate((" ASH ", "2")):
        import_filled(ana(bend), [filled("mark:training", training(number + 1), text)])
    assert [stands(ana(bend), "mark:training", name) for name in ("ash", "birch")] == [training(1), training(2)]
    bend.db.execute("UPDATE households SET house_number = '1' WHERE name = 'birch'")
    assert refusals(ana(bend), filled("mark:training", training(1), "1")) == ["several_households"]


def test_a_rater_imports_in_their_own_name_and_an_administrator_in_that_of_whoever_rated(bend: Book) -> None:
    theirs = filled("mark:training", training(2), rater="Bo")
    assert refusals(ana(bend), theirs) == ["not_in_own_name"]
    assert refusals(ana(bend), replace(theirs, rater="Zoe")) == ["unknown_rater"]
    assert refusals(bend.as_(OPERATOR), replace(theirs, rater="")) == ["no_rater"]
    office = bend.as_(Actor("account", 2, "Bo", frozenset({"administrator"})))
    import_filled(office, [filled("mark:training", training(2))])
    assert stands(ana(bend), "mark:training") == training(2)


def test_what_only_the_book_itself_refuses_is_said_with_its_place_too(bend: Book) -> None:
    refuse = "BEFORE INSERT ON marks WHEN NEW.mark = 2 BEGIN SELECT RAISE(ABORT, 'no_consent'); END"
    bend.db.execute(f"CREATE TEMP TRIGGER refuse {refuse}")
    with pytest.raises(EntryRefused) as refused:
        import_filled(ana(bend), [*sheet(), filled("mark:training", training(2), "birch", row=9)])
    assert [(each.code, each.line) for each in refused.value.problems] == [("no_consent", 9)]
    assert stands(ana(bend), "mark:training") is None


def test_who_rates_a_second_time_is_drawn_in_a_file_too(bend: Book) -> None:
    twice, *others = drawn(bo(bend), "2025")
    once = next(name for name in HOUSEHOLDS if name not in (twice, *others))
    for name in (once, twice):
        add_mark(bend, name, "2025", "training", "Bo", 4)
    plan = import_filled(ana(bend), [filled("mark:training", training(1), name) for name in (once, twice)])
    assert [(clash.filled.household, clash.fixed, clash.theirs) for clash in plan.conflicts] == [(once, True, None)]
    assert stands(ana(bend), "mark:training", twice) == training(1)


def test_nothing_is_imported_before_the_scheme_may_open_and_how_far_it_is_can_be_told(bend: Book) -> None:
    told: list[float] = []
    import_filled(ana(bend), sheet(), tell=told.append)
    assert told == [0.0, 0.5]
    bend.db.execute("UPDATE village SET contact = ''")
    assert refusals(ana(bend), filled("mark:training", training(1), "birch")) == ["no_contact"]

"""Answers saved one by one: once each, under the rater's own name, and never over what somebody had not seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.actors import OPERATOR, STRANGER, Actor
from data.answers import Answer, Conflict, IncomeAnswer, MarkAnswer, Saved, Value, save, standing
from data.entries import add_income, add_mark
from data.errors import EntryRefused
from data.households import withdraw_consent
from data.meetings import describe_village
from data.open import Book
from data.periods import add_period, advance
from data.prices import price_list, set_price
from data.second import drawn
from data.units import set_unit
from data.workings import Working
from tests.data.raters import HOUSEHOLDS, ana, answer, bo, give, stands, training, village, wage


@pytest.fixture
def bend(tmp_path: Path) -> Iterator[Book]:
    with village(tmp_path / "bend.db") as made:
        yield made


def refusal(book: Book, sent: Answer) -> str:
    before = list(book.db.iterdump())
    with pytest.raises(EntryRefused) as refused:
        save(book, sent)
    assert list(book.db.iterdump()) == before
    return refused.value.problems[0].code


def test_a_mark_stands_with_its_phrase_and_who_entered_it(bend: Book) -> None:
    give(ana(bend), "mark:training", training(3, "seen"))
    assert stands(ana(bend), "mark:training") == MarkAnswer(3.0, "seen")
    sql = "SELECT r.name, m.entered_by FROM marks AS m JOIN raters AS r ON r.id = m.rater"
    assert bend.rows(sql) == [{"name": "Ana", "entered_by": 1}]


def test_the_same_answer_sent_again_is_acknowledged_again_and_changes_nothing(bend: Book) -> None:
    sent = answer("mark:training", training(3))
    first = save(ana(bend), sent)
    before = list(bend.db.iterdump())
    assert save(ana(bend), sent) == first
    assert list(bend.db.iterdump()) == before


def test_a_repeat_is_acknowledged_after_the_answer_was_changed_and_does_not_undo_the_change(bend: Book) -> None:
    sent = answer("mark:training", training(3))
    first = save(ana(bend), sent)
    assert isinstance(first, Saved)
    give(ana(bend), "mark:training", training(5), first.seen)
    assert save(ana(bend), sent) == first
    assert stands(ana(bend), "mark:training") == MarkAnswer(5.0)


def test_a_repeat_is_acknowledged_after_the_season_went_into_review(bend: Book) -> None:
    sent = answer("mark:training", training(3))
    first = save(ana(bend), sent)
    advance(bend, "2025", "review")
    assert save(ana(bend), sent) == first
    assert refusal(ana(bend), answer("mark:trees", training(1))) == "period_not_open"


def test_an_id_is_of_one_answer_of_one_person(bend: Book) -> None:
    sent = answer("mark:training", training(3))
    save(ana(bend), sent)
    assert refusal(ana(bend), Answer(sent.id, "ash", "2025", "mark:training", training(4), "")) == "answer_id_used"
    assert refusal(bo(bend), sent) == "answer_id_used"
    assert refusal(ana(bend), Answer("short", "ash", "2025", "mark:training", training(4), "")) == "bad_answer_id"


def test_what_was_not_seen_is_not_overwritten_and_both_values_are_shown(bend: Book) -> None:
    first = give(ana(bend), "income:wage", wage("400"))
    assert save(bo(bend), answer("income:wage", wage("500"))) == Conflict(wage("400"), first.seen, "Ana")
    assert stands(ana(bend), "income:wage") == wage("400")
    give(bo(bend), "income:wage", wage("500"), first.seen)
    assert save(ana(bend), answer("income:wage", wage("450"), first.seen)) == Conflict(
        wage("500"), standing(ana(bend), "ash", "2025")["income:wage"].seen, "Bo"
    )


def test_two_who_say_the_same_do_not_contradict_each_other(bend: Book) -> None:
    give(ana(bend), "income:wage", wage("400", "receipt"))
    give(bo(bend), "income:wage", wage("400.00", "receipt"))
    assert bend.rows("SELECT amount_minor, entered_by FROM income_entries") == [
        {"amount_minor": 40000, "entered_by": 1}
    ]


def test_an_answer_is_taken_back(bend: Book) -> None:
    for question, value in (("mark:training", training(3)), ("income:wage", wage("400"))):
        saved = give(ana(bend), question, value)
        give(ana(bend), question, None, saved.seen)
        assert stands(ana(bend), question) is None
    assert [bend.db.table(name).count for name in ("marks", "income_entries", "coverage")] == [0, 0, 0]


def test_a_mark_is_saved_without_a_look_at_incomes_and_prices(bend: Book) -> None:
    asked: list[str] = []
    bend.db.conn.set_trace_callback(asked.append)
    give(ana(bend), "mark:training", training(3))
    tables = ("income_entries", "coverage", "prices", "units")
    assert not [sql for sql in asked for table in tables if table in sql]
    assert any("INSERT INTO marks" in sql for sql in asked)


@pytest.mark.parametrize("state", ["none", "refused", "unknown"])
def test_a_source_without_an_amount_says_why_and_an_earlier_amount_goes(bend: Book, state: str) -> None:
    saved = give(ana(bend), "income:wage", wage("400"))
    give(ana(bend), "income:wage", IncomeAnswer(state), saved.seen)
    assert stands(ana(bend), "income:wage") == IncomeAnswer(state)
    assert bend.db.table("income_entries").count == 0


def test_several_imported_rows_show_as_their_sum_and_become_one_when_they_are_changed(bend: Book) -> None:
    for amount in ("10.50", "1"):
        add_income(bend, "ash", "2025", "wage", amount)
    before = standing(ana(bend), "ash", "2025")["income:wage"]
    assert before.value == wage("11.50")
    give(ana(bend), "income:wage", wage("12"), before.seen)
    assert bend.rows("SELECT amount_minor FROM income_entries") == [{"amount_minor": 1200}]


def test_last_seasons_value_stands_beside_each_question_and_another_raters_mark_does_not(bend: Book) -> None:
    add_income(bend, "ash", "2024", "wage", "90")
    save(ana(bend), answer("mark:training", training(2), period="2024"))
    shown = standing(ana(bend), "ash", "2025")
    assert (shown["income:wage"].before, shown["mark:training"].before) == (wage("90"), MarkAnswer(2.0))
    assert "mark:training" not in standing(bo(bend), "ash", "2025")


@pytest.mark.parametrize(
    ("question", "value", "code"),
    [
        ("mark:training", training(6), "off_scale"),
        ("mark:training", training(float("nan")), "off_scale"),
        ("mark:training", training(3, "lazy people"), "unknown_phrase"),
        ("mark:dress", training(3), "unknown_question"),
        ("mark:training", wage("3"), "other_kind_of_answer"),
        ("income:wage", training(3), "other_kind_of_answer"),
        ("income:wage", IncomeAnswer("perhaps"), "unknown_state"),
        ("income:wage", IncomeAnswer("asked"), "no_amount"),
        ("income:wage", IncomeAnswer("none", "3"), "amount_without_asking"),
        ("income:wage", wage("3", "hearsay"), "unknown_method"),
        ("income:wage", wage("3.001"), "too_many_decimals"),
        ("income:wage", wage("three"), "not_a_number"),
        ("income:inputs", wage("-3"), "negative_amount"),
        ("income:gift", wage("-3"), "negative_amount"),
        ("income:gift", IncomeAnswer("asked", working=Working("shop", {"costs": "3"})), "unknown_working"),
        ("income:wage", IncomeAnswer("asked", working=Working("tool", {"price": "3"})), "unknown_working"),
        ("income:inputs", IncomeAnswer("asked", working=Working("tool", {"price": "3"})), "no_month"),
    ],
)
def test_a_wrong_answer_is_refused_and_nothing_of_it_stays(bend: Book, question: str, value: Value, code: str) -> None:
    assert refusal(ana(bend), answer(question, value)) == code


def test_nothing_is_saved_about_a_household_that_withdrew_not_even_that_it_was_answered(bend: Book) -> None:
    saved = give(ana(bend), "income:wage", wage("4"))
    withdraw_consent(bend, "ash", "take_part")
    for value in (wage("4"), wage("5"), IncomeAnswer("refused"), None):
        assert refusal(ana(bend), answer("income:wage", value, saved.seen)) == "no_consent"
    assert refusal(ana(bend), answer("mark:training", training(1))) == "no_consent"
    assert refusal(ana(bend), answer("mark:training", training(1), household="nobody")) == "unknown_household"


@pytest.mark.parametrize("missing", ["purpose", "contact"])
def test_nothing_is_entered_before_the_scheme_says_what_it_is_for_and_whom_one_can_turn_to(
    bend: Book, missing: str
) -> None:
    describe_village(bend, **{missing: ""})
    assert refusal(ana(bend), answer("mark:training", training(3))) == f"no_{missing}"


@pytest.mark.parametrize("who", [OPERATOR, STRANGER, Actor("account", 1, "Ana", frozenset({"reviewer"}))])
def test_only_raters_answer(bend: Book, who: Actor) -> None:
    assert refusal(bend.as_(who), answer("income:wage", wage("4"))) == "not_allowed"


def test_whoever_enters_by_another_way_is_known_too(bend: Book) -> None:
    add_income(ana(bend), "ash", "2025", "wage", "4")
    add_mark(ana(bend), "ash", "2025", "training", "Ana", 4)
    assert (
        bend.rows("SELECT entered_by FROM income_entries UNION ALL SELECT entered_by FROM marks")
        == [{"entered_by": 1}] * 2
    )
    assert give(ana(bend), "mark:trees", training(4)).value == MarkAnswer(4.0)
    assert bend.rows("SELECT name, account FROM raters") == [{"name": "Ana", "account": 1}]


def test_the_marks_of_a_removed_account_do_not_pass_to_the_next_of_its_name(bend: Book) -> None:
    give(ana(bend), "mark:training", training(3))
    later = bend.as_(Actor("account", 2, "Ana", frozenset({"rater"})))
    assert "mark:training" not in standing(later, "ash", "2025")
    give(later, "mark:training", training(1), household=min(drawn(later, "2025")))
    assert {row["name"] for row in bend.rows("SELECT name FROM raters")} == {"Ana", "Ana (2)"}


def test_a_second_person_rates_only_what_was_drawn(bend: Book) -> None:
    lots = drawn(ana(bend), "2025")
    assert len(lots) == 2
    assert lots == drawn(bo(bend), "2025")
    for household in HOUSEHOLDS:
        give(ana(bend), "mark:training", training(3), household=household)
        second = answer("mark:training", training(2), household=household)
        if household in lots:
            assert isinstance(save(bo(bend), second), Saved)
        else:
            assert refusal(bo(bend), second) == "not_drawn"
        give(bo(bend), "income:wage", wage("1"), household=household)


def test_an_amount_is_reckoned_by_the_villages_prices_and_keeps_how(bend: Book) -> None:
    set_price(bend, "2025", "maize", "30", "sack")
    told = Working("quantity", {"maize.sold": "2", "maize.eaten": "1.5", "maize.price": "9999"})
    saved = give(ana(bend), "income:wage", IncomeAnswer("asked", method="recent", working=told))
    kept = Working("quantity", {"maize.eaten": "1.5", "maize.sold": "2", "maize.price": "30"})
    assert saved.value == IncomeAnswer("asked", "105", "recent", kept)
    assert stands(ana(bend), "income:wage") == saved.value
    set_price(bend, "2025", "maize", "40", "sack")
    assert stands(ana(bend), "income:wage") == saved.value
    assert [(price.unit, price.amount) for price in price_list(bend, "2025")] == [("sack", "40")]


@pytest.mark.parametrize(
    ("working", "code"),
    [
        (Working("dream", {"count": "1"}), "unknown_working"),
        (Working("animals", {"maize.sold": "1"}), "unknown_number"),
        (Working("animals", {}), "empty_working"),
        (Working("animals", {"count": "-1"}), "below_zero"),
        (Working("animals", {"count": "many"}), "not_a_number"),
        (Working("animals", {"count": "inf"}), "not_a_number"),
        (Working("animals", {"count": "1.234"}), "two_readings"),
        (Working("quantity", {"maize.sold": "1"}), "no_price_for"),
        (Working("animals", {"count": "1" + "0" * 11, "value": "1e11", "share": "100"}), "too_large"),
    ],
)
def test_a_working_that_cannot_be_is_refused(bend: Book, working: Working, code: str) -> None:
    assert refusal(ana(bend), answer("income:wage", IncomeAnswer("asked", working=working))) == code


def test_a_quantity_is_told_in_the_villages_own_unit_and_the_working_says_what_that_is(bend: Book) -> None:
    set_price(bend, "2025", "maize", "30", "kg")
    set_unit(bend, "sack", "kg", "50")
    set_unit(bend, "sack", "kg", "90", product="maize")
    set_unit(bend, "mu", "ha", "0.0667")
    told = Working("quantity", {"maize.sold": "2 sack", "maize.eaten": "१०"})
    saved = give(ana(bend), "income:wage", IncomeAnswer("asked", working=told))
    assert isinstance(saved.value, IncomeAnswer)
    assert saved.value.amount == str((2 * 90 + 10) * 30)
    assert saved.value.working == Working(
        "quantity", {**told.numbers, "maize.price": "30", "maize.unit": "1 sack = 90 kg"}
    )
    by_area = IncomeAnswer("asked", working=Working("quantity", {"maize.sold": "2 mu"}))
    assert refusal(ana(bend), answer("income:wage", by_area, saved.seen)) == "unknown_unit"


def test_a_dear_tool_is_spread_over_three_years_and_counted_on_by_itself(bend: Book) -> None:
    for order, period in enumerate(("2026", "2027", "2028"), start=3):
        add_period(bend, period, order)
    bought = IncomeAnswer("asked", working=Working("tool", {"price": "900", "month": "400"}))
    nothing_new = IncomeAnswer("asked", working=Working("tool", {"price": "0"}))
    amounts = {}
    for period, value in (("2025", bought), ("2026", nothing_new), ("2027", nothing_new), ("2028", nothing_new)):
        outcome = save(ana(bend), answer("income:inputs", value, period=period))
        assert isinstance(outcome, Saved)
        assert isinstance(outcome.value, IncomeAnswer)
        assert outcome.value.working
        amounts[period] = (outcome.value.amount, outcome.value.working.numbers.get("before"))
    assert amounts == {"2025": ("300", None), "2026": ("300", "900"), "2027": ("300", "900"), "2028": ("0", None)}
    cheap = Working("tool", {"price": "300", "month": "400"})
    assert stands_after(bend, cheap, household="birch") == "300"


def stands_after(book: Book, working: Working, household: str) -> str | None:
    saved = give(ana(book), "income:inputs", IncomeAnswer("asked", working=working), household=household)
    assert isinstance(saved.value, IncomeAnswer)
    return saved.value.amount


def test_a_price_is_of_a_known_period_and_not_below_zero(bend: Book) -> None:
    for period, product, price in (("2031", "maize", "1"), ("2025", " ", "1"), ("2025", "maize", "-1")):
        with pytest.raises(EntryRefused):
            set_price(bend, period, product, price)
    with pytest.raises(EntryRefused, match="not_allowed"):
        set_price(ana(bend), "2025", "maize", "1")

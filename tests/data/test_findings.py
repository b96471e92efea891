"""What a reviewer is shown: what is missing, far off or in doubt, in a fixed order and without a score."""

from pathlib import Path

import pytest

from data.actors import Actor
from data.catalogue import adopt
from data.entered import Key, entered
from data.entries import add_income, add_mark, add_measure, pause, set_coverage
from data.errors import EntryRefused
from data.findings import Finding, findings
from data.households import register, withdraw_consent
from data.open import Book, create_book
from data.periods import add_period, add_succession
from tests.data.villages import DAY

RUBRIC = """
scope: village
title: Effort
version: 1
purpose: Thank households whose work and learning pay off.
income: {work: [wage], costs: [inputs], prices: {"2022": 100, "2023": 100, "2024": 100, "2025": 200}, floor: 10}
score:
  parts:
    training: {from: marks.training, topic: learning, ask: Training days attended, scale: [0, 5], weight: 60}
    growth: {from: income.growth, normalise: {method: goalposts, low: -2, high: 2}, weight: 40}
"""
YEARS = ("2022", "2023", "2024", "2025")


@pytest.fixture
def book(tmp_path: Path) -> Book:
    made = create_book(tmp_path / "bend.db", "bend")
    adopt(made, RUBRIC, DAY)
    for order, year in enumerate(YEARS):
        add_period(made, year, order)
    return made


def told(book: Book, period: str = "2025") -> list[tuple[str, str, str]]:
    return [(each.code, each.key.household, each.key.question) for each in findings(book, period)]


def complete(book: Book, household: str, period: str = "2025", mark: float = 3) -> None:
    add_mark(book, household, period, "training", "r1", mark)
    add_income(book, household, period, "wage", 100)


def test_what_nobody_entered_is_missing_in_the_order_of_names_and_rules(book: Book) -> None:
    for name in ("b", "a", "c"):
        register(book, name, given_on=DAY)
    complete(book, "b")
    add_mark(book, "c", "2025", "training", "r1", 1)
    assert told(book) == [
        ("missing", "a", "income:wage"),
        ("missing", "a", "income:inputs"),
        ("missing", "a", "mark:training"),
        ("missing", "c", "income:wage"),
        ("missing", "c", "income:inputs"),
    ]


def test_with_a_word_on_what_was_asked_each_source_needs_one(book: Book) -> None:
    for name in ("a", "b"):
        register(book, name, given_on=DAY)
        complete(book, name)
    set_coverage(book, "b", "2025", "inputs", "refused")
    assert told(book) == [("missing", "a", "income:inputs")]


def test_nothing_is_missing_of_a_household_that_pauses_has_left_is_not_there_or_took_its_consent_back(
    book: Book,
) -> None:
    for name in ("paused", "left", "archived", "old", "new", "later"):
        register(book, name, given_on=DAY)
    pause(book, "paused", "2025")
    withdraw_consent(book, "left", "take_part")
    book.db.execute("UPDATE households SET archived_on = '2025-01-01' WHERE name = 'archived'")
    add_succession(book, "old", "new", "2024", 1)
    add_period(book, "2026", 9)
    add_succession(book, "paused", "later", "2026", 0.5)
    assert {key[1] for key in told(book)} == {"new"}
    assert {key[1] for key in told(book, "2023")} == {"old", "paused"}


def test_of_a_household_without_earners_no_income_is_missed(book: Book) -> None:
    register(book, "a", given_on=DAY, earners=0)
    assert told(book) == [("missing", "a", "mark:training")]


def test_what_was_entered_of_a_household_that_took_its_consent_back_is_not_shown(book: Book) -> None:
    register(book, "a", given_on=DAY)
    complete(book, "a")
    withdraw_consent(book, "a", "take_part")
    assert entered(book, "2025") == ()


@pytest.mark.parametrize(("low", "high", "apart"), [(1, 3, True), (2, 3.9, False)])
def test_raters_are_far_apart_from_two_fifths_of_the_scale_on(book: Book, low: float, high: float, apart: bool) -> None:
    register(book, "a", given_on=DAY)
    complete(book, "a", mark=high)
    add_mark(book, "a", "2025", "training", "r2", low)
    found = findings(book, "2025")
    assert [(each.code, each.key, each.values) for each in found] == (
        [("marks_apart", Key("a", "mark:training"), {"low": low, "high": high})] if apart else []
    )


def test_a_rater_surely_more_lenient_than_the_others_is_named_with_how_much(book: Book) -> None:
    strict = [0, 1, 2, 3, 1, 2, 0, 3]
    noise = [0, 0.1, -0.1, 0, 0.1, -0.1, 0.1, -0.1]
    for i, (mark, off) in enumerate(zip(strict, noise, strict=True)):
        register(book, f"h{i}", given_on=DAY)
        complete(book, f"h{i}", mark=mark)
        add_mark(book, f"h{i}", "2025", "training", "r2", mark + 1.2 + off)
    found = findings(book, "2025")
    assert [(each.code, each.key) for each in found] == [
        ("strict", Key("", "mark:training", "r1")),
        ("lenient", Key("", "mark:training", "r2")),
    ]
    # Two raters: each is half of their mean difference away from both.
    assert found[1].values == {"by": pytest.approx(0.6), "households": 8}


def test_raters_that_differ_by_chance_or_a_little_are_not_named(book: Book) -> None:
    for i, off in enumerate([1.5, -1.2, 0.8, -0.9, 0.5, 0.4]):
        register(book, f"h{i}", given_on=DAY)
        complete(book, f"h{i}", mark=2)
        add_mark(book, f"h{i}", "2025", "training", "r2", 2 + off)
    for i in range(6):
        add_mark(book, f"h{i}", "2024", "training", "r1", 2)
        add_mark(book, f"h{i}", "2024", "training", "r2", 2.1)
    for period in ("2024", "2025"):
        assert not [each for each in findings(book, period) if each.code in ("lenient", "strict")]


def past(book: Book, *amounts: str) -> list[Finding]:
    """What is found of 2025, the last of these yearly wages; "" is a year without any word."""
    register(book, "a", given_on=DAY)
    for year, amount in zip(YEARS[-len(amounts) :], amounts, strict=True):
        if amount:
            add_income(book, "a", year, "wage", amount)
    return [each for each in findings(book, "2025") if each.code == "income_far"]


# Prices have doubled by 2025, so that 100 in earlier years is 200 in 2025.
@pytest.mark.parametrize(
    ("amounts", "is_far"),
    [
        (("100", "100", "601"), True),
        (("100", "100", "599"), False),
        (("100", "100", "66"), True),
        (("100", "100", "67"), False),
        (("", "100", "900"), False),
        (("20", "100", "240", "700"), False),
        (("0", "0", "5"), True),
        (("-100", "-100", "-601"), True),
    ],
)
def test_an_income_unlike_the_households_own_past_is_found_at_constant_prices(
    book: Book, amounts: tuple[str, ...], is_far: bool
) -> None:
    assert bool(past(book, *amounts)) == is_far


def test_what_is_usual_is_told_at_the_prices_of_the_period(book: Book) -> None:
    found = past(book, "100", "100", "1000")
    assert found[0].values == {"amount": 1000.0, "usual": 200.0}


def test_a_paused_or_refused_year_is_no_past_and_one_that_was_asked_is(book: Book) -> None:
    register(book, "a", given_on=DAY)
    for year, amount in (("2022", "100"), ("2023", "100"), ("2025", "700")):
        add_income(book, "a", year, "wage", amount)
    set_coverage(book, "a", "2024", "wage", "none")
    assert [each.values["usual"] for each in findings(book, "2025") if each.code == "income_far"] == [200.0]
    set_coverage(book, "a", "2024", "wage", "unknown")
    pause(book, "a", "2023")
    assert "income_far" not in [each.code for each in findings(book, "2025")]


def test_an_entry_tells_what_was_entered_and_changes_its_sign_with_it(book: Book) -> None:
    register(book, "a", given_on=DAY)
    add_income(book, "a", "2025", "wage", "1.50", "recalled")
    add_income(book, "a", "2025", "wage", 2, "receipt")
    set_coverage(book, "a", "2025", "wage", "asked")
    add_measure(book, "a", "2025", "ha", 0.5)
    by = {entry.key.question: entry for entry in entered(book, "2025")}
    wage = by["income:wage"]
    assert (wage.value, wage.state, wage.methods) == (3.5, "asked", ("recalled", "receipt"))
    assert (by["measure:ha"].value, by["mark:training"].seen) == (0.5, "")
    add_income(book, "a", "2025", "wage", 0)
    assert {entry.key.question: entry for entry in entered(book, "2025")}["income:wage"].seen != wage.seen


@pytest.mark.parametrize("role", ["rater", "treasurer"])
def test_only_a_reviewer_lists_what_was_entered_and_what_is_found(book: Book, role: str) -> None:
    with pytest.raises(EntryRefused, match="not_allowed"):
        findings(book.as_(Actor("account", 1, "Ama", frozenset({role}))), "2025")
    assert findings(book.as_(Actor("account", 1, "Ama", frozenset({"reviewer"}))), "2025") == ()

"""Each rule in a village small enough to check by hand, and what keeps the same few from winning everything."""

from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from awards.proposing import claim, claimable, proposals, rules_of
from data.actors import Actor
from data.approving import approve_award, revoke_award
from data.awards import Prize, Proposal, awards, propose_award
from data.catalogue import adopt
from data.errors import EntryRefused
from data.nominating import nominate, second
from data.open import Book, today
from data.ratings import store_rating
from tests.awards.village import published, rubric, told
from tests.data.fund import DAY, asked, has, home
from tests.data.villages import at_home, descending
from tests.data.villages import village as rated

HELP = "helping: {kind: help, reached: {harvest_help: 4}, title: A hand lent, prize: {amount: 40}}"
REVIEWER = Actor("account", 1, "Bo", frozenset({"reviewer"}))


def thanked(path: Path, rules: str, **more: str) -> list[tuple[Any, ...]]:
    """What these rules propose for 2026: the rule, whom, the evidence, the prize."""
    with told(path / "a.db", rules, **more) as book:
        published(book)
        return [_short(each) for each in proposals(has(book, "Bo"), "2026")]


def _short(each: Proposal) -> tuple[Any, ...]:
    evidence = {key: value for key, value in each.evidence.items() if key != "kind"}
    return each.rule, each.household or each.account, evidence, each.prize


def test_help_is_thanked_where_the_mean_mark_reaches_it(tmp_path: Path) -> None:
    four = {"harvest_help": 4}
    assert thanked(tmp_path, HELP) == [("helping", "oak", four, Prize("40")), ("helping", "wren", four, Prize("40"))]


def test_an_apprentice_trained_is_thanked(tmp_path: Path) -> None:
    rules = "taught: {kind: apprentice, reached: {apprentice: 1}, title: An apprentice trained}"
    assert thanked(tmp_path, rules) == [("taught", "wren", {"apprentice": 1}, None)]


def test_a_skill_is_thanked_where_it_was_learned_and_used(tmp_path: Path) -> None:
    rules = "skill: {kind: skill, reached: {training: 3, apprentice: 1}, title: Learned and used}"
    assert thanked(tmp_path, rules) == [("skill", "wren", {"training": 3, "apprentice": 1}, None)]


def test_steady_effort_is_thanked(tmp_path: Path) -> None:
    rules = "steady: {kind: steady, seasons: 3, title: Three years without a break}"
    assert thanked(tmp_path, rules) == [("steady", "oak", {"seasons": 3}, None)]


def test_a_first_income_from_something_new_is_thanked_without_a_prize(tmp_path: Path) -> None:
    rules = "new: {kind: first_income, sources: [shop], title: A first income}"
    assert thanked(tmp_path, rules) == [("new", "oak", {"source": "shop"}, None)]


@pytest.mark.parametrize(("goal", "count"), [(10, 1), (10.5, 0)])
def test_a_goal_of_the_village_is_everyones(tmp_path: Path, goal: float, count: int) -> None:
    rules = f"all: {{kind: village_goal, reached: {{harvest_help: {goal}}}, title: Everybody helped}}"
    assert thanked(tmp_path, rules) == [("all", None, {"harvest_help": goal}, None)] * count


def test_whoever_wrote_entries_of_enough_households_is_thanked(tmp_path: Path) -> None:
    rules = "wrote: {kind: working_group, households: 3, title: Evenings given to the book}"
    with told(tmp_path / "a.db", rules) as book:
        with book.writing():
            book.db.execute("UPDATE marks SET entered_by = 1")
        published(book)
        assert [_short(each) for each in proposals(has(book, "Bo"), "2026")] == [
            ("wrote", 1, {"who": "Ana", "households": 3}, None)
        ]
        assert proposals(has(book, "Bo"), "2025") == ()


def test_a_nomination_is_proposed_once_somebody_else_has_seconded_it(tmp_path: Path) -> None:
    with told(tmp_path / "a.db", "named: {kind: nomination, deeds: [lent_tools], title: Thanked}") as book:
        published(book)
        number = nominate(home(book, "oak"), asked(), "wren", "2026", "lent_tools")
        other = nominate(home(book, "oak"), asked(), "wren", "2026", "planted_trees")
        assert proposals(has(book, "Bo"), "2026") == ()
        for each in (number, other):
            second(has(book, "Ana"), each)
        (found,) = proposals(has(book, "Bo"), "2026")
        assert (found.household, found.nomination, found.evidence["deed"]) == ("wren", number, "lent_tools")
        propose_award(has(book, "Di"), asked(), found)
        assert proposals(has(book, "Bo"), "2026") == ()


TOP = "first: {kind: top_band, title: Work that paid off, prize: {amount: 100, shared: true}}\n"
LEVEL = "high: {kind: level, level: three, title: Much done}"


@pytest.mark.parametrize(("apart", "names", "each"), [(0.0, ("h00",), "100"), (3.0, ("h00", "h01", "h02"), "33.33")])
def test_those_in_the_first_band_cannot_be_told_apart_and_share(
    tmp_path: Path, apart: float, names: tuple[str, ...], each: str
) -> None:
    with rated(tmp_path / "a.db", descending(18), apart=0.0) as book:
        adopt(book, _with_awards(book, TOP + LEVEL), DAY)
        if apart:
            _three_alike(book)
        found = proposals(book.as_(REVIEWER), "2024")
        assert {one.household: one.prize for one in found} == {name: Prize(each) for name in names}


def _with_awards(book: Book, rules: str) -> str:
    lines = "\n    ".join(rules.splitlines())
    text = book.rows("SELECT text FROM rubrics")[0]["text"].replace("version: 1", "version: 2")
    return f"{text}awards:\n  told_on: {DAY}\n  rules:\n    {lines}\n"


def _three_alike(book: Book) -> None:
    with book.writing():
        book.db.execute("UPDATE marks SET mark = 99 WHERE household <= 3")
    store_rating(book)


def test_a_level_is_for_the_household_alone_to_ask_for(tmp_path: Path) -> None:
    with rated(tmp_path / "a.db", descending(18, 80)) as book:
        adopt(book, _with_awards(book, LEVEL), DAY)
        with book.writing():
            book.db.execute("DROP TRIGGER periods_published_when_rated")
            book.db.execute("UPDATE periods SET state = 'published'")
        assert proposals(book.as_(REVIEWER), "2024") == ()
        high, low = at_home(book, "h00"), at_home(book, "h17")
        assert [each.title for each in claimable(high, "h00", "2024")] == ["Much done"]
        assert claimable(low, "h17", "2024") == ()
        with pytest.raises(EntryRefused, match="not_reached"):
            claim(low, "h17", asked(), "2024", "high")
        assert claim(high, "h00", asked(), "2024", "high")
        assert claimable(high, "h00", "2024") == ()


def test_the_same_few_do_not_win_everything(tmp_path: Path) -> None:
    rules = "\n".join(
        [
            "a: {kind: help, reached: {harvest_help: 4}, title: A}",
            "b: {kind: help, reached: {harvest_help: 1}, title: B}",
            "c: {kind: skill, reached: {training: 3}, title: C}",
        ]
    )
    found = thanked(tmp_path, rules, caps="{season: 2}")
    assert [(rule, whom) for rule, whom, _, _ in found] == [
        *(("a", name) for name in ("oak", "wren")),
        *(("b", name) for name in ("oak", "pine", "wren")),
    ]


@pytest.mark.parametrize(("again", "names"), [(1, ["oak", "wren"]), (2, ["oak", "wren"]), (3, ["wren"])])
def test_a_rule_thanks_the_same_household_again_only_after_some_seasons(
    tmp_path: Path, again: int, names: list[str]
) -> None:
    with told(tmp_path / "a.db", HELP, caps=f"{{again_after: {again}}}") as book:
        published(book)
        (first,) = proposals(has(book, "Bo"), "2024")
        propose_award(has(book, "Bo"), asked(), first)
        assert [each.household for each in proposals(has(book, "Bo"), "2026")] == names


def test_what_was_proposed_is_not_proposed_again_until_it_is_revoked(tmp_path: Path) -> None:
    with told(tmp_path / "a.db", HELP) as book:
        published(book)
        for each in proposals(has(book, "Bo"), "2026"):
            propose_award(has(book, "Bo"), asked(), each)
        assert proposals(has(book, "Bo"), "2026") == ()
        award = next(each.id for each in awards(has(book, "Di")) if each.household == "oak")
        approve_award(has(book, "Di"), award, "evidence_seen")
        revoke_award(has(book, "Di"), award, "wrong_entry")
        assert [each.household for each in proposals(has(book, "Bo"), "2026")] == ["oak"]


def test_only_what_was_told_before_the_first_entry_counts(tmp_path: Path) -> None:
    with told(tmp_path / "a.db", HELP) as book:
        published(book)
        adopt(book, rubric(HELP.replace("4", "1"), "2", told_on="2999-01-01"), today())
        assert rules_of(has(book, "Bo"), "2026")[1].rules["helping"].reached == {"harvest_help": 4}
    with (
        told(tmp_path / "b.db", HELP, told_on="2999-01-01") as book,
        pytest.raises(EntryRefused, match="no_award_rules"),
    ):
        proposals(has(book, "Bo"), "2026")


def test_nothing_is_proposed_before_a_season_is_published(tmp_path: Path) -> None:
    with told(tmp_path / "a.db", HELP) as book, pytest.raises(EntryRefused, match="not_published"):
        proposals(has(book, "Bo"), "2026")


def test_evidence_is_no_score_and_no_amount_of_income(tmp_path: Path) -> None:
    rules = HELP + "\nnew: {kind: first_income, sources: [shop], title: A first income}"
    assert MappingProxyType({"source": "shop"}) in [evidence for _, _, evidence, _ in thanked(tmp_path, rules)]

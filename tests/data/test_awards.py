"""Awards: who proposes does not approve, who approves does not pay, and nobody hands over to themselves."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data.approving import (
    Minutes,
    approve_award,
    approve_awards,
    record_minutes,
    refuse_award,
    refuse_awards,
    revoke_award,
)
from data.awards import Prize, Proposal, awards, awards_of, claim_award, declare_household, propose_award
from data.cards import issue_card
from data.declining import undeclined
from data.disclosure import award_wall
from data.erase import erase
from data.errors import EntryRefused
from data.fund import set_yearly_cap
from data.handing import accept_award, decline_award, hand_over, record_slip
from data.held import held
from data.households import give_consent, withdraw_consent
from data.journal import journal
from data.nominating import nominate, nominations, second
from data.open import Book
from tests.data.fund import DAY, FIFTY, accepted, asked, everything, has, home, money, proposed, village

SEEN = "evidence_seen"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with village(tmp_path / "a.db") as made:
        yield made


def state(book: Book, award: int) -> str:
    return next(each.state for each in awards(has(book, "Ana")) if each.id == award)


def approved(book: Book, **of: object) -> int:
    award = proposed(book, **of)  # type: ignore[arg-type]
    approve_award(has(book, "Bo"), award, SEEN)
    return award


def test_an_award_goes_its_way_and_money_with_it(book: Book) -> None:
    _, code = issue_card(book, "wren")
    award = proposed(book)
    assert (state(book, award), money(book)) == ("proposed", (100000, 0, 0))
    approve_award(has(book, "Bo"), award, SEEN)
    assert (state(book, award), money(book)) == ("approved", (95000, 5000, 0))
    accepted(book, award)
    assert {hand_over(has(book, "Cy"), award, code=code) for _ in range(3)} == {2}
    assert (state(book, award), money(book)) == ("recorded", (95000, 0, 5000))
    assert [each.id for each in awards_of(home(book, "wren"), "wren")] == [award]


def test_a_signed_slip_is_recorded_by_another_than_who_handed_over(book: Book) -> None:
    award = accepted(book, approved(book))
    hand_over(everything(book, "Cy"), award, paper="S-1")
    with pytest.raises(EntryRefused, match="own_payment"):
        record_slip(everything(book, "Cy"), award)
    record_slip(has(book, "Ana"), award)
    assert state(book, award) == "recorded"


def test_nobody_approves_what_they_proposed(book: Book) -> None:
    award = propose_award(everything(book, "Bo"), asked(), Proposal("help", "Help given", "2024", "wren"))
    with pytest.raises(EntryRefused, match="own_proposal"):
        approve_award(everything(book, "Bo"), award, SEEN)
    assert state(book, award) == "proposed"


def test_nobody_pays_what_they_approved(book: Book) -> None:
    award = proposed(book)
    approve_award(everything(book, "Cy"), award, SEEN)
    accepted(book, award)
    with pytest.raises(EntryRefused, match="own_approval"):
        hand_over(everything(book, "Cy"), award, paper="S-1")
    assert money(book) == (95000, 5000, 0)


def test_nobody_approves_or_hands_over_an_award_of_their_own_household(book: Book) -> None:
    declare_household(has(book, "Bo"), 2, "wren")
    declare_household(has(book, "Cy"), 3, "wren")
    award = proposed(book)
    with pytest.raises(EntryRefused, match="to_oneself"):
        approve_award(has(book, "Bo"), award, SEEN)
    approve_award(has(book, "Di"), award, SEEN)
    accepted(book, award)
    with pytest.raises(EntryRefused, match="to_oneself"):
        hand_over(has(book, "Cy"), award, paper="S-1")
    with pytest.raises(EntryRefused, match="already_there"):
        declare_household(has(book, "Cy"), 3, "oak")


def test_an_award_to_the_working_group_needs_a_meeting_and_other_hands(book: Book) -> None:
    award = propose_award(has(book, "Ana"), asked(), Proposal("group", "Kept the book", "2024", account=3))
    with pytest.raises(EntryRefused, match="needs_meeting"):
        approve_award(has(book, "Bo"), award, SEEN)
    number = record_minutes(has(book, "Ana"), asked(), Minutes(DAY, 40, 3, "approved", "Old Tam", "Rosa"))
    with pytest.raises(EntryRefused, match="to_oneself"):
        approve_award(everything(book, "Cy"), award, minutes=number)
    approve_award(has(book, "Bo"), award, minutes=number)
    accept_award(has(book, "Cy"), award)
    with pytest.raises(EntryRefused, match="to_oneself"):
        hand_over(has(book, "Cy"), award, paper="S-1")
    hand_over(has(book, "Eve"), award, paper="S-1")
    assert state(book, award) == "handed"


@pytest.mark.parametrize(
    ("minutes", "code"),
    [
        (Minutes(DAY, 40, 20, "approved", "Tam", "Rosa"), "not_carried"),
        (Minutes(DAY, 40, 0, "approved", "Tam", "tam "), "one_signatory"),
        (Minutes("2999-01-01", 40, 0, "approved", "Tam", "Rosa"), "in_the_future"),
        (Minutes(DAY, 40, 41, "refused", "Tam", "Rosa"), "not_accepted"),
    ],
)
def test_minutes_that_cannot_be_are_refused(book: Book, minutes: Minutes, code: str) -> None:
    with pytest.raises(EntryRefused, match=code):
        record_minutes(has(book, "Ana"), asked(), minutes)


def test_a_meeting_that_refused_approves_nothing(book: Book) -> None:
    award = proposed(book)
    number = record_minutes(has(book, "Ana"), asked(), Minutes(DAY, 40, 30, "refused", "Tam", "Rosa"))
    with pytest.raises(EntryRefused, match="meeting_refused"):
        approve_award(has(book, "Bo"), award, minutes=number)
    refuse_award(has(book, "Bo"), award)
    assert awards(has(book, "Bo")) == ()


def test_declining_frees_the_money_and_staff_see_no_trace(book: Book) -> None:
    award = approved(book)
    decline_award(home(book, "wren"), award, "wren")
    assert money(book) == (100000, 0, 0)
    assert awards(has(book, "Bo")) == ()
    seen = journal(has(book, "Bo"), size=500).entries
    assert not [each for each in seen if each.act == "decline_award" or each.table == "awards"]
    assert not [each for each in seen if each.kind == "household"]


def test_what_was_declined_is_not_proposed_again_and_only_who_declined_is_told(book: Book) -> None:
    again = Proposal("help", "Help given", "2024", "wren", prize=FIFTY)
    another = (replace(again, household="oak"), replace(again, rule="skill"), replace(again, period="2025"))
    decline_award(home(book, "wren"), approved(book), "wren")
    assert undeclined(has(book, "Bo"), (again, *another)) == another
    assert held(home(book, "wren"), "wren")["declined_awards"][0]["rule"] == "help"
    assert not [each for each in journal(book, size=500).entries if each.table == "declined_awards"]
    erase(home(book, "wren"), "wren")
    assert undeclined(has(book, "Bo"), (again,)) == (again,)


def test_revoking_frees_what_was_reserved_and_takes_nothing_back(book: Book) -> None:
    first, second_ = approved(book), accepted(book, approved(book, household="oak"), "oak")
    hand_over(has(book, "Cy"), second_, paper="S-1")
    for award in (first, second_):
        revoke_award(has(book, "Di"), award, "wrong_entry")
    assert money(book) == (95000, 0, 5000)
    with pytest.raises(EntryRefused, match="not_approved"):
        accepted(book, first)
    with pytest.raises(EntryRefused, match="not_accepted_yet"):
        hand_over(has(book, "Cy"), first, paper="S-2")
    assert proposed(book)


def test_nothing_is_handed_over_before_it_is_accepted_nor_on_anothers_card(book: Book) -> None:
    _, code = issue_card(book, "oak")
    award = approved(book)
    with pytest.raises(EntryRefused, match="not_accepted_yet"):
        hand_over(has(book, "Cy"), award, paper="S-1")
    accepted(book, award)
    for given, refused in (({"code": code}, "not_its_card"), ({"code": "AAAA"}, "not_its_card"), ({}, "needs_slip")):
        with pytest.raises(EntryRefused, match=refused):
            hand_over(has(book, "Cy"), award, **given)
    assert money(book) == (95000, 5000, 0)


def test_no_household_is_given_more_than_the_yearly_cap(book: Book) -> None:
    set_yearly_cap(book, "100")
    approved(book, prize=Prize("60"))
    over = proposed(book, prize=Prize("40.01"), rule="steady")
    with pytest.raises(EntryRefused, match="over_cap"):
        approve_award(has(book, "Bo"), over, SEEN)
    assert money(book) == (94000, 6000, 0)
    approved(book, prize=Prize("100"), household="oak")
    set_yearly_cap(book, "100.01")
    approve_award(has(book, "Bo"), over, SEEN)


def test_several_are_decided_together_or_none_of_them(book: Book) -> None:
    set_yearly_cap(book, "100")
    several = [proposed(book, prize=Prize("60")), proposed(book, prize=Prize("40.01"), rule="steady")]
    before = money(book), journal(book)
    for decide in (approve_awards, refuse_awards):
        with pytest.raises(EntryRefused):
            decide(has(book, "Bo"), [*several, 99])
    with pytest.raises(EntryRefused, match="over_cap"):
        approve_awards(has(book, "Bo"), several, SEEN)
    assert (money(book), journal(book)) == before
    assert [state(book, award) for award in several] == ["proposed", "proposed"]
    approve_awards(has(book, "Bo"), several[:1], SEEN)
    refuse_awards(has(book, "Bo"), several[1:])
    assert [each.state for each in awards(has(book, "Ana"))] == ["approved"]


def test_a_prize_of_goods_counts_by_its_value(book: Book) -> None:
    award = proposed(book, prize=Prize("2", "spade"))
    with pytest.raises(EntryRefused, match="fund_too_low"):
        approve_award(has(book, "Bo"), award, SEEN)
    set_yearly_cap(book, "39.99")
    with pytest.raises(EntryRefused, match="over_cap"):
        approve_award(has(book, "Bo"), award, SEEN)


def test_an_award_is_proposed_once_and_only_to_who_takes_part(book: Book) -> None:
    proposed(book)
    with pytest.raises(EntryRefused, match="already_there"):
        proposed(book)
    withdraw_consent(book, "oak", "take_part")
    with pytest.raises(EntryRefused, match="no_consent"):
        proposed(book, household="oak")
    with pytest.raises(EntryRefused, match="forbidden_subject"):
        propose_award(has(book, "Ana"), asked(), Proposal("x", "Went to church every week", "2024", "pine"))


def test_a_household_claims_for_itself_alone(book: Book) -> None:
    with pytest.raises(EntryRefused, match="not_own"):
        claim_award(home(book, "wren"), "wren", asked(), Proposal("level", "Well done", "2024", "oak"))
    award = claim_award(home(book, "wren"), "wren", asked(), Proposal("level", "Well done", "2024", "wren"))
    with pytest.raises(EntryRefused, match="unknown_award"):
        accept_award(home(book, "oak"), award, "oak")


def test_a_nomination_needs_a_seconder_and_neither_is_the_household_itself(book: Book) -> None:
    with pytest.raises(EntryRefused, match="own_household"):
        nominate(home(book, "wren"), asked(), "wren", "2024", "lent_tools")
    number = nominate(home(book, "oak"), asked(), "wren", "2024", "lent_tools")
    of_it = Proposal("nomination", "Named by neighbours", "2024", "wren", nomination=number)
    with pytest.raises(EntryRefused, match="not_seconded"):
        propose_award(has(book, "Ana"), asked(), of_it)
    for who, code in ((home(book, "oak"), "own_nomination"), (home(book, "wren"), "own_household")):
        with pytest.raises(EntryRefused, match=code):
            second(who, number)
    second(has(book, "Bo"), number)
    assert [each.seconded for each in nominations(has(book, "Bo"), "2024")] == [True]
    award = propose_award(has(book, "Ana"), asked(), of_it)
    with pytest.raises(EntryRefused, match="own_proposal"):
        approve_award(has(book, "Bo"), award, SEEN)
    approve_award(has(book, "Di"), award, "deed_witnessed")


def test_the_wall_names_who_accepted_and_agrees_as_they_wish(book: Book) -> None:
    for name in ("wren", "oak"):
        give_consent(book, name, "awards", DAY)
    for name in ("wren", "oak", "pine"):
        approved(book, household=name, prize=None)
    number = {each.household: each.id for each in awards(has(book, "Ana"))}
    assert award_wall(book) == ()
    accept_award(home(book, "wren"), number["wren"], "wren", alias="The singers")
    accept_award(home(book, "pine"), number["pine"], "pine")
    assert [each.name for each in award_wall(book)] == ["The singers"]
    accept_award(home(book, "oak"), number["oak"], "oak")
    assert [each.name for each in award_wall(book)] == ["The singers", "oak"]
    withdraw_consent(book, "wren", "awards")
    revoke_award(has(book, "Di"), number["oak"], "wrong_entry")
    assert award_wall(book) == ()


def test_on_the_internet_an_award_names_only_who_agreed_to_be_named_there(book: Book) -> None:
    for name in ("wren", "oak"):
        give_consent(book, name, "awards", DAY)
        accept_award(home(book, name), approved(book, household=name, prize=None), name)
    assert award_wall(book, "internet") == ()
    give_consent(book, "oak", "internet", DAY)
    assert [each.name for each in award_wall(book, "internet")] == ["oak"]
    assert [each.name for each in award_wall(book)] == ["oak", "wren"]
    withdraw_consent(book, "oak", "awards")
    assert award_wall(book, "internet") == award_wall(book, "newspaper") == ()


def test_the_steps_are_held_by_the_book_whoever_writes(book: Book) -> None:
    award = approved(book)
    for change, code in (
        ("approved_by = 1", "own_proposal"),
        ("handed_by = 2, handed_at = '2025-01-01T00:00:00Z', means = 'slip'", "own_approval"),
        ("amount = 1", "never_changed"),
        ("proposed_by = 4", "never_changed"),
        ("accepted_at = NULL, approved_at = NULL", "never_changed"),
    ):
        with pytest.raises(sqlite3.IntegrityError, match=code):
            book.db.execute(f"UPDATE awards SET {change} WHERE id = {award}")


def test_deleting_a_household_leaves_the_fund_balanced(book: Book) -> None:
    award = accepted(book, approved(book))
    hand_over(has(book, "Cy"), award, paper="S-1")
    with book.writing():
        book.db.execute("DELETE FROM households WHERE name = 'wren'")
    assert awards(has(book, "Ana")) == ()
    assert money(book) == (95000, 0, 5000)


def test_the_cap_is_of_the_year_in_which_it_was_approved(book: Book) -> None:
    approved(book, prize=Prize("300"))
    (order,) = book.rows("SELECT ordered_at FROM fund_orders")
    assert order["ordered_at"][:4] == str(datetime.now(UTC).year)

"""The fund under any sequence of acts, repeated, at once and cut off: balanced, never below zero, nothing twice."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from data.actors import OPERATOR
from data.approving import approve_award, revoke_award
from data.awards import Prize, Proposal, awards, propose_award
from data.errors import EntryRefused
from data.fund import Grant, fund_balances, record_grant, yearly_cap
from data.handing import accept_award, decline_award, hand_over
from data.open import Book, open_book
from data.payments import cancel_order, fund_orders, order_purchase, pay_order
from data.verify import verify
from tests.data.fund import HOUSEHOLDS, PEOPLE, everything, home, village

QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
Act = tuple[str, str, str, int, int]
ACTS = ("grant", "propose", "approve", "accept", "decline", "hand_over", "revoke", "order", "pay", "cancel")
LIKELY = (*ACTS, *("story",) * 8)
LIKELY = (*ACTS, *("story",) * 8)
TIME = {"approve": "proposed", "accept": "approved", "hand_over": "accepted"}
acts = st.lists(
    st.tuples(
        st.sampled_from(LIKELY),
        st.sampled_from(list(PEOPLE)),
        st.sampled_from(HOUSEHOLDS),
        st.integers(0, 4),
        st.integers(1, 150),
    ),
    min_size=10,
    max_size=45,
)


def do(book: Book, act: Act) -> None:
    """One act, by whoever it is, on what there is, or a whole story; what the book refuses is refused."""
    if act[0] == "story":
        return tell(book, act)
    name, who, household, which, amount = act
    mine, there = everything(book, who), awards(book.as_(OPERATOR))
    award = sorted(there, key=lambda each: each.id)[which % len(there)] if there else None
    of = (award.household if award else None) or household
    orders = [each.number for each in fund_orders(book.as_(OPERATOR))] or [1]
    number = award.id if award else 0
    proposal = Proposal(f"rule-{which}", "Help given", "2024", household, prize=Prize(str(amount)))
    doing: dict[str, Callable[[], object]] = {
        "grant": lambda: record_grant(mine, f"grant-{which}-{amount}", Grant("person", "Rosa", "Prizes", str(amount))),
        "propose": lambda: propose_award(mine, f"award-{household}-{which}", proposal),
        "approve": lambda: approve_award(mine, number, "evidence_seen"),
        "accept": lambda: accept_award(home(book, of), number, of),
        "decline": lambda: decline_award(home(book, of), number, of),
        "hand_over": lambda: hand_over(mine, number, paper="S-1"),
        "revoke": lambda: revoke_award(mine, number, "wrong_entry"),
        "order": lambda: order_purchase(mine, f"order-{which}-{amount}", "spade", 1 + which, str(amount)),
        "pay": lambda: pay_order(mine, orders[which % len(orders)]),
        "cancel": lambda: cancel_order(mine, orders[which % len(orders)]),
    }
    with suppress(EntryRefused):
        doing[name]()
    return None


def tell(book: Book, act: Act) -> None:
    """An award from its proposal to its prize, each step by somebody, who may be the same."""
    _, who, household, which, amount = act
    people = list(PEOPLE)
    approves, pays = people[(which + amount) % 5], people[(which * amount) % 5]
    proposal = Proposal(f"rule-{amount}", "Help given", "2024", household, prize=Prize(str(amount)))
    with suppress(EntryRefused):
        award = propose_award(everything(book, who), f"story-{household}-{amount}-{who}", proposal)
        approve_award(everything(book, approves), award, "evidence_seen")
        accept_award(home(book, household), award, household)
        hand_over(everything(book, pays), award, paper="S-1")


def assert_sound(book: Book) -> None:
    """What must hold of the fund, reckoned from its rows alone."""
    for each in fund_balances(book):
        assert min(each.left, each.reserved, each.spent, each.returned) >= 0
        assert each.given == each.left + each.reserved + each.spent + each.returned
    ended = book.rows("SELECT fund_order FROM fund_entries WHERE kind IN ('pay', 'release')")
    assert len(ended) == len({row["fund_order"] for row in ended})
    reserved = {row["id"]: row["amount"] for row in book.rows("SELECT id, amount FROM fund_orders WHERE good IS NULL")}
    waiting = sum(amount for order, amount in reserved.items() if order not in {row["fund_order"] for row in ended})
    assert fund_balances(book)[0].reserved == waiting
    paid = book.rows("""SELECT o.award, o.value_minor, o.ordered_by, e.account, a.household, a.proposed_by,
        a.handed_at IS NOT NULL AS handed FROM fund_entries AS e JOIN fund_orders AS o ON o.id = e.fund_order
        LEFT JOIN awards AS a ON a.id = o.award WHERE e.kind = 'pay'""")
    assert all(row["account"] != row["ordered_by"] != row["proposed_by"] for row in paid)
    assert all(row["handed"] for row in paid if row["award"])
    handed = {row["id"] for row in book.rows("SELECT id FROM awards WHERE handed_at IS NOT NULL AND amount > 0")}
    assert handed == {row["award"] for row in paid if row["award"]}
    for household in {row["household"] for row in paid} - {None}:
        assert sum(row["value_minor"] for row in paid if row["household"] == household) <= yearly_cap(book)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK)
@given(acts)
def test_any_sequence_of_acts_leaves_the_fund_sound(sequence: list[Act]) -> None:
    with TemporaryDirectory() as folder, village(Path(folder) / "a.db", cap="200", money="250") as book:
        for act in sequence:
            do(book, act)
            do(book, act)
        assert_sound(book)


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK)
@given(acts)
def test_acts_at_once_leave_the_fund_sound(sequence: list[Act]) -> None:
    def run(path: Path, order: Sequence[Act]) -> None:
        with open_book(path, OPERATOR) as mine:
            for act in order:
                do(mine, act)

    with TemporaryDirectory() as folder, village(Path(folder) / "a.db", cap="200", money="250") as book:
        with ThreadPoolExecutor(4) as pool:
            orders = (sequence, sequence, sequence[::-1], sequence[::2])
            list(pool.map(run, [book.path] * 4, orders))
        assert_sound(book)


def test_one_award_that_many_hand_over_at_once_is_paid_once(tmp_path: Path) -> None:
    def hand(who: str) -> int | None:
        with open_book(tmp_path / "a.db", OPERATOR) as mine:
            try:
                return hand_over(everything(mine, who), award, paper="S-1")
            except EntryRefused:
                return None

    with village(tmp_path / "a.db") as book:
        proposal = Proposal("help", "Help given", "2024", "wren", prize=Prize("50"))
        award = propose_award(everything(book, "Ana"), "request-of-one", proposal)
        approve_award(everything(book, "Bo"), award, "evidence_seen")
        accept_award(home(book, "wren"), award, "wren")
        with ThreadPoolExecutor(6) as pool:
            receipts = set(pool.map(hand, ["Cy", "Eve", "Di"] * 4))
        assert receipts == {2, None}
        assert fund_balances(book)[0].spent == 5000
        assert_sound(book)


SPENDING = """
import sys
from itertools import count
from pathlib import Path
from data.actors import OPERATOR
from data.open import open_book
from tests.data.test_fund_at_once import do
with open_book(Path(sys.argv[1]), OPERATOR) as book:
    for turn in count(int(sys.argv[2])):
        do(book, ("story", "Ana", ("oak", "pine", "wren")[turn % 3], 1, 1 + turn))
        print(turn, flush=True)
"""


def test_a_process_that_is_killed_in_the_middle_leaves_the_fund_sound(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", cap="100000"):
        pass
    told = 0
    for pause in (0.0, 0.02):
        run = [sys.executable, "-c", SPENDING, str(tmp_path / "a.db"), str(7 * told)]
        with subprocess.Popen(run, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent.parent.parent) as child:
            assert child.stdout is not None
            for _ in range(5):
                told += bool(child.stdout.readline())
            time.sleep(pause)
            os.kill(child.pid, signal.SIGKILL)
        with open_book(tmp_path / "a.db", OPERATOR) as book:
            assert_sound(book)
            handed = book.rows("SELECT count(*) AS n FROM awards WHERE handed_at IS NOT NULL")[0]["n"]
    with open_book(tmp_path / "a.db", OPERATOR) as book:
        assert verify(book).findings == ()
    assert told == 10
    # Whoever proposed cannot approve: of each five stories four get to their end.
    assert handed >= 8

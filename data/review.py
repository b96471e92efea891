"""Reviewing a period: what is decided about each entry, by somebody who did not enter it (charter 4).

Once a period is in review its entries are fixed. A reviewer approves an entry, sends it back with a reason, so that it
can be changed, or asks about it; whoever entered it changes it, or says that it stands. After publication an entry is
opened for a correction with a reason. Every decision stays in the book.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any, Literal

from data.entered import Entry, Key, entered
from data.errors import entry_refused
from data.findings import Finding, findings_among
from data.open import Book, now
from data.periods import period_states
from data.permissions import needs
from data.reviewtables import CORRECTIONS, NOT_SETTLED, OPENING, REASONS

Row = dict[str, Any]
_CODES = {"review": "not_in_review", "published": "nothing_to_correct"}
State = Literal["missing", "waiting", "approved", "sent_back", "changed", "asked", "stands"]
# Somebody has to do something about these before the period moves on.
UNSETTLED: tuple[State, ...] = ("sent_back", "changed", "asked", "stands")


@dataclass(frozen=True)
class Reviewed:
    """An entry and where its review stands; `own` where the account that looks entered it, so may not approve it.

    missing (nobody answered, and nobody asked for it), waiting, approved, sent_back or asked (with the reason), changed
    (since it was sent back), stands (whoever entered it says that it is right).
    """

    entry: Entry
    state: State
    reason: str | None
    finding: Finding | None
    own: bool


@dataclass(frozen=True)
class Review:
    """Every entry of a period, by household and question; and what deserves a look of the raters."""

    entries: tuple[Reviewed, ...]
    raters: tuple[Finding, ...]


@needs("review")
def review_of(book: Book, period: str) -> Review:
    """How far the review of a period is."""
    entries = entered(book, period)
    found = findings_among(book, period, entries)
    reviewed = _reviewed(book, period, entries, {each.key: each for each in found})
    return Review(tuple(reviewed), tuple(each for each in found if not each.key.household))


@needs("review")
def reviewed(book: Book, period: str) -> tuple[Reviewed, ...]:
    """Every entry of a period, by household and question."""
    return review_of(book, period).entries


@needs("review")
def reviewed_of(book: Book, period: str, household: str) -> tuple[Reviewed, ...]:
    """Every entry of one household, by question, without a look for findings."""
    return tuple(_of_one(book, period, household))


@needs("review")
def unsettled(book: Book, period: str) -> tuple[Reviewed, ...]:
    """The entries of a period that somebody has to do something about, without a look for findings."""
    waiting = (str(row["household"]) for row in book.rows(_WAITING, period=period))
    return tuple(each for name in waiting for each in _of_one(book, period, name) if each.state in UNSETTLED)


@needs("review")
def review_states(book: Book, period: str) -> Counter[State]:
    """How many entries of a period stand where."""
    return Counter(each.state for each in _reviewed(book, period, entered(book, period)))


@needs("answer_review")
def to_answer(book: Book, period: str) -> tuple[Reviewed, ...]:
    """The entries that were sent back or asked about, of those that the account entered or that nobody did."""
    every = _reviewed(book, period, entered(book, period))
    mine = (each for each in every if each.own or not each.entry.by)
    return tuple(each for each in mine if each.state in ("sent_back", "asked"))


@needs("approve")
def approve(book: Book, period: str, key: Key, seen: str) -> None:
    """Approve an entry as it was `seen`, or that one stays missing.

    Raises EntryRefused: own_entry, changed_meanwhile, unknown_entry, not_in_review.
    """
    with book.writing():
        each = _standing(book, period, key, seen)
        if each.own:
            raise entry_refused("own_entry", key.question, key.household)
        _refuse_over(book, period, each)
        _decide(book, period, [each], "approve")


@needs("approve")
def approve_rest(book: Book, period: str) -> int:
    """Approve what waits and has nothing that deserves a look, but for what the account entered; gives how many.

    Raises EntryRefused: not_in_review.
    """
    with book.writing():
        _only_in(book, period, "review")
        waiting = [each for each in reviewed(book, period) if each.state == "waiting" and not each.own]
        those = [each for each in waiting if each.finding is None]
        _decide(book, period, those, "approve")
    return len(those)


@needs("approve")
def approve_household(book: Book, period: str, household: str, seen: Mapping[Key, str]) -> int:
    """Approve all that was entered about a household, as it was `seen`; gives how many entries that are.

    What the account entered itself is left, and so is what was sent back or asked about and not answered yet. Raises
    EntryRefused: changed_meanwhile (nothing is approved then), not_in_review.
    """
    with book.writing():
        every = list(_of_one(book, period, household))
        for each in every:
            _refuse_changed(each, seen.get(each.entry.key, ""))
        answered = [each for each in every if each.state in ("waiting", "changed", "stands")]
        those = [each for each in answered if each.entry.seen and not each.own]
        for each in those:
            _refuse_over(book, period, each)
        _decide(book, period, those, "approve")
    return len(those)


@needs("send_back")
def send_back(book: Book, period: str, key: Key, seen: str, reason: str) -> None:
    """Send an entry back with one of `REASONS`: it can be changed until it is approved. Raises as `approve` does."""
    _ask(book, period, (key, seen), "send_back", reason)


@needs("send_back")
def send_back_missing(book: Book, period: str) -> int:
    """Send back all that is missing, so that it can be entered; gives how many. Raises EntryRefused: not_in_review."""
    book = book.because("missing")
    with book.writing():
        _only_in(book, period, "review")
        those = [each for each in _reviewed(book, period, entered(book, period)) if each.state == "missing"]
        _decide(book, period, those, "send_back", "missing")
    return len(those)


@needs("send_back")
def ask(book: Book, period: str, key: Key, seen: str, reason: str) -> None:
    """Ask about an entry, with one of `REASONS`; it stays as it is. Raises as `approve` does."""
    _ask(book, period, (key, seen), "ask", reason)


@needs("answer_review")
def stands(book: Book, period: str, key: Key, seen: str) -> None:
    """Say that an entry that was sent back or asked about is right as it is, or that it stays missing.

    Raises EntryRefused: not_yours (somebody else entered it), not_asked, and as `approve` does.
    """
    with book.writing():
        each = _standing(book, period, key, seen)
        if each.entry.by and not each.own:
            raise entry_refused("not_yours", key.question, key.household)
        if each.state not in UNSETTLED:
            raise entry_refused("not_asked", key.question, key.household)
        _decide(book, period, [each], "stands")


@needs("correct")
def correct(book: Book, period: str, key: Key, seen: str, why: str) -> None:
    """Open an entry of a published period for a correction, for one of `CORRECTIONS`.

    The board stays as it is until the period is published again. Raises EntryRefused: nothing_to_correct,
    being_corrected, unknown_reason, and as `approve` does.
    """
    _refuse_unknown(why, CORRECTIONS)
    book = book.because(why)
    with book.writing():
        _only_in(book, period, "published")
        each = _standing(book, period, key, seen)
        if each.state in UNSETTLED:
            raise entry_refused("being_corrected", key.question, key.household)
        _decide(book, period, [each], "correct", why)


@needs("answer_check")
def reopen(book: Book, period: str, key: Key, why: str) -> None:
    """Open an entry, or a question without one, for a correction that a check asks for, before or after publication.

    Raises EntryRefused: unknown_entry (nothing of the kind, or the household takes part no more), being_corrected.
    """
    with book.writing():
        each = _known(book, period, key)
        if each.state in UNSETTLED:
            raise entry_refused("being_corrected", key.question, key.household)
        _decide(book, period, [each], "correct", why)


def _ask(book: Book, period: str, what: tuple[Key, str], decision: str, reason: str) -> None:
    _refuse_unknown(reason, REASONS)
    book = book.because(reason)
    with book.writing():
        each = _standing(book, period, *what)
        _refuse_over(book, period, each)
        _decide(book, period, [each], decision, reason)


def _standing(book: Book, period: str, key: Key, seen: str) -> Reviewed:
    each = _known(book, period, key)
    _refuse_changed(each, seen)
    return each


def _known(book: Book, period: str, key: Key) -> Reviewed:
    each = next((each for each in _of_one(book, period, key.household) if each.entry.key == key), None)
    if each is None:
        raise entry_refused("unknown_entry", key.question, key.household)
    return each


def _refuse_changed(each: Reviewed, seen: str) -> None:
    if each.entry.seen != seen:
        raise entry_refused("changed_meanwhile", each.entry.key.question, each.entry.key.household)


def _refuse_over(book: Book, period: str, each: Reviewed) -> None:
    """Entries are reviewed in review; once published only those that are being corrected."""
    if each.state not in UNSETTLED:
        _only_in(book, period, "review")


def _only_in(book: Book, period: str, state: str) -> None:
    now_in = period_states(book).get(period)
    if now_in != state:
        raise entry_refused(_CODES[state], "period", period, state=now_in)


def _refuse_unknown(reason: str, known: tuple[str, ...]) -> None:
    if reason not in known:
        raise entry_refused("unknown_reason", "reason", reason)


def _of_one(book: Book, period: str, household: str) -> Iterator[Reviewed]:
    return _reviewed(book, period, entered(book, period, household), household=household)


def _reviewed(
    book: Book,
    period: str,
    entries: Iterable[Entry],
    found: Mapping[Key, Finding] = MappingProxyType({}),
    household: str | None = None,
) -> Iterator[Reviewed]:
    decided: dict[tuple[str, str], list[Row]] = {}
    for row in book.rows(_DECIDED, period=period, household=household):
        decided.setdefault((row["household"], row["question"]), []).append(row)
    for entry in entries:
        key = entry.key
        latest = _latest(decided.get((key.household, key.question), []), key.rater)
        own = book.actor.kind == "account" and book.actor.id in entry.by
        finding = found.get(Key(key.household, key.question))
        yield Reviewed(entry, _state(entry, latest), latest["reason"] if latest else None, finding, own)


def _latest(rows: list[Row], rater: str | None) -> Row | None:
    """The last decision about a rater's mark; one without a rater is about the question as a whole."""
    about = (row for row in reversed(rows) if rater is None or row["rater"] in (None, rater))
    return next(about, None)


def _state(entry: Entry, latest: Row | None) -> State:
    if latest is None:
        return "waiting" if entry.seen else "missing"
    if latest["decision"] in OPENING:
        return "sent_back" if entry.seen == latest["seen"] else "changed"
    states: dict[str, State] = {"approve": "approved", "ask": "asked", "stands": "stands"}
    return states[latest["decision"]]


def _decide(book: Book, period: str, those: list[Reviewed], decision: str, reason: str | None = None) -> None:
    said = {"period": period, "decision": decision, "reason": reason, "account": book.actor.id, "at": now()}
    rows = ({**asdict(each.entry.key), "seen": each.entry.seen, **said} for each in those)
    book.db.conn.executemany(_DECIDE, rows)


_DECIDED = """
    SELECT v.id, h.name AS household, v.question, r.name AS rater, v.decision, v.reason, v.seen FROM reviews AS v
    JOIN households AS h ON h.id = v.household JOIN periods AS p ON p.id = v.period
    LEFT JOIN raters AS r ON r.id = v.rater
    WHERE p.name = :period AND (:household IS NULL OR h.name = :household) ORDER BY v.id"""
_WAITING = f"""
    SELECT DISTINCT h.name AS household FROM ({NOT_SETTLED}) AS w JOIN households AS h ON h.id = w.household
    JOIN periods AS p ON p.id = w.period WHERE p.name = :period ORDER BY h.name"""  # noqa: S608
_DECIDE = """
    INSERT INTO reviews (household, period, question, rater, decision, reason, seen, account, decided_at)
    VALUES ((SELECT id FROM households WHERE name = :household), (SELECT id FROM periods WHERE name = :period),
            :question, (SELECT id FROM raters WHERE name = :rater), :decision, :reason, :seen, :account, :at)"""

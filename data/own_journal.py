"""Who looked at a household's record and who changed it, as the household reads it (charter 3 and 4)."""

from dataclasses import dataclass
from typing import Literal

from data.journal import VIEW, Entry, journal_of
from data.open import Book
from data.permissions import needs

MOST = 200
Deed = Literal["looked", "added", "changed", "removed", "did"]


@dataclass(frozen=True)
class Trace:
    """What somebody did to the record on a day: `table` is what it was done to, "" for a look or an act as a whole.

    `kind` is account, operator or household; `actor` the account's name ("" for others). `times` counts what one person
    did alike on one day.
    """

    on: str
    kind: str
    actor: str
    deed: Deed
    table: str
    act: str
    times: int = 1


@needs("traces_of")
def traces_of(book: Book, household: str) -> tuple[Trace, ...]:
    """The newest first, those alike on one day together. Raises EntryRefused: unknown_household."""
    counts: dict[tuple[str, str, str, Deed, str, str], int] = {}
    for each in journal_of(book, household, size=MOST).entries:
        act = "" if each.table else each.act
        alike = (each.at[:10], each.kind, each.actor, _deed(each), each.table, act)
        counts[alike] = counts.get(alike, 0) + 1
    return tuple(Trace(*alike, times=times) for alike, times in counts.items())


def _deed(entry: Entry) -> Deed:
    """Of scores the journal keeps no values, so a rating that was stored is told by its table."""
    if not entry.table:
        return "looked" if entry.act == VIEW else "did"
    if entry.before is None:
        return "added"
    return "changed" if entry.after is not None else "removed"

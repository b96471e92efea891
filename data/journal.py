"""Reading the journal, and noting acts that write nothing: a sign-in, an export, a look at a household's record.

Changes need no call: whatever is written inside `Book.writing()` is in the journal (`data.journaling`).
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from data.actors import Kind
from data.errors import entry_refused
from data.households import known_household
from data.journaling import Change, Stamp, append
from data.journaltables import VALUES_NOT_KEPT, WHYS
from data.open import Book, now
from data.permissions import needs
from data.who import steward

VIEW = "view"
SIZE = 50
# What a household and one data steward see, and staff do not (charter 4); and how many gave a copy for research.
NOT_FOR_STAFF = ("consents", "checks", "research_releases")
# What a household alone sees.
ITS_OWN = ("goals", "help_requests", "chosen_helpers")
# Reading and answering what a household asked help with; of its words the journal holds nothing at all.
HELPING = ("read_help", "answer_help")
# Declining leaves no trace: neither the act, nor what there was of the award before.
DECLINING = "decline_award"
# Words of acts that staff are not shown.
NOT_TOLD = (
    *(DECLINING, "ask_check", "answer_check", "choose_goal", "drop_goal"),
    *("ask_help", "end_help", "choose_contact", *HELPING),
)

Values = Mapping[str, object]


@dataclass(frozen=True)
class Wanted:
    """Which entries: each that is given must fit. `since` and `until` are days (UTC), both included.

    `actor` is the number of an account; `table` that of a change, "" for acts that wrote nothing.
    """

    kind: Kind | None = None
    actor: int | None = None
    act: str | None = None
    household: str | None = None
    table: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True)
class Entry:
    """One act on one row. `actor` and `household` are names, "" where there is none (any more).

    `before` and `after` are the row's values by column, numbers of rows replaced by their names; None where the row
    was or is not there, and both None where they were erased or the act wrote nothing.
    """

    at: str
    kind: Kind
    actor: str
    act: str
    why: str
    table: str
    household: str
    before: Values | None
    after: Values | None


@dataclass(frozen=True)
class Page:
    """Entries, the newest first, and how many fit in all."""

    entries: tuple[Entry, ...]
    count: int


@needs("note")
def note(book: Book, act: str, household: str | None = None, why: str = "") -> None:
    """Write down an act that changes nothing; a household that looks at its own record leaves no trace.

    Raises EntryRefused: not_accepted (an act or a reason that is no such code), unknown_household.
    """
    if not re.fullmatch("[a-z_]+", act):
        raise entry_refused("not_accepted", "act", act)
    if why and why not in WHYS:
        raise entry_refused("not_accepted", "why", why)
    number = None if household is None else known_household(book, household)
    if book.actor.kind == "household" and act == VIEW:
        return
    with book.writing():
        append(book.db, Stamp(now(), book.actor, act, why or book.why), [Change(household=number)])


@needs("journal")
def journal(book: Book, wanted: Wanted | None = None, page: int = 1, size: int = SIZE) -> Page:
    """A page of the journal, the newest entries first. Of ratings it names the whole, never a household's row.

    Staff are shown nothing of consents and checks, but for the data steward. Raises EntryRefused: not_accepted, for a
    page below 1.
    """
    whole = book.actor.kind == "operator"
    private = ITS_OWN if steward(book.actor, book, {}) else (*NOT_FOR_STAFF, *ITS_OWN)
    unseen = [*VALUES_NOT_KEPT, *(() if whole else private)]
    return _page(book, wanted or Wanted(), unseen, page, size, "true" if whole else _FOR_STAFF)


@needs("journal_of")
def journal_of(book: Book, household: str, page: int = 1, size: int = SIZE) -> Page:
    """Everything in the journal about one household, for itself: every change, and which staff looked."""
    return _page(book, Wanted(household=household), [], page, size)


@needs("journal_words")
def journal_words(book: Book) -> dict[str, tuple[str, ...]]:
    """What can be asked for: the acts, tables and kinds of actors that the journal has, to choose from."""
    named = {"act": "act", "table": "subject", "kind": "kind"}
    unseen = {*VALUES_NOT_KEPT, *NOT_FOR_STAFF, *ITS_OWN, *NOT_TOLD, ""}
    return {
        name: tuple(word for word in _distinct(book, column) if word not in unseen) for name, column in named.items()
    }


@needs("journal_words")
def journal_people(book: Book) -> dict[int, str]:
    """number -> name of every account that the journal names, by name; of removed ones too."""
    sql = """SELECT a.id, a.name FROM accounts AS a
             WHERE a.id IN (SELECT actor FROM journal WHERE kind = 'account') ORDER BY a.key, a.id"""
    return {row["id"]: row["name"] for row in book.rows(sql)}


def _distinct(book: Book, column: str) -> list[str]:
    return [row["word"] for row in book.rows(f"SELECT DISTINCT {column} AS word FROM journal ORDER BY 1")]


_WHERE = {
    "kind": "j.kind = :kind",
    "actor": "j.kind = 'account' AND j.actor = :actor",
    "act": "j.act = :act",
    "household": "j.household = :household",
    "table": "j.subject = :table",
    "since": "j.at >= :since",
    "until": "j.at <= :until || 'T23:59:59Z'",
}
_UNTOLD = ", ".join(f"'{act}'" for act in (DECLINING, *HELPING))
_FOR_STAFF = f"""j.act NOT IN ({_UNTOLD})
    AND (j.subject <> 'awards' OR j.key IN (SELECT '[' || id || ']' FROM awards))"""
_COLUMNS = "j.at, j.kind, j.actor, j.act, j.why, j.subject, j.household, v.before, v.after"


def _page(book: Book, wanted: Wanted, unseen: list[str], page: int, size: int, which: str = "true") -> Page:
    if page < 1:
        raise entry_refused("not_accepted", "page", page)
    given = {f.name: value for f in fields(wanted) if (value := getattr(wanted, f.name)) is not None}
    if wanted.household is not None:
        given["household"] = known_household(book, wanted.household)
    hidden = {f"unseen{i}": name for i, name in enumerate(unseen)}
    where = " AND ".join([*(_WHERE[name] for name in given), *(f"j.subject <> :{name}" for name in hidden), which])
    told = {**given, **hidden}
    count = book.rows(f"SELECT count(*) AS n FROM journal AS j WHERE {where}", **told)[0]["n"]
    sql = f"""SELECT {_COLUMNS} FROM journal AS j LEFT JOIN journal_values AS v ON v.seq = j.seq WHERE {where}
              ORDER BY j.seq DESC LIMIT :size OFFSET :skip"""
    rows = book.rows(sql, **told, size=size, skip=(page - 1) * size)
    return Page(tuple(_entries(book, rows)), count)


def _entries(book: Book, rows: list[dict[str, object]]) -> Iterator[Entry]:
    names = _Names(book)
    for row in rows:
        table = str(row["subject"])
        before, after = (names.told(table, row[name]) for name in ("before", "after"))
        whose = {"account": "accounts", "household": "households"}.get(str(row["kind"]), "")
        actor, household = names.name(whose, row["actor"]), names.name("households", row["household"])
        said = {name: row[name] for name in ("at", "kind", "act", "why")}
        yield Entry(**said, actor=actor, table=table, household=household, before=before, after=after)  # type: ignore[arg-type]


class _Names:
    """The names of rows that values name by number, looked up once each."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._known: dict[tuple[str, object], str] = {}
        self._targets: dict[str, dict[str, str]] = {}

    def told(self, table: str, text: object) -> Values | None:
        """The values of a row's text, with names for numbers."""
        if text is None:
            return None
        values: dict[str, object] = json.loads(str(text))
        targets = self._targets.setdefault(table, self._targets_of(table))
        return {c: (self.name(targets[c], value) or value) if c in targets else value for c, value in values.items()}

    def name(self, table: str, number: object) -> str:
        """The name of a row; "" where it has none, or is there no more."""
        if not table or number is None:
            return ""
        if (table, number) not in self._known:
            found = self._book.rows(f"SELECT name FROM {table} WHERE id = :id", id=number)
            self._known[table, number] = str(found[0]["name"]) if found else ""
        return self._known[table, number]

    def _targets_of(self, table: str) -> dict[str, str]:
        sql = """SELECT f."from" AS "column", f."table" AS target FROM pragma_foreign_key_list(:table) AS f
                 WHERE EXISTS (SELECT 1 FROM pragma_table_info(f."table") WHERE name = 'name')"""
        return {row["column"]: row["target"] for row in self._book.rows(sql, table=table)}

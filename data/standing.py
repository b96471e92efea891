"""What stands in the book for each question about a household: the signed-in rater's own marks, and the incomes."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from data.errors import entry_refused
from data.households import known_household
from data.money import exact
from data.open import Book
from data.periods import period_names
from data.permissions import needs
from data.questions import IncomeAnswer, MarkAnswer, Value, told_apart
from data.workings import Working

Content = list[Any]


@dataclass(frozen=True)
class Standing:
    """What stands now; `seen` is its token ("" where nothing stands), `by` who entered it, `before` last period's."""

    value: Value = None
    seen: str = ""
    by: str = ""
    before: Value = None


NOTHING = Standing()


@needs("standing")
def standing(book: Book, household: str, period: str, told_by: int | None = None) -> dict[str, Standing]:
    """Question key -> what stands, for every question of which something stands now or stood a period before.

    With `told_by` of incomes only what that adult told apart from the others; else what was not told apart, and where
    there is none of it the sum. Another rater's marks are not in it: who rates second must not see what the first one
    gave. Raises EntryRefused: unknown_household, unknown_period.
    """
    known_household(book, household)
    names = period_names(book)
    if period not in names:
        raise entry_refused("unknown_period", "period", period)
    now, at = _all(book, household, period, told_by), names.index(period)
    before = _all(book, household, names[at - 1], told_by) if at else {}
    keys = sorted(now.keys() | before.keys())
    return {key: replace(now.get(key, NOTHING), before=before.get(key, NOTHING).value) for key in keys}


@needs("standing")
def stands_now(book: Book, household: str, period: str, question: str) -> Standing:
    """What stands now of one question, whoever tells it; NOTHING of a household or period that the book lacks."""
    key, told_by = told_apart(question)
    if key.startswith("mark:"):
        return _own_marks(book, household, period).get(key, NOTHING)
    return _incomes(book, period, household, told_by).get(household, {}).get(key, NOTHING)


@needs("import_filled")
def standing_of_all(book: Book, period: str) -> dict[tuple[str, str, int | None], Standing]:
    """(household, question, account) -> what stands in a period, of every household and every rater.

    The account is the rater's for a mark, and None for an income.
    """
    incomes = {(name, key, None): each for name, found in _incomes(book, period).items() for key, each in found.items()}
    rows = book.rows(_MARKS, period=period)
    return {**incomes, **{(row["household"], f"mark:{row['criterion']}", row["account"]): _mark(row) for row in rows}}


def token(content: Content) -> str:
    """A short hash of a value's content; "" for no content.

    >>> token([]), token(["mark", 3.0, None]) == token(["mark", 3.0, None]), len(token(["mark", 3.0, None]))
    ('', True, 16)
    """
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16] if content else ""


def mark_content(mark: float, phrase: str | None) -> Content:
    """What makes one own mark different from another."""
    return ["mark", float(mark), phrase]


def income_content(state: str, rows: list[tuple[int, str | None, str | None]]) -> Content:
    """What makes one answer about a source different from another: its state and its amounts, method and working."""
    return ["income", state, sorted(map(list, rows), key=str)]


def _all(book: Book, household: str, period: str, told_by: int | None) -> dict[str, Standing]:
    return {**_incomes(book, period, household, told_by).get(household, {}), **_own_marks(book, household, period)}


_MARKS = """
    SELECT h.name AS household, m.criterion, m.mark, m.phrase, r.name, r.account FROM marks AS m
    JOIN raters AS r ON r.id = m.rater JOIN periods AS p ON p.id = m.period JOIN households AS h ON h.id = m.household
    WHERE p.name = :period"""
_OWN_MARKS = f"{_MARKS} AND h.name = :household AND r.account = :account"
_INCOMES = """
    SELECT h.name AS household, s.name AS source, c.state, e.amount_minor, e.method, e.working, e.told_by,
           coalesce(ea.name, ca.name, '') AS entered_by
    FROM households AS h JOIN sources AS s JOIN periods AS p ON p.name = :period
    LEFT JOIN coverage AS c ON c.household = h.id AND c.period = p.id AND c.source = s.id
    LEFT JOIN income_entries AS e ON e.household = h.id AND e.period = p.id AND e.source = s.id
    LEFT JOIN accounts AS ea ON ea.id = e.entered_by LEFT JOIN accounts AS ca ON ca.id = c.entered_by
    WHERE (c.state IS NOT NULL OR e.id IS NOT NULL)"""
_OF_ONE, _IN_ORDER = " AND h.name = :household", " ORDER BY h.id, s.name, e.id"


def _own_marks(book: Book, household: str, period: str) -> dict[str, Standing]:
    rows = book.rows(_OWN_MARKS, household=household, period=period, account=book.actor.account)
    return {f"mark:{row['criterion']}": _mark(row) for row in rows}


def _mark(row: Mapping[str, Any]) -> Standing:
    value = MarkAnswer(row["mark"], row["phrase"])
    return Standing(value, token(mark_content(value.mark, value.phrase)), row["name"])


def _incomes(
    book: Book, period: str, household: str = "", told_by: int | None = None
) -> dict[str, dict[str, Standing]]:
    """household -> question -> what stands, of one household or of all."""
    sql = _INCOMES + (_OF_ONE if household else "") + _IN_ORDER
    grouped: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in book.rows(sql, period=period, **({"household": household} if household else {})):
        grouped.setdefault((row["household"], row["source"]), []).append(row)
    digits = book.village()["minor_digits"]
    found: dict[str, dict[str, Standing]] = {}
    for (name, source), rows in grouped.items():
        if told := _told(rows, told_by):
            found.setdefault(name, {})[f"income:{source}"] = _income(told, digits)
    return found


def _told(rows: list[dict[str, Any]], told_by: int | None) -> list[dict[str, Any]]:
    """The rows that somebody told; a source of which there is no amount at all stands for everybody."""
    if all(row["amount_minor"] is None for row in rows):
        return rows
    those = [row for row in rows if row["told_by"] == told_by]
    return those or (rows if told_by is None else [])


def _income(rows: list[dict[str, Any]], digits: int) -> Standing:
    """Several rows of a source, as an import may bring them, show as their sum."""
    state = rows[0]["state"] or "asked"
    entries = [(r["amount_minor"], r["method"], r["working"]) for r in rows if r["amount_minor"] is not None]
    amount = exact(sum(entry[0] for entry in entries), digits) if entries or state == "asked" else None
    methods, workings = {entry[1] for entry in entries}, [entry[2] for entry in entries if entry[2]]
    method = methods.pop() if len(methods) == 1 else None
    working = Working(**json.loads(workings[0])) if len(entries) == 1 and workings else None
    value = IncomeAnswer(state, amount, method, working)
    return Standing(value, token(income_content(state, entries)), rows[-1]["entered_by"])

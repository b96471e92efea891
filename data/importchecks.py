"""What rows must keep to before they enter a record book: consent, known names, amounts that the currency has."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from data.errors import EntryRefused
from data.households import FACTS, consenting
from data.loans import is_loan
from data.money import minor
from data.names import look
from data.open import Book, today
from data.statements import READ
from data.tablefiles import ROW, Opened
from data.witnesses import confirmation
from rating.problems import Problem, nearest

Row = dict[str, Any]
YES, NO = ("true", "yes", "1"), ("false", "no", "0")


@dataclass(frozen=True)
class Incoming:
    """The rows of every file, and what book and files together know."""

    book: Book
    opened: Mapping[str, Opened]
    rows: Mapping[str, list[Row]]

    @cached_property
    def village(self) -> Row:
        """The village's row."""
        return self.book.village()

    @cached_property
    def households(self) -> frozenset[str]:
        """Households of the book and of the file."""
        return self._names("households", "household")

    def looks_like(self, household: str) -> str:
        """Another household of book or file that looks the same as a new one; "" where none does."""
        if household in self._registered:
            return ""
        return next((each for each in self._by_look[look(household)] if each != household), "")

    @cached_property
    def _registered(self) -> frozenset[str]:
        return frozenset(row["household"] for row in self.book.rows(READ["households"]))

    @cached_property
    def _by_look(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        for household in sorted(self.households):
            found[look(household)].append(household)
        return found

    @cached_property
    def periods(self) -> frozenset[str]:
        """Periods of the book and of the file."""
        return self._names("periods", "period")

    @cached_property
    def kinds(self) -> dict[str, str]:
        """source -> kind, of the book and of the file."""
        known = [*self.book.rows(READ["sources"]), *self.rows.get("sources", [])]
        return {row["source"]: row["kind"] for row in known}

    @cached_property
    def taking_part(self) -> frozenset[str]:
        """Households whose consent to take part stands in the book or is given in the file."""
        return consenting(self.book) | self._given("confirmed_on")

    @cached_property
    def waiting(self) -> frozenset[str]:
        """Households of the file whose consent waits to be confirmed: the book takes no facts about them yet."""
        return self._given("given_on") - self.taking_part

    def _given(self, column: str) -> frozenset[str]:
        given = (row for row in self.rows.get("consents", []) if row["purpose"] == "take_part" and row[column])
        return frozenset(row["household"] for row in given)

    def problem(self, name: str, row: Row, code: str, column: str, known: Sequence[str] = ()) -> Problem:
        """The refusal of one cell."""
        value = row.get(column)
        near = nearest(value, known) if isinstance(value, str) and known else ""
        return Problem(code, column, row.get(ROW), value, tuple(known)[:12], near, self.file(name))

    def file(self, name: str) -> str:
        """The name of a table's file."""
        return self.opened[name].path.name if name in self.opened else ""

    def _names(self, name: str, column: str) -> frozenset[str]:
        in_book = (row[column] for row in self.book.rows(READ[name]))
        return frozenset([*in_book, *(row[column] for row in self.rows.get(name, []))])


def consent_days(rows: list[Row], file: str, book: Book) -> Iterator[Problem]:
    """Writes into consent rows `given_on`, the day of a yes (today where it has none) or None for a no, and its
    confirmation (`data.witnesses`)."""
    day = today()
    for row in rows:
        answer = str(row["given"]).strip().lower()
        row["given_on"] = day if answer in YES else None if answer in NO else _day(answer)
        row["dated"], row["confirmed_on"] = answer not in (*YES, *NO), None
        if row["given_on"] == "":
            yield Problem("not_accepted", "given", row[ROW], row["given"], ("2025-01-31", "yes", "no"), file=file)
        elif row["given_on"] and row["given_on"] > day:
            yield Problem("in_the_future", "given", row[ROW], row["given"], file=file)
        elif row["given_on"]:
            yield from _confirmed(book, row, file)


def _confirmed(book: Book, row: Row, file: str) -> Iterator[Problem]:
    try:
        row.update(confirmation(book, row["given_on"], row.get("witness") or ""))
    except EntryRefused as refused:
        yield from (replace(problem, line=row[ROW], file=file) for problem in refused.problems)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if len(text) == 10 else ""
    except ValueError:
        return ""


def check_rows(incoming: Incoming) -> Iterator[Problem]:
    """Every row that the book would refuse."""
    for name, rows in incoming.rows.items():
        for row in rows:
            yield from _names_problems(incoming, name, row)
            if name == "households" and (known := incoming.looks_like(row["household"])):
                yield replace(incoming.problem(name, row, "household_there", "household"), more={"known": known})
            if name == "households" and row["village"] != incoming.village["name"]:
                yield incoming.problem(name, row, "other_village", "village", (incoming.village["name"],))
            if name == "sources" and is_loan(row["source"]):
                yield incoming.problem(name, row, "loan_is_no_income", "source")
            if name == "income":
                yield from _amount_problems(incoming, row)


def _names_problems(incoming: Incoming, name: str, row: Row) -> Iterator[Problem]:
    for column in ("household", "old", "new"):
        if column in row and row[column] not in incoming.households:
            yield incoming.problem(name, row, "unknown_household", column, sorted(incoming.households))
        elif column in row and column != "old" and not _may_enter(incoming, name, row, row[column]):
            yield incoming.problem(name, row, "no_consent", column)
    if "period" in row and row["period"] not in incoming.periods:
        yield incoming.problem(name, row, "unknown_period", "period", sorted(incoming.periods))
    if name in ("income", "coverage") and row["source"] not in incoming.kinds:
        code = "unknown_source" if incoming.kinds else "no_sources"
        yield incoming.problem(name, row, code, "source", sorted(incoming.kinds))


def _may_enter(incoming: Incoming, name: str, row: Row, household: str) -> bool:
    bare = name == "households" and all(row.get(fact) is None for fact in FACTS)
    return name == "consents" or household in incoming.taking_part or (bare and household in incoming.waiting)


def _amount_problems(incoming: Incoming, row: Row) -> Iterator[Problem]:
    """Writes `amount_minor` into an income row."""
    try:
        row["amount_minor"] = minor(row["amount"], incoming.village["minor_digits"])
    except EntryRefused as refused:
        yield from (replace(p, line=row[ROW], file=incoming.file("income")) for p in refused.problems)
        return
    if row["amount_minor"] < 0 and incoming.kinds.get(row["source"]) in ("cost", "support"):
        yield incoming.problem("income", row, "negative_amount", "amount")

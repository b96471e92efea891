"""Taking tidy tables into a record book: all of them or nothing, and what is there already stays as it is."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from data.catalogue import current, current_rubric
from data.households import CONSENT, PEOPLE, next_number
from data.importchecks import Incoming, Row, check_rows, consent_days
from data.open import Book, now
from data.opening import refuse_unopened
from data.permissions import needs
from data.statements import ADD, READ
from data.tablefiles import PEOPLE as PEOPLE_COLUMNS
from data.tablefiles import ROW, SHAPES, Opened
from data.tablerules import KEYS, Found, typed_rows
from data.tables import open_all, own_problems, periods_named, refuse, table_files, under_rubric
from rating.problems import Problem, TablesRefused

ORDER = (
    "sources",
    "periods",
    "households",
    "consents",
    "succession",
    "paused",
    "coverage",
    "income",
    "marks",
    "measures",
)


@dataclass(frozen=True)
class TableReport:
    """What became of a table's rows: added, or the same in the book already."""

    name: str
    added: int
    same: int


@dataclass(frozen=True)
class ImportReport:
    """What an import added; with `dry_run`, what it would have."""

    tables: tuple[TableReport, ...]
    dry_run: bool

    @property
    def added(self) -> int:
        """Rows added in all; 0 where everything was there already."""
        return sum(table.added for table in self.tables)


@dataclass(frozen=True)
class Plan:
    """The rows of a table that are new, how many are there already, and those that contradict the book."""

    new: list[Row]
    same: int
    conflicts: list[Problem]


class _OnlyTried(Exception):
    """Ends the transaction of a dry run."""


@needs("import_folder")
def import_folder(book: Book, folder: Path, *, dry_run: bool = False) -> ImportReport:
    """Import the tidy tables in a folder, with consents and sources (and house_number, nickname, group of households).

    Raises TablesRefused with file, row and column of each problem, and EntryRefused; the book is then as it was.
    """
    return _import(book, table_files(folder, needed=()), dry_run)


@needs("import_file")
def import_file(book: Book, path: Path, *, dry_run: bool = False) -> ImportReport:
    """Import one table; its file bears the table's name (income.csv). Raises as `import_folder` does."""
    if path.is_dir():
        return import_folder(book, path, dry_run=dry_run)
    if path.stem not in SHAPES:
        raise TablesRefused([Problem("unknown_table", value=path.name, accepted=tuple(SHAPES), file=path.name)])
    return _import(book, {path.stem: path}, dry_run)


def _import(book: Book, files: Mapping[str, Path], dry_run: bool) -> ImportReport:
    if not files:
        raise TablesRefused([Problem("no_tables", accepted=tuple(SHAPES))])
    opened = open_all(files, more={"households": PEOPLE_COLUMNS})
    refuse(found for one in opened.values() for found in own_problems(one))
    rows = {name: _rows_of(opened[name]) for name in ORDER if name in opened}
    file = opened["consents"].path.name if "consents" in opened else ""
    _refuse(consent_days(rows.get("consents", []), file, book))
    if rows.get("periods"):
        refuse_unopened(book)
    try:
        with book.writing():
            _name_periods(book, rows)
            report = _write(Incoming(book, opened, rows), dry_run)
            if dry_run:
                raise _OnlyTried
    except _OnlyTried:
        pass
    return report


def _rows_of(opened: Opened) -> list[Row]:
    typed = typed_rows(opened)
    if opened.name == "income":
        # As it stands in the file: text holds a decimal exactly.
        typed = typed.drop("amount").join(opened.frame.select(ROW, "amount"), on=ROW, maintain_order="left")
    return typed.collect().to_dicts()


def _name_periods(book: Book, rows: dict[str, list[Row]]) -> None:
    """The periods of a first import that brings none of its own."""
    if not rows.get("periods") and not book.rows(READ["periods"]):
        about = [rs for name, rs in rows.items() if "period" in SHAPES[name].required and rs]
        frames = {str(i): pl.LazyFrame({"period": [row["period"] for row in rs]}) for i, rs in enumerate(about)}
        rows["periods"] = periods_named(frames).collect().to_dicts() if frames else []


def _write(incoming: Incoming, dry_run: bool) -> ImportReport:
    _refuse(check_rows(incoming))
    refuse(_under_rubric(incoming))
    plans = {name: _plan(incoming, name) for name in ORDER if incoming.rows.get(name)}
    _refuse(problem for plan in plans.values() for problem in plan.conflicts)
    for name, plan in plans.items():
        _add(incoming, name, plan.new)
    return ImportReport(tuple(TableReport(name, len(p.new), p.same) for name, p in plans.items()), dry_run)


def _under_rubric(incoming: Incoming) -> Iterator[Found]:
    if current(incoming.book) is None:
        return
    rubric = current_rubric(incoming.book)
    for name in ("marks", "measures"):
        if name in incoming.opened:
            yield from under_rubric(rubric, name, incoming.opened[name], incoming.opened[name].frame)


def _refuse(problems: Iterator[Problem]) -> None:
    refuse(Found((problem,), 1) for problem in problems)


def _plan(incoming: Incoming, name: str) -> Plan:
    if name == "consents":
        return _plan_consents(incoming)
    if name == "income":
        return _plan_income(incoming)
    keys = KEYS[name][0]
    there = {tuple(row[k] for k in keys): row for row in incoming.book.rows(READ[name])}
    new: list[Row] = []
    conflicts: list[Problem] = []
    for row in incoming.rows[name]:
        before = there.get(tuple(row[k] for k in keys))
        if before is None:
            new.append(row)
        else:
            conflicts += _differences(incoming, name, row, before)
    return Plan(new, len(incoming.rows[name]) - len(new), conflicts)


def _differences(incoming: Incoming, name: str, row: Row, before: Row) -> Iterator[Problem]:
    for column, value in row.items():
        if column in before and value is not None and value != before[column]:
            key = ", ".join(str(row[k]) for k in KEYS[name][0])
            more = {"key": key, "book": before[column]}
            yield Problem("differs", column, row.get(ROW), value, file=incoming.file(name), more=more)


def _plan_income(incoming: Incoming) -> Plan:
    """Entries of one household, period and source add up: they are the same, all new, or the book's and some more."""
    there, here = _grouped(incoming.book.rows(READ["income"])), _grouped(incoming.rows["income"])
    new: list[Row] = []
    conflicts: list[Problem] = []
    for key, rows in here.items():
        book, file = (
            Counter((r["amount_minor"], r.get("method")) for r in each) for each in (there.get(key, []), rows)
        )
        if file - book and book - file:
            more = {"key": ", ".join(key), "book": [r["amount_minor"] for r in there[key]], "minor": True}
            conflicts.append(
                Problem("differs", "amount", rows[0][ROW], rows[0]["amount"], file=incoming.file("income"), more=more)
            )
        else:
            more_here = file - book
            new += [r for r in rows if (r["amount_minor"], r.get("method")) in more_here]
    return Plan(new, len(incoming.rows["income"]) - len(new), conflicts)


def _grouped(rows: list[Row]) -> dict[tuple[str, str, str], list[Row]]:
    groups: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["household"], row["period"], row["source"]), []).append(row)
    return groups


def _plan_consents(incoming: Incoming) -> Plan:
    """A file gives consents; it withdraws none, and none that was withdrawn comes back without a later day."""
    sql = """SELECT h.name AS household, c.purpose, max(c.given_on) AS given_on,
             max(coalesce(c.withdrawn_on, '9999')) AS withdrawn_on FROM consents AS c
             JOIN households AS h ON h.id = c.household GROUP BY h.name, c.purpose"""
    there = {(row["household"], row["purpose"]): row for row in incoming.book.rows(sql)}
    new: list[Row] = []
    conflicts: list[Problem] = []
    for row in incoming.rows["consents"]:
        before = there.get((row["household"], row["purpose"]))
        if _gives_again(row, before) if before else row["given_on"]:
            new.append(row)
        elif before and not _agrees(row, before):
            more = {"key": f"{row['household']}, {row['purpose']}", "book": _as_told(before)}
            conflicts.append(
                Problem("differs", "given", row[ROW], row["given"], file=incoming.file("consents"), more=more)
            )
    return Plan(new, len(incoming.rows["consents"]) - len(new), conflicts)


def _gives_again(row: Row, before: Row) -> bool:
    return bool(row["dated"] and before["withdrawn_on"] != "9999" and row["given_on"] > before["withdrawn_on"])


def _agrees(row: Row, before: Row) -> bool:
    stands = before["withdrawn_on"] == "9999"
    if not row["given_on"]:
        return not stands
    return stands and (not row["dated"] or row["given_on"] == before["given_on"])


def _as_told(before: Row) -> str:
    return str(before["given_on"]) if before["withdrawn_on"] == "9999" else f"withdrawn {before['withdrawn_on']}"


def _add(incoming: Incoming, name: str, rows: list[Row]) -> None:
    conn = incoming.book.db.conn
    if name == "households":
        rows = _numbered(incoming, rows)
    if name == "consents":
        rows = [row for row in rows if "id" not in row]
    if name == "marks":
        conn.executemany(ADD["raters"], ({"rater": row["rater"]} for row in rows))
    rest = {**dict.fromkeys([*SHAPES[name].optional, *PEOPLE]), "at": now(), "by": None}
    conn.executemany(ADD[name], ({**rest, **row} for row in rows))


def _numbered(incoming: Incoming, rows: list[Row]) -> list[Row]:
    """New households with their numbers; the consent of each comes first, as the book wants it."""
    first = next_number(incoming.book)
    numbers = {row["household"]: first + i for i, row in enumerate(rows)}
    taking_part = [r for r in incoming.rows["consents"] if r["purpose"] == "take_part" and r["household"] in numbers]
    for row in taking_part:
        row["id"] = numbers[row["household"]]
    incoming.book.db.conn.executemany(CONSENT, ({"witness": None, **row} for row in taking_part))
    return [{**row, "id": numbers[row["household"]]} for row in rows]

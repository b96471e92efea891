"""Rating again from what was in the book when a rating was stored: the journal, read backwards, restores it.

All of it happens in a copy in memory; the book is not touched.
"""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isclose
from typing import Any

import polars as pl
from sqlite_utils import Database

from data.actors import OPERATOR
from data.catalogue import Adopted, adopted
from data.frames import frames
from data.journaltables import BASELINE
from data.open import Book
from data.outside import differences
from data.permissions import needs
from data.ratings import joined, kept, reached
from rating.problems import Problem, Refused
from rating.rate import Rating, rate

INPUTS = frozenset(
    {
        "village",
        "households",
        "consents",
        "raters",
        "sources",
        "periods",
        "coverage",
        "succession",
        "pauses",
        "income_entries",
        "marks",
        "measures",
    }
)
_SAME = ("league", "points", "rank", "rank_low", "rank_high", "level", "level_step")
_OWN = ("league", "points", "level", "level_step")
_ENTRIES = """SELECT j.seq, j.subject, j.key, j.household, j.before AS was, v.before, v.salt FROM journal AS j
    LEFT JOIN journal_values AS v ON v.seq = j.seq WHERE j.subject <> '' ORDER BY j.seq"""
_RATINGS = """SELECT x.*, p.name AS period_name, j.seq, j.act FROM ratings AS x JOIN periods AS p ON p.id = x.period
    LEFT JOIN journal AS j ON j.subject = 'ratings' AND j.key = '[' || x.id || ']' AND j.before IS NULL
    ORDER BY x.id DESC"""


@dataclass
class Recomputed:
    """What came of it: how many rows of ratings came out the same, are of erased households, or cannot be told.

    They cannot be told where entries have changed since and the journal no longer has, or never had, what they were.
    """

    ratings: int = 0
    same: int = 0
    erased: int = 0
    untold: int = 0
    findings: list[Problem] = field(default_factory=list)


@needs("recompute")
def recompute(book: Book) -> Recomputed:
    """Rate again for every stored rating, the newest first."""
    past, result = _Past(book), Recomputed()
    rules = {one.id: one for one in adopted(book)}
    for stored in book.rows(_RATINGS):
        past.rewind(stored)
        result.ratings += 1
        try:
            rows = past.rows(rules[stored["rubric"]], stored)
        except (Refused, ValueError, sqlite3.Error):
            result.findings.append(Problem("cannot_recompute", "ratings", value=f"[{stored['id']}]"))
            continue
        _compare(book, stored, rows, result, certain=not past.lost and stored["act"] not in (BASELINE, None))
    past.close()
    return result


def _compare(
    book: Book, stored: Mapping[str, Any], rows: dict[int, dict[str, Any]], result: Recomputed, *, certain: bool
) -> None:
    there = {
        row["household"]: row for row in book.rows("SELECT * FROM rating_rows WHERE rating = :id", id=stored["id"])
    }
    known = {row["id"] for row in book.rows("SELECT id FROM households")}
    blanks = {row["number"] for row in book.rows("SELECT number FROM erased_rows WHERE rating = :id", id=stored["id"])}
    result.erased += len(blanks)
    # A place and the errors of scores rest on everybody, so without the one that was deleted they are others.
    same = _OWN if blanks else _SAME
    for household in sorted(rows.keys() | there.keys()):
        if household not in known:
            result.erased += household not in blanks
        elif _agree(there.get(household), rows.get(household), same):
            result.same += 1
        elif certain:
            key = json.dumps([stored["id"], household], separators=(",", ":"))
            result.findings.append(Problem("rating_differs", "rating_rows", value=key))
        else:
            result.untold += 1


def _agree(one: Mapping[str, Any] | None, other: Mapping[str, Any] | None, same: tuple[str, ...]) -> bool:
    if one is None or other is None or any(one[name] != other[name] for name in same):
        return False
    parts, others = json.loads(one["parts"]), other["parts"]
    close = parts.keys() == others.keys() and all(_close(parts[name], others[name]) for name in parts)
    return close and (same is _OWN or one["error"] is None or _close(one["error"], other["error"]))


def _close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


class _Past:
    """A copy of a book in memory that goes back in time."""

    def __init__(self, book: Book) -> None:
        conn = sqlite3.connect(":memory:", isolation_level=None)
        book.db.conn.backup(conn)
        self._copy = Book(book.path, Database(conn, strict=True, execute_plugins=False), OPERATOR)
        for name in self._copy.db.triggers_dict:
            conn.execute(f'DROP TRIGGER "{name}"')
        self._entries = book.rows(_ENTRIES)
        self._rated: tuple[object, Rating, pl.DataFrame] | None = None
        self.lost = False
        for each in differences(book.db):
            if each.change.subject in INPUTS and each.what != "values_gone":
                self._put(each.change.subject, each.change.key, each.change.before)

    def close(self) -> None:
        self._copy.close()

    def rewind(self, stored: Mapping[str, Any]) -> None:
        """Go back to when a rating was stored, just before its own rows."""
        while self._entries and stored["seq"] is not None and self._entries[-1]["seq"] > stored["seq"]:
            entry = self._entries.pop()
            if entry["subject"] in INPUTS:
                self.lost |= entry["salt"] is None
                self._put(entry["subject"], entry["key"], entry["before"])
                self._rated = None
        for sql in ("DELETE FROM rating_rows WHERE rating >= :id", "DELETE FROM ratings WHERE id >= :id"):
            self._copy.db.conn.execute(sql, {"id": stored["id"]})

    def rows(self, rules: Adopted, stored: Mapping[str, Any]) -> dict[int, dict[str, Any]]:
        """household -> its row of the rating, computed anew."""
        rating, table = self._rate(rules, stored)
        numbers = {row["name"]: row["id"] for row in self._copy.rows("SELECT id, name FROM households")}
        before = reached(self._copy.db, stored["period_name"])
        names = [node.name for node in rating.rubric.nodes()]
        return {
            numbers[row["household"]]: {**row, **kept(row, before.get(row["household"])), "parts": _parts(row, names)}
            for row in table.filter(period=stored["period_name"]).iter_rows(named=True)
        }

    def _rate(self, rules: Adopted, stored: Mapping[str, Any]) -> tuple[Rating, pl.DataFrame]:
        by = (rules.id, stored["silenced"])
        if self._rated is None or self._rated[0] != by:
            rubric = rules.rubric().silence(frozenset(json.loads(stored["silenced"])))
            rating = rate(rubric, frames(self._copy, rubric))
            self._rated = (by, rating, joined(rating, rating.values()))
        return self._rated[1:]

    def _put(self, table: str, key: str, text: str | None) -> None:
        """Make a row what it was; None takes it away."""
        conn = self._copy.db.conn
        columns = [
            row[0] for row in conn.execute("SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk", (table,))
        ]
        where = " AND ".join(f'"{column}" IS ?' for column in columns)
        conn.execute(f"DELETE FROM {table} WHERE {where}", json.loads(key))  # noqa: S608
        if text is not None:
            values: dict[str, Any] = json.loads(text)
            names, marks = ", ".join(f'"{name}"' for name in values), ", ".join("?" * len(values))
            conn.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(values.values()))  # noqa: S608


def _parts(row: Mapping[str, Any], names: list[str]) -> Mapping[str, float]:
    return {name: row[name] for name in names if row.get(name) is not None}

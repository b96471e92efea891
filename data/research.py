"""What leaves the book of single households, for research: only of those who agreed to it, and all together or not.

A season's rows are drawn up once, under pseudonyms that are made for that season and that purpose alone and mean
nothing anywhere else, and are then frozen. As soon as one of these households leaves, or withdraws that consent, the
rows of all of them are gone for good: from two copies side by side nobody can tell which row was whose. That costs
research some rows; the next season is drawn up among those who agree then.
"""

import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from data.figures import FEWEST, rounded
from data.households import consenting
from data.open import Book, now
from data.periods import period_states
from data.permissions import needs
from data.ratings import latest, rate_book


@dataclass(frozen=True)
class ResearchRow:
    """A household in a season, under its pseudonym: its league, measures and mean marks by name; nothing else."""

    period: str
    pseudonym: str
    league: str | None
    measures: dict[str, float]
    marks: dict[str, float]


@needs("release")
def release(book: Book) -> list[ResearchRow]:
    """The rows that may leave the book now, by season and pseudonym; seasons that are published are drawn up first."""
    with book.writing():
        for period in period_states(book):
            _draw_up(book, period)
            _take_back(book, period)
        sql = """SELECT p.name AS period, r.pseudonym, r.said FROM research_rows AS r
                 JOIN periods AS p ON p.id = r.period ORDER BY p.position, r.pseudonym"""
        return [ResearchRow(row["period"], row["pseudonym"], **json.loads(row["said"])) for row in book.rows(sql)]


def _draw_up(book: Book, period: str) -> None:
    if period_states(book)[period] not in ("published", "closed") or _size(book, period) is not None:
        return
    agreeing = _agreeing(book)
    rows = {name: said for name, said in _said(book, period) if name in agreeing}
    if len(rows) < FEWEST:
        return
    at = {"period": period, "size": len(rows), "at": now()}
    book.db.execute("INSERT INTO research_releases SELECT id, :size, :at FROM periods WHERE name = :period", at)
    for name, said in rows.items():
        told = {"period": period, "name": name, "pseudonym": secrets.token_hex(16), "said": json.dumps(said)}
        book.db.execute(_ADD, told)


def _take_back(book: Book, period: str) -> None:
    """Without one of its households a season has no rows any more."""
    size = _size(book, period)
    sql = """SELECT h.name FROM research_rows AS r JOIN households AS h ON h.id = r.household
             JOIN periods AS p ON p.id = r.period WHERE p.name = :period"""
    standing = {row["name"] for row in book.rows(sql, period=period)} & _agreeing(book)
    if size is not None and len(standing) < size:
        book.db.execute(_FORGET, {"period": period})


def _size(book: Book, period: str) -> int | None:
    sql = "SELECT size FROM research_releases AS r JOIN periods AS p ON p.id = r.period WHERE p.name = :period"
    found = book.rows(sql, period=period)
    return int(found[0]["size"]) if found else None


def _agreeing(book: Book) -> frozenset[str]:
    here = {row["name"] for row in book.rows("SELECT name FROM households WHERE archived_on IS NULL")}
    return consenting(book, "research") & here


def _said(book: Book, period: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each rated household with what a row tells of it: rounded, and never a score."""
    stored = latest(book, period)
    if stored is None:
        return
    rubric = stored.rubric()
    values = rate_book(book, rubric).values().filter(pl.col("period") == period, pl.col("rated"))
    asked = {leaf.part.key for leaf in rubric.indicators() if leaf.part.kind == "marks"}
    given: dict[str, dict[str, float]] = {}
    for mark in book.rows(_MARKS, period=period):
        if mark["criterion"] in asked:
            given.setdefault(mark["household"], {})[mark["criterion"]] = round(mark["mean"], 2)
    for row in values.iter_rows(named=True):
        told = {"measures": _measures(row), "marks": given.get(row["household"], {})}
        yield row["household"], {"league": row["league"] or None, **told}


def _measures(row: dict[str, Any]) -> dict[str, float]:
    found = {"earned": row.get("earned"), "growth": row.get("growth")}
    told = {name: value for name, value in found.items() if value is not None}
    return {name: round(value, 2) if name == "growth" else rounded(value) for name, value in told.items()}


_MARKS = """SELECT h.name AS household, m.criterion, avg(m.mark) AS mean FROM marks AS m
            JOIN households AS h ON h.id = m.household JOIN periods AS p ON p.id = m.period
            WHERE p.name = :period GROUP BY h.name, m.criterion"""
_ADD = """INSERT INTO research_rows (period, household, pseudonym, said)
          VALUES ((SELECT id FROM periods WHERE name = :period), (SELECT id FROM households WHERE name = :name),
                  :pseudonym, :said)"""
_FORGET = "DELETE FROM research_rows WHERE period = (SELECT id FROM periods WHERE name = :period)"

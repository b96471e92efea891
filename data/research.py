"""What leaves the book of single households, for research: only of those who agreed to it, and all together or not.

A season's rows are drawn up once, under pseudonyms that are made for that season and that purpose alone and mean
nothing anywhere else, and are then frozen. Incomes are so coarse that a household is hard to find again among the rows
of another season. As soon as one of these leaves, or withdraws that consent, the rows of all of them are gone
for good, of every season, since the seasons it was in would point at its rows: from two copies side by side nobody can
tell which row was whose. That costs research some rows; the next season is drawn up among those who agree then.
"""

import json
import secrets
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import copysign, log2
from typing import Any

import polars as pl

from data.figures import FEWEST
from data.households import consenting
from data.keeping import kept_from
from data.open import Book, now
from data.periods import period_states
from data.permissions import needs
from data.ratings import latest, rate_book

Said = dict[str, Any]


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
        _take_back(book)
        for period in period_states(book):
            _draw_up(book, period)
        sql = """SELECT p.name AS period, r.pseudonym, r.said FROM research_rows AS r
                 JOIN periods AS p ON p.id = r.period ORDER BY p.position, r.pseudonym"""
        return [ResearchRow(row["period"], row["pseudonym"], **json.loads(row["said"])) for row in book.rows(sql)]


def _draw_up(book: Book, period: str) -> None:
    if period_states(book)[period] not in ("published", "closed") or _size(book, period) is not None:
        return
    agreeing = _agreeing(book)
    if len(agreeing) < FEWEST:
        return
    rows = {name: _open(book, period, name, said) for name, said in _said(book, period) if name in agreeing}
    if len(rows) < FEWEST:
        return
    at = {"period": period, "size": len(rows), "at": now()}
    book.db.execute("INSERT INTO research_releases SELECT id, :size, :at FROM periods WHERE name = :period", at)
    for name, said in _without_typed_leagues(book, period, rows).items():
        told = {"period": period, "name": name, "pseudonym": secrets.token_hex(16), "said": json.dumps(said)}
        book.db.execute(_ADD, told)


def _take_back(book: Book) -> None:
    """Without one of the households of any season no season has rows any more."""
    agreeing = _agreeing(book)
    standing = Counter(row["period"] for row in book.rows(_ROWS) if row["household"] in agreeing)
    drawn = book.rows("SELECT period, size FROM research_releases WHERE period IN (SELECT period FROM research_rows)")
    if any(standing[season["period"]] < season["size"] for season in drawn):
        book.db.execute("DELETE FROM research_rows")


def _size(book: Book, period: str) -> int | None:
    sql = "SELECT size FROM research_releases AS r JOIN periods AS p ON p.id = r.period WHERE p.name = :period"
    found = book.rows(sql, period=period)
    return int(found[0]["size"]) if found else None


def _agreeing(book: Book) -> frozenset[str]:
    here = {row["name"] for row in book.rows("SELECT name FROM households WHERE archived_on IS NULL")}
    return consenting(book, "research") & here


def _said(book: Book, period: str) -> Iterator[tuple[str, Said]]:
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


def _without_typed_leagues(book: Book, period: str, rows: dict[str, Said]) -> dict[str, Said]:
    """A league that is none of the rules' was typed for a household, and may be any words: ten have to share it."""
    stored, shared = latest(book, period), Counter(said["league"] for said in rows.values())
    leagues = stored.rubric().leagues if stored else None
    told = {*(leagues.bands if leagues else ()), *(league for league, count in shared.items() if count >= FEWEST)}
    return {name: {**said, "league": said["league"] if said["league"] in told else None} for name, said in rows.items()}


def _open(book: Book, period: str, household: str, said: Said) -> Said:
    """Without numbers that an income went into which an adult shows on their own card only: others know the marks."""
    position = book.rows("SELECT position FROM periods WHERE name = :period", period=period)[0]["position"]
    return {**said, "measures": {}} if kept_from(book, household).holds(position) else said


def _measures(row: dict[str, Any]) -> dict[str, float]:
    found = {"earned": row.get("earned"), "growth": row.get("growth")}
    told = {name: value for name, value in found.items() if value is not None}
    return {name: round(value, 1) if name == "growth" else size(value) for name, value in told.items()}


def size(amount: float) -> float:
    """How large an amount is: the nearest of 0, 1, 2, 4, 8, ..., by ratio, with its sign.

    >>> [size(amount) for amount in (0, 3, 1400, -900)]
    [0.0, 4.0, 1024.0, -1024.0]
    """
    return copysign(2.0 ** round(log2(abs(amount))), amount) if amount else 0.0


_MARKS = """SELECT h.name AS household, m.criterion, avg(m.mark) AS mean FROM marks AS m
            JOIN households AS h ON h.id = m.household JOIN periods AS p ON p.id = m.period
            WHERE p.name = :period GROUP BY h.name, m.criterion"""
_ADD = """INSERT INTO research_rows (period, household, pseudonym, said)
          VALUES ((SELECT id FROM periods WHERE name = :period), (SELECT id FROM households WHERE name = :name),
                  :pseudonym, :said)"""
_ROWS = "SELECT r.period, h.name AS household FROM research_rows AS r JOIN households AS h ON h.id = r.household"

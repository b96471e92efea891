"""Rating from the book, and ratings as they were stored: every correction is a new revision, nothing is overwritten.

What this module returns holds scores of many households: it is for the record book's own use. Pages get what
`data.disclosure` (public) and `data.progress` (one household) give out.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from sqlite_utils import Database

from data.catalogue import Adopted, adopted, current, current_rubric
from data.curves import freeze_curves
from data.errors import entry_refused
from data.figures import contributions, freeze
from data.frames import frames, frames_of, priced
from data.incomes import incomes_of
from data.insight import freeze_spread, unfrozen
from data.moves import freeze_moves
from data.open import Book, now
from data.periods import period_names
from data.permissions import needs
from data.sourcefigures import freeze_sources
from data.together import freeze_together
from rating.problems import Problem, RubricRefused
from rating.rate import Rating, income_values, rate
from rating.rubric import Rubric

_ADD_RATING = """
    INSERT INTO ratings (period, rubric, revision, decimals, silenced, rated_at, why, reviews)
    SELECT id, :rubric, 1 + coalesce((SELECT max(revision) FROM ratings WHERE period = periods.id), 0), :decimals,
           :silenced, :at, :why, (SELECT coalesce(max(id), 0) FROM reviews WHERE period = periods.id)
    FROM periods WHERE name = :period"""
_ADD_ROW = """
    INSERT INTO rating_rows
        (rating, household, league, points, rank, rank_low, rank_high, level, level_step, parts, error)
    VALUES (:rating, (SELECT id FROM households WHERE name = :household), :league, :points, :rank, :rank_low,
            :rank_high, :level, :level_step, :parts, :error)"""
# The best level that was ever stored for a household up to a period, or for those it came from before it began.
_REACHED = """
    WITH RECURSIVE line (household, forebear, since, until) AS (
        SELECT id, id, -9e18, 9e18 FROM households
        UNION SELECT line.household, s.old, max(line.since, p.position), min(line.until, p.position)
        FROM line JOIN succession AS s ON s.new = line.forebear JOIN periods AS p ON p.id = s.period)
    SELECT h.name AS household, max(r.level_step) AS level_step, r.level FROM line
    JOIN households AS h ON h.id = line.household JOIN rating_rows AS r ON r.household = line.forebear
    JOIN ratings AS x ON x.id = r.rating JOIN periods AS p ON p.id = x.period
    WHERE p.position < line.until AND p.position <= :position AND :position >= line.since AND r.level_step > 0
    GROUP BY h.name"""


@dataclass(frozen=True)
class Row:
    """One household in a stored rating; `parts` holds the normalised value of each group and indicator that had one.

    `rank_low` and `rank_high` are the ranks that the data allow, `error` is the standard error of the score: all
    missing where that is not known. The ratings of earlier versions have equal points there, and no error.
    """

    household: str
    league: str | None
    points: int | None
    rank: int | None
    rank_low: int | None
    rank_high: int | None
    level: str | None
    level_step: int
    parts: dict[str, float]
    error: float | None


@dataclass(frozen=True)
class Stored:
    """A stored rating of one period; `why` is the reason of a correction after publication."""

    period: str
    revision: int
    decimals: int
    rated_at: str
    silenced: frozenset[str]
    adopted: Adopted
    rows: tuple[Row, ...]
    why: str | None = None

    def rubric(self) -> Rubric:
        """The rubric that it was made by, with the criteria that scored nothing then."""
        return self.adopted.rubric().silence(self.silenced)

    def row(self, household: str) -> Row | None:
        """One household's row."""
        return next((row for row in self.rows if row.household == household), None)


@needs("rate_book")
def rate_book(book: Book, rubric: Rubric | None = None) -> Rating:
    """The rating of the whole history in a book by a rubric (the adopted one), computed when it is asked for.

    The village's own criteria that no meeting has agreed score nothing. Raises EntryRefused (no_rubric), RubricRefused
    or TablesRefused.
    """
    rules = current_rubric(book) if rubric is None else rubric
    return rate(rules, frames(book, rules))


@needs("rate_book")
def rate_incomes(book: Book, household: str, rubric: Rubric) -> pl.DataFrame:
    """The periods of one household (`rating.rate.income_values`), whether it rested in them and what it earned."""
    return income_values(rubric, frames_of(book, household, rubric)).filter(household=household)


@needs("store_rating")
def store_rating(book: Book, periods: Sequence[str] | None = None, *, why: str | None = None) -> dict[str, int]:
    """Rate by the adopted rubric and store a new revision of each period (all of them); gives each its revision.

    A period that was published needs a reason, one of `CORRECTIONS`; one that is closed takes no other rating.

    No level falls below what an earlier stored rating gave (charter 1), and the village's figures of a period are
    frozen with its first rating (charter 6). Raises as `rate_book` does; nothing is stored then.
    """
    with book.writing():
        rubric, rules = current_rubric(book), current(book)
        known = period_names(book)
        for period in periods or ():
            if period not in known:
                raise entry_refused("unknown_period", "period", period)
        if rules is None:
            raise entry_refused("no_rubric")
        return _store_each(book, rubric, rules, [each for each in known if periods is None or each in periods], why)


@needs("store_correction")
def store_correction(book: Book, period: str, why: str) -> int:
    """Store a new revision of a period that was rated, by the rules of its latest rating; gives its number.

    Raises EntryRefused: not_rated, and as `store_rating` does.
    """
    book = book.because(why)
    with book.writing():
        before = latest(book, period)
        if before is None:
            raise entry_refused("not_rated", "period", period)
        return _store_each(book, before.rubric(), before.adopted, [period], why)[period]


@needs("latest")
def latest(book: Book, period: str) -> Stored | None:
    """The newest stored rating of a period; None where it was never rated."""
    return stored_as(book, period, None)


@needs("latest")
def stored_as(book: Book, period: str, revision: int | None, household: str | None = None) -> Stored | None:
    """A revision of a period, None for the newest; None where there is none. With a household it has that row alone."""
    sql = """SELECT x.* FROM ratings AS x JOIN periods AS p ON p.id = x.period
             WHERE p.name = :period AND (:revision IS NULL OR x.revision = :revision)
             ORDER BY x.revision DESC LIMIT 1"""
    found = book.rows(sql, period=period, revision=revision)
    if not found:
        return None
    head = found[0]
    rules = next(one for one in adopted(book) if one.id == head["rubric"])
    silenced = frozenset(json.loads(head["silenced"]))
    told = {name: head[name] for name in ("revision", "decimals", "rated_at", "why")}
    return Stored(period, silenced=silenced, adopted=rules, rows=_rows(book, head["id"], household), **told)


def _rows(book: Book, rating: int, household: str | None) -> tuple[Row, ...]:
    sql = """SELECT h.name AS household, r.league, r.points, r.rank, r.rank_low, r.rank_high, r.level, r.level_step,
             r.parts, r.error FROM rating_rows AS r JOIN households AS h ON h.id = r.household
             WHERE r.rating = :rating AND (:household IS NULL OR h.name = :household) ORDER BY h.name"""
    rows = book.rows(sql, rating=rating, household=household)
    return tuple(Row(**{**row, "parts": json.loads(row["parts"])}) for row in rows)


def joined(rating: Rating, values: pl.DataFrame) -> pl.DataFrame:
    """The printed result with rank sets, points, the number of the level and the error of the score."""
    numbers = values.select("period", "household", "points", pl.col("level").alias("level_step"))
    errors = rating.errors.select("period", "household", pl.col("error").fill_nan(None))
    sets = rating.rank_sets().select("period", "household", "rank_low", "rank_high")
    rows = rating.table().drop("rank_low", "rank_high")
    for more in (numbers, errors, sets):
        rows = rows.join(more, on=["period", "household"], how="left", validate="1:1")
    return rows


def _store_each(book: Book, rubric: Rubric, rules: Adopted, periods: Sequence[str], why: str | None) -> dict[str, int]:
    _refuse_unpriced(rubric, periods)
    rating = rate_book(book, rubric)
    values = rating.values()
    rows = joined(rating, values)
    stored = {period: _store(book, rating, rules, period, rows, why) for period in periods}
    added, new = contributions(book, rubric, values), unfrozen(book, periods)
    incomes = incomes_of(book, rubric, added) if new else {}
    freeze_spread(book, rubric, incomes, new)
    freeze_moves(book, rubric, incomes, new)
    freeze_curves(book, rubric, incomes, new)
    freeze_sources(book, rubric, values, new)
    freeze(book, rubric, added, periods)
    freeze_together(book, tuple(periods))
    return stored


def _refuse_unpriced(rubric: Rubric, periods: Sequence[str]) -> None:
    unpriced = [period for period in periods if not priced(rubric, period)]
    if unpriced:
        known = tuple(rubric.income.prices or ()) if rubric.income else ()
        raise RubricRefused([Problem("no_price", "income.prices", value=each, accepted=known) for each in unpriced])


def _store(book: Book, rating: Rating, rules: Adopted, period: str, rows: pl.DataFrame, why: str | None) -> int:
    silenced = json.dumps(sorted(rating.rubric.silenced))
    head = {"rubric": rules.id, "decimals": rating.rubric.rank.decimals, "silenced": silenced, "at": now(), "why": why}
    number = book.db.conn.execute(_ADD_RATING, {**head, "period": period}).lastrowid
    before = reached(book.db, period)
    names = [node.name for node in rating.rubric.nodes()]
    for row in rows.filter(period=period).iter_rows(named=True):
        parts = {name: row[name] for name in names if row.get(name) is not None}
        level = kept(row, before.get(row["household"]))
        book.db.conn.execute(_ADD_ROW, {**row, **level, "rating": number, "parts": json.dumps(parts)})
    return int(book.rows("SELECT revision FROM ratings WHERE id = :id", id=number)[0]["revision"])


@needs("steps_reached")
def steps_reached(book: Book, period: str) -> dict[str, int]:
    """household -> the number of the best level that was ever stored for it up to a period."""
    return {household: row["level_step"] for household, row in reached(book.db, period).items()}


def reached(db: Database, period: str) -> dict[str, dict[str, Any]]:
    """household -> its best stored level up to a period, its own or that of those it came from."""
    position = next(iter(db.query("SELECT position FROM periods WHERE name = :period", {"period": period})))["position"]
    return {row["household"]: row for row in db.query(_REACHED, {"position": position})}


def kept(row: dict[str, Any], before: dict[str, Any] | None) -> dict[str, Any]:
    """The level and its number that a row is stored with: what was reached before stays."""
    best = before if before and before["level_step"] > row["level_step"] else row
    return {"level": best["level"], "level_step": best["level_step"]}

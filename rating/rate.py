"""How households are rated, from the tidy tables to ranks and levels: the whole pipeline, in order, lazily."""

from dataclasses import dataclass
from functools import cached_property

import narwhals.stable.v2 as nw
import polars as pl

from rating.aggregate import add_scores
from rating.engines import fetch, kept
from rating.errors import score_errors
from rating.grid import grid
from rating.income import VALUES
from rating.marks import EFFECTS, in_millionths, rater_effects
from rating.normalise import add_normalised
from rating.problems import RubricRefused, TablesRefused
from rating.ranking import add_ranks, with_rank_sets
from rating.ranksets import USUAL, Bootstrap
from rating.refusals import refuse_prices, refuse_values
from rating.rubric import Rubric
from rating.succession import Succession, succession
from rating.tables import Frame, Tables
from rating.values import Plan, add_values, plan

ROWS = ["village", "order", "household"]


def rate(rubric: Rubric, tables: Tables) -> "Rating":
    """Rates every household in every period by `rubric`; a whole history in one call (docs/rating.md states each rule).

    Nothing is computed until the rating is asked for, but for what must be looked at first: the list of periods,
    successions, leniency of raters, and columns that a relative method could not compare.

    Raises RubricRefused (a period without its price index) or TablesRefused (values that a method cannot take).
    """
    refused = list(refuse_prices(rubric, tables))
    if refused:
        raise RubricRefused(refused)
    planned, line = _planned(rubric, tables)
    values = kept(add_values(grid(tables, rubric.leagues, line), tables, planned, line))
    refused = list(refuse_values(values, planned))
    if refused:
        raise TablesRefused(refused)
    scored = add_scores(add_normalised(values, planned), planned)
    ranked = add_ranks(scored, planned, line)
    return Rating(rubric, tables, planned, kept(ranked.sort(*ROWS)))


def income_values(rubric: Rubric, tables: Tables) -> pl.DataFrame:
    """What growth rests on, without rating: household, period, paused, and of a rubric with income `VALUES` of it.

    A household's are the same whoever else is in the tables, but for those whom it came from.
    """
    planned, line = _planned(rubric, tables)
    values = add_values(grid(tables, rubric.leagues, line), tables, planned, line)
    return fetch(values.select("household", "period", "paused", *(VALUES if rubric.income else ())))


def _planned(rubric: Rubric, tables: Tables) -> tuple[Plan, Succession | None]:
    periods = tables.need("periods")
    return plan(rubric, fetch(periods.select("period")).height), succession(tables.lazy("succession"), periods)


@dataclass(frozen=True)
class Rating:
    """A rating that is computed when asked for. `frame` has the engine's numbered columns; users read `scores`."""

    rubric: Rubric
    tables: Tables
    plan: Plan
    frame: Frame

    def scores(self, period: str | None = None) -> Frame:
        """The result, a row a household and period (or of one period), sorted by village, period and household.

        village, league (missing for none), period, household, score (as printed), rank, rank_low, rank_high, level
        (its name), then the normalised value of every group and indicator under its own name.
        """
        rows = self.frame if period is None else self.frame.filter(nw.col("period") == period)
        return rows.select(
            "village",
            nw.when(nw.col("league") != "").then(nw.col("league")).alias("league"),
            "period",
            "household",
            _divided(nw.col("points"), 10**self.rubric.rank.decimals).alias("score"),
            "rank",
            "rank_low",
            "rank_high",
            self._level_name().alias("level"),
            *[nw.col(column).alias(name) for name, column in self.plan.columns.items()],
        )

    def table(self, period: str | None = None) -> pl.DataFrame:
        """The result of `scores`, computed, in Polars."""
        return fetch(self.scores(period))

    def values(self) -> pl.DataFrame:
        """What the scores were made from, a row a household and period.

        village, league, household, period, order, paused, rated, points, score (unrounded), level (a number), the raw
        value of every origin ("marks.training"), and where the rubric has income its earned (per unit, constant
        prices, 12 months), baseline and growth.
        """
        income = VALUES if self.rubric.income else ()
        return fetch(
            self.frame.select(
                *["village", "league", "household", "period", "order", "paused", "rated", "points", "score", "level"],
                *income,
                *[nw.col(column).alias(origin) for origin, column in self.plan.sources.items()],
            )
        )

    @cached_property
    def errors(self) -> pl.DataFrame:
        """village, league, period, household, score (unrounded), placed and error, a row a household and period.

        `placed` are the points of those that have a place, `error` the standard error of the score, NaN where unknown
        (docs/rating.md, "Rank sets").
        """
        line = succession(self.tables.lazy("succession"), self.tables.need("periods"))
        rows = fetch(self.frame)
        error = score_errors(rows, self.tables, self.plan, line)
        kept = rows.select("village", "league", "period", "household", "score", "placed")
        return kept.with_columns(error=pl.Series(error))

    def rank_sets(self, how: Bootstrap = USUAL, period: str | None = None) -> pl.DataFrame:
        """The ranks that the data allow, those of a league and period all together; a row as in `table`.

        village, league (missing for none), period, household, rank_low and rank_high: missing where a household has no
        place, or where the error of its score is not known.
        """
        rows = self.errors if period is None else self.errors.filter(period=period)
        found = with_rank_sets(rows, how).select("village", "league", "period", "household", "rank_low", "rank_high")
        return found.with_columns(pl.col("league").replace("", None))

    @cached_property
    def leniency(self) -> pl.DataFrame:
        """village, period, criterion, rater, leniency (mark units): by how much each rater marks above the others."""
        marks = self.tables.lazy("marks")
        if marks is None:
            return pl.DataFrame(schema=EFFECTS)
        return rater_effects(in_millionths(marks), self.tables.need("households"))

    def _level_name(self) -> nw.Expr:
        named = nw.lit(None).cast(nw.String)
        for step, name in enumerate(self.rubric.levels, start=1):
            named = nw.when(nw.col("level") == step).then(nw.lit(name)).otherwise(named)
        return named


def _divided(points: nw.Expr, unit: int) -> nw.Expr:
    """Points as a printed score. Polars multiplies by the inverse of a constant, which prints 58.804100000000005."""
    return points / (points * 0 + unit)

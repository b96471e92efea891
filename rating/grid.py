"""The rows of a rating: every household in every period, with its league."""

import narwhals.stable.v2 as nw

from rating.rubric import Leagues
from rating.succession import Succession
from rating.tables import Frame, Tables

KEYS = ("household", "period")


def grid(tables: Tables, leagues: Leagues | None, line: Succession | None) -> Frame:
    """A row for every household in every period.

    household, village, members, earners, league ("" for none), period, order, season ("" for none), months, paused, and
    born and ended: the order of the period in which a succession began or ended the household, or missing.
    """
    households, periods = tables.need("households"), tables.need("periods")
    named = households.with_columns(league=nw.coalesce(nw.col("league"), _league(leagues)))
    rows = _with_line(named, line).join(periods.with_columns(nw.col("season").fill_null("")), how="cross")
    return _with_paused(rows, tables.lazy("paused"))


def _league(leagues: Leagues | None) -> nw.Expr:
    if leagues is None:
        return nw.lit("")
    named = nw.lit("")
    for name, low in sorted(leagues.bands.items(), key=lambda band: band[1]):
        named = nw.when(nw.col(leagues.by) >= low).then(nw.lit(name)).otherwise(named)
    return named


def _with_line(households: Frame, line: Succession | None) -> Frame:
    if line is None:
        missing = nw.lit(None).cast(nw.Int64)
        return households.with_columns(born=missing, ended=missing)
    return households.join(line.born, on="household", how="left").join(line.ended, on="household", how="left")


def _with_paused(rows: Frame, paused: Frame | None) -> Frame:
    if paused is None:
        return rows.with_columns(paused=nw.lit(False))
    marked = paused.unique().with_columns(paused=nw.lit(True))
    return rows.join(marked, on=list(KEYS), how="left").with_columns(nw.col("paused").fill_null(False))

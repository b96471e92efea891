"""What another version of a rubric would change, by league: how many households would move, never who."""

from collections.abc import Iterable, Iterator

import polars as pl

from rating.bands import cut
from rating.ranksets import USUAL, surely_better
from rating.rate import Rating

FEWEST = 20  # in a smaller league any number could tell who
LEAGUE = ("league", "period")
COUNTS = ("households", "level_up", "level_down", "band_up", "band_down", "other_league", "newly_rated", "no_longer")
MOVES = {"league": pl.String, "period": pl.String, "order": pl.Int64, **dict.fromkeys(COUNTS, pl.Int64)}
_KEYS = ["village", "household", "period"]


def moves(now: Rating, then: Rating, period: str | None = None, *, bands: bool = False) -> pl.DataFrame:
    """By league (that of `now`, "" for none) and period, how many households `then` would move; columns MOVES.

    households: with a score in both. level_up and level_down count steps of levels, band_up and band_down places of
    bands within a league (docs/rating.md, "Bands"; missing unless asked for) among those who stay in theirs.
    other_league: of those with a score in both. newly_rated: with a score in `then` alone; no_longer: in `now` alone.
    """
    one, other = (_rows(rating, period, bands=bands) for rating in (now, then))
    both = one.join(other, on=[*_KEYS, "order"], how="full", coalesce=True, suffix="_then")
    rated, stays = pl.col("points").is_not_null(), pl.col("league") == pl.col("league_then")
    compared = rated & pl.col("points_then").is_not_null()
    level, band = pl.col("level_then") - pl.col("level"), pl.col("band") - pl.col("band_then")
    counted = {
        "households": compared,
        "level_up": compared & (level > 0),
        "level_down": compared & (level < 0),
        "band_up": stays & (band > 0),
        "band_down": stays & (band < 0),
        "other_league": compared & ~stays,
        "newly_rated": ~rated & pl.col("points_then").is_not_null(),
        "no_longer": rated & ~compared,
    }
    sums = both.group_by(*LEAGUE, "order").agg(**{name: each.sum().cast(pl.Int64) for name, each in counted.items()})
    if not bands:
        sums = sums.with_columns(band_up=pl.lit(None, pl.Int64), band_down=pl.lit(None, pl.Int64))
    return sums.select(*MOVES)


def total(found: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """The counts of several inputs added up, by period and league; missing in leagues too small to tell them.

    Columns MOVES without `order`; the league is missing for none.
    """
    sums = pl.concat(found).group_by(*LEAGUE, "order").agg(pl.col(name).sum() for name in COUNTS)
    some = sums.filter(pl.sum_horizontal("households", "newly_rated", "no_longer") > 0).sort("order", "league")
    enough = pl.when(pl.col("households") >= FEWEST)
    told = some.with_columns(enough.then(pl.col(name)).alias(name) for name in COUNTS)
    return told.select(pl.col("league").replace("", None), "period", *COUNTS)


def _rows(rating: Rating, period: str | None, *, bands: bool) -> pl.DataFrame:
    rows = rating.values().select(*_KEYS, "order", "league", "points", "level")
    rows = rows if period is None else rows.filter(period=period)
    if not bands:
        return rows.with_columns(band=pl.lit(None, pl.Int64))
    placed = rating.errors.filter(pl.col("placed").is_not_null())
    placed = placed if period is None else placed.filter(period=period)
    return rows.join(pl.DataFrame(_bands(placed), _BANDS, orient="row"), on=_KEYS, how="left")


_BANDS = {**dict.fromkeys(_KEYS, pl.String), "band": pl.Int64}


def _bands(placed: pl.DataFrame) -> Iterator[tuple[str, str, str, int]]:
    """Which band of their league households are in, 0 for the first."""
    for _, league in placed.group_by("village", "league", "period", maintain_order=True):
        points, rows = league["placed"].to_list(), league.select(_KEYS).rows()
        sure = surely_better(league["score"].to_numpy(), league["error"].to_numpy(), points, USUAL)
        for number, band in enumerate(cut(points, sure)):
            yield from ((*rows[at], number) for at in band)

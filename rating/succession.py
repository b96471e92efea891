"""Splits and mergers: which households a household came from, with which share, until when."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import narwhals.stable.v2 as nw
import polars as pl

from rating.engines import beside, fetch
from rating.problems import Problem, TablesRefused
from rating.tables import Frame

_SCHEMA = {"new": pl.String, "old": pl.String, "until": pl.Int64, "share": pl.Float64}


@dataclass(frozen=True)
class Succession:
    """The successions of all villages, on the rating's engine.

    `forebears`: a row for every household that another came from, at any remove: new, old, until (the order of the
    period in which the old one ended), share. `born`: household, born. `ended`: household, ended.
    """

    forebears: Frame
    born: Frame
    ended: Frame


def succession(table: Frame | None, periods: Frame) -> Succession | None:
    """The successions, with chains followed to their start; None where there is no table.

    Raises TablesRefused where a household would come from itself.
    """
    if table is None:
        return None
    steps = fetch(table.join(periods.select("period", "order"), on="period", how="inner")).sort("new", "old")
    forebears = beside(periods, pl.DataFrame(list(_forebears(steps)), schema=_SCHEMA, orient="row"))
    ordered = beside(periods, steps.select("old", "new", "order"))
    born = ordered.group_by("new").agg(nw.col("order").min().alias("born")).rename({"new": "household"})
    ended = ordered.group_by("old").agg(nw.col("order").min().alias("ended")).rename({"old": "household"})
    return Succession(forebears, born, ended)


def _forebears(steps: pl.DataFrame) -> Iterator[tuple[str, str, int, float]]:
    parents: dict[str, list[tuple[str, int, float]]] = defaultdict(list)
    for old, new, order, share in steps.select("old", "new", "order", "share").iter_rows():
        parents[new].append((old, order, share))
    for new in parents:
        yield from ((new, *line) for line in _lines(new, parents, (new,)))


def _lines(
    household: str, parents: dict[str, list[tuple[str, int, float]]], seen: tuple[str, ...]
) -> Iterator[tuple[str, int, float]]:
    for old, order, share in parents.get(household, ()):
        if old in seen:
            raise TablesRefused([Problem("succession_circle", "old", value=old, file="succession")])
        yield old, order, share
        for older, until, part in _lines(old, parents, (*seen, old)):
            yield older, min(until, order), share * part

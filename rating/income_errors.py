"""The standard errors of earned income and of its baseline, from how each entry is known (docs/rating.md, "Rank sets").

Units, shares and price indices are taken as known, and errors of different entries as independent.
"""

import narwhals.stable.v2 as nw
import polars as pl

from rating.engines import fetch
from rating.grid import KEYS
from rating.income import entry_error
from rating.rubric import Income
from rating.succession import Succession
from rating.tables import Tables

_LINE = ["household", "order"]
READ = ("household", "period", "order", "season", "months", "paused", "members", "earners", "born", "earned")


def with_income_errors(rows: pl.DataFrame, tables: Tables, income: Income, line: Succession | None) -> pl.DataFrame:
    """The rows with earned_error and baseline_error, in the unit of `income.earned`; missing where that is.

    `rows` are all those of a rating's frame, computed.
    """
    own = _own_history(rows, tables, income)
    past = own.filter(_begun()).select(*_LINE, "season", "paused", "earned", "variance")
    if line is not None:
        past = pl.concat([past, _from_forebears(own, income, fetch(line.forebears))])
    errors = _with_baseline(past.filter(~pl.col("paused")), income)
    return rows.join(errors, on=_LINE, how="left", validate="1:1", maintain_order="left")


def _begun() -> pl.Expr:
    return pl.col("born").is_null() | (pl.col("order") >= pl.col("born"))


def _own_history(rows: pl.DataFrame, tables: Tables, income: Income) -> pl.DataFrame:
    """The rows with units and the variance of earned, missing where earned is."""
    entries = rows.select(*READ).join(_entry_variances(tables, income), on=list(KEYS), how="left")
    deflator = pl.lit(1.0)
    if income.prices is not None:
        deflator = 100 / pl.col("period").replace_strict(income.prices, return_dtype=pl.Float64)
    scale = deflator * 12 / pl.col("months") / pl.col("units")
    variance = pl.when(pl.col("earned").is_not_null()).then(pl.col("entries").fill_null(0.0) * scale**2)
    return _with_units(entries, tables, income.per).with_columns(variance=variance)


def _entry_variances(tables: Tables, income: Income) -> pl.DataFrame:
    """household, period, entries: the variance of work less costs, as entered."""
    table = tables.lazy("income")
    if table is None:
        return pl.DataFrame(schema={**dict.fromkeys(KEYS, pl.String), "entries": pl.Float64})
    counted = table.filter(nw.col("source").is_in([*income.work, *income.costs]))
    each = fetch(counted.select(*KEYS, entries=entry_error(nw.col("amount"), nw.col("method")) ** 2))
    return each.sort(*KEYS, "entries").group_by(*KEYS).agg(pl.col("entries").sum())


def _with_units(rows: pl.DataFrame, tables: Tables, per: str) -> pl.DataFrame:
    if per.startswith("measures."):
        table = tables.lazy("measures")
        if table is None:
            return rows.with_columns(units=pl.lit(None, pl.Float64))
        of_it = table.filter(nw.col("measure") == per.partition(".")[2])
        return rows.join(fetch(of_it.select(*KEYS, units=nw.col("value"))), on=list(KEYS), how="left")
    members, earners = pl.col("members"), pl.col("earners")
    units = {"household": pl.lit(1.0), "member": members, "earner": earners, "equivalent": members.sqrt()}
    return rows.with_columns(units=units[per])


def _from_forebears(own: pl.DataFrame, income: Income, forebears: pl.DataFrame) -> pl.DataFrame:
    """The periods before a household began, as rating/income.py fills them."""
    lived = (pl.col("order") < pl.col("until")) & _begun()
    shared = forebears.join(own.rename({"household": "old"}), on="old").filter(lived).sort("new", "order", "old")
    share, units = pl.col("share"), pl.col("units")
    summed = shared.group_by("new", "order", "season", maintain_order=True).agg(
        pl.col("paused").any(),
        pl.col("earned").is_null().any().alias("unknown"),
        (share * units * pl.col("earned")).sum().alias("total"),
        ((share * units) ** 2 * pl.col("variance")).sum().alias("squares"),
        (share * units).sum().alias("units"),
        (share * pl.col("members")).sum().alias("members"),
    )
    divisor = {"household": pl.lit(1.0), "equivalent": pl.col("members").sqrt()}.get(income.per, units)
    known = pl.when(~pl.col("unknown"))
    return summed.select(
        pl.col("new").alias("household"),
        *["order", "season", "paused"],
        earned=known.then(pl.col("total") / divisor),
        variance=known.then(pl.col("squares") / divisor**2),
    )


def _with_baseline(past: pl.DataFrame, income: Income) -> pl.DataFrame:
    """household, order, earned_error and baseline_error."""
    variance, line = pl.col("variance"), ["household", "season"]
    if income.baseline == "previous":
        before = variance.shift(1)
    else:
        known = variance.is_not_null().cast(pl.Float64)
        count = known.cum_sum() - known
        sums = variance.fill_null(0.0).cum_sum() - variance.fill_null(0.0)
        before = pl.when(count > 0).then(sums / count**2)
    ordered = past.sort("household", "season", "order")
    return ordered.select(*_LINE, earned_error=variance.sqrt(), baseline_error=before.over(line).clip(0.0).sqrt())

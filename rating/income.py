"""Earned income and its growth: what was asked, constant prices, units, the baseline, the arc rate (docs/rating.md)."""

import narwhals.stable.v2 as nw

from rating.engines import FEW, keeps_order, with_earlier
from rating.grid import KEYS
from rating.rubric import Income
from rating.succession import Succession
from rating.tables import METHODS, Frame, Tables

MINOR = 10_000
VALUES = ("earned", "baseline", "growth")
_LINE = ("household", "order")


def add_growth(rows: Frame, tables: Tables, income: Income, line: Succession | None, periods: int) -> Frame:
    """The rows of `add_earned`, sorted by household and order, with baseline and growth; missing where unknown."""
    if line is None and tables.paused is None:  # every row is its own history: nothing to join back
        return _growth(_baseline_in_place(rows, income, periods), income.floor)
    history = rows if line is None else _with_forebears(rows, income, line)
    grown = _growth(_baseline(history.filter(~nw.col("paused")), income), income.floor)
    joined = rows.drop("earned").join(grown.select(*_LINE, *VALUES), on=list(_LINE), how="left").sort(*_LINE)
    if line is None:
        return joined
    return joined.with_columns(**{value: nw.when(_living()).then(nw.col(value)) for value in VALUES})


def earned_sums(tables: Tables, income: Income) -> Frame | None:
    """household, period, minor: work less costs in ten-thousandths where all was asked; None without a table."""
    entries = tables.lazy("income")
    if entries is None:
        return None
    amount = minor(nw.col("amount"))
    signed = nw.when(_is_in(income.work)).then(amount).when(_is_in(income.costs)).then(-amount).otherwise(0)
    sums = entries.group_by(*KEYS).agg(signed.sum().cast(nw.Int64).alias("minor"))
    coverage = tables.lazy("coverage")
    if coverage is None:
        return sums
    asked = _asked(entries, coverage, [*income.work, *income.costs])
    return asked.join(sums, on=list(KEYS), how="left").with_columns(nw.col("minor").fill_null(0))


def minor(amount: nw.Expr) -> nw.Expr:
    """An amount in whole ten-thousandths, so that sums do not depend on the order of rows."""
    return (amount * MINOR + 0.5).floor().cast(nw.Int64)


def entry_error(amount: nw.Expr, method: nw.Expr) -> nw.Expr:
    """The standard error of an income entry, in its own unit: a share of the amount by how it is known."""
    share = nw.lit(METHODS["recalled"])
    for name, part in METHODS.items():
        share = nw.when(method == name).then(part).otherwise(share)
    return (amount * share).abs()


def _is_in(sources: list[str]) -> nw.Expr:
    return nw.col("source").is_in(sources) if sources else nw.lit(False)


def _asked(entries: Frame, coverage: Frame, sources: list[str]) -> Frame:
    """household and period of those of whom every one of `sources` was asked, and none refused or left unknown."""
    entered = entries.filter(_is_in(sources)).select(*KEYS, "source", known=nw.lit(1), unknown=nw.lit(0))
    known = nw.col("state").is_in(["asked", "none"]).cast(nw.Int32)
    said = coverage.filter(_is_in(sources)).select(*KEYS, "source", known=known, unknown=1 - known)
    each = nw.concat([_same(entered), _same(said)]).group_by(*KEYS, "source").agg(nw.col("known", "unknown").max())
    counted = each.group_by(*KEYS).agg(nw.col("known", "unknown").sum())
    return counted.filter((nw.col("unknown") == 0) & (nw.col("known") == len(sources))).select(*KEYS)


def _same(frame: Frame) -> Frame:
    return frame.with_columns(nw.col("known", "unknown").cast(nw.Int32))


def add_earned(rows: Frame, tables: Tables, income: Income) -> Frame:
    """The grid with total (constant prices, 12 months), units, and earned; missing where unknown."""
    sums = earned_sums(tables, income)
    if sums is None:
        found = rows.with_columns(minor=nw.lit(None).cast(nw.Int64))
    else:
        found = rows.join(sums, on=list(KEYS), how="left")
    units = _units(found, tables, income.per)
    usable = _living() & (nw.col("earners") > 0) & (nw.col("units") > 0)
    total = nw.col("minor") / MINOR * _deflator(income) * (12 / nw.col("months"))
    known = nw.when(usable).then(total)
    return units.with_columns(total=known).with_columns(earned=nw.col("total") / nw.col("units"))


def _living() -> nw.Expr:
    begun = nw.col("born").is_null() | (nw.col("order") >= nw.col("born"))
    return begun & (nw.col("ended").is_null() | (nw.col("order") < nw.col("ended")))


def _deflator(income: Income) -> nw.Expr:
    if income.prices is None:
        return nw.lit(1.0)
    factor = nw.lit(None).cast(nw.Float64)
    for period, index in income.prices.items():
        factor = nw.when(nw.col("period") == period).then(nw.lit(100 / index)).otherwise(factor)
    return factor


def _units(rows: Frame, tables: Tables, per: str) -> Frame:
    if per.startswith("measures."):
        return _measured_units(rows, tables, per.partition(".")[2])
    units = {
        "household": nw.lit(1.0),
        "member": nw.col("members"),
        "earner": nw.col("earners"),
        "equivalent": nw.col("members").sqrt(),
    }
    return rows.with_columns(units=units[per])


def _measured_units(rows: Frame, tables: Tables, measure: str) -> Frame:
    measures = tables.lazy("measures")
    if measures is None:
        return rows.with_columns(units=nw.lit(None).cast(nw.Float64))
    of_it = measures.filter(nw.col("measure") == measure).select(*KEYS, units=nw.col("value"))
    return rows.join(of_it, on=list(KEYS), how="left")


def _with_forebears(own: Frame, income: Income, line: Succession) -> Frame:
    """Own history, with the periods before a household began filled from the households it came from, by share."""
    old = own.rename({"household": "old"})
    lived = (nw.col("order") < nw.col("until")) & (nw.col("born").is_null() | (nw.col("order") >= nw.col("born")))
    shared = line.forebears.join(old, on="old", how="inner").filter(lived).sort("new", "order", "old")
    part = nw.col("share")
    summed = shared.group_by("new", "order", "season").agg(
        nw.col("paused").max(),
        nw.col("total").is_null().cast(nw.Int64).sum().alias("unknown"),
        (part * nw.col("total")).sum().alias("total"),
        (part * nw.col("units")).sum().alias("units"),
        (part * nw.col("members")).sum().alias("members"),
    )
    units = {"household": nw.lit(1.0), "equivalent": nw.col("members").sqrt()}.get(income.per, nw.col("units"))
    known = nw.when(nw.col("unknown") == 0).then(nw.col("total") / units)
    filled = summed.select(nw.col("new").alias("household"), "order", "season", "paused", earned=known)
    begun = own.filter(nw.col("born").is_null() | (nw.col("order") >= nw.col("born")))
    return nw.concat([begun.select(*_LINE, "season", "paused", "earned"), filled])


def _baseline(history: Frame, income: Income) -> Frame:
    """Adds baseline: the mean of the earlier known periods of the season, or the value of the one before."""
    of_line = {"partition": ["household", "season"], "order": ["order"]}
    y = nw.col("earned")
    if income.baseline == "previous":
        return history.with_columns(baseline=y.shift(1).over(of_line["partition"], order_by=of_line["order"]))
    known = (~y.is_null()).cast(nw.Int64)
    sums = y.fill_null(0).cum_sum().over(of_line["partition"], order_by=of_line["order"]) - y.fill_null(0)
    count = known.cum_sum().over(of_line["partition"], order_by=of_line["order"]) - known
    counted = history.with_columns(sums=sums, count=count)
    return counted.with_columns(baseline=nw.when(nw.col("count") > 0).then(nw.col("sums") / nw.col("count")))


def _baseline_in_place(rows: Frame, income: Income, periods: int) -> Frame:
    """The same where no row is missing or filled, without a window where the engine keeps its rows in order."""
    if not keeps_order(rows) or not 1 < periods <= FEW:
        return _baseline(rows, income)
    backs = range(1, periods)
    rows = with_earlier(rows, ["earned", "season"], periods)
    alike = {k: nw.when(nw.col(f"season_{k}") == nw.col("season")) for k in backs}
    earlier = [alike[k].then(nw.col(f"earned_{k}")) for k in backs]
    if income.baseline == "past_mean":
        return rows.with_columns(baseline=nw.mean_horizontal(*earlier))
    last = nw.lit(None).cast(nw.Float64)
    for k in reversed(backs):
        last = alike[k].then(nw.col(f"earned_{k}")).otherwise(last)
    return rows.with_columns(baseline=last)


def _growth(history: Frame, floor: float) -> Frame:
    y1, y0 = nw.col("earned"), nw.col("baseline")
    middle = (y1.abs() + y0.abs()) / 2
    below = nw.when(middle > floor).then(middle).otherwise(nw.when(~middle.is_null()).then(nw.lit(float(floor))))
    safe = nw.when(below > 0).then(below).otherwise(1.0)
    return history.with_columns(growth=(y1 - y0) / safe)

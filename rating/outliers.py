"""Outliers: pulled in one by one on the side of the skew, else a logarithm.

A column is treated where its sample-corrected skewness and excess kurtosis are both too large (docs/rating.md; the
thresholds are those of the OECD/JRC Handbook on Constructing Composite Indicators and its later practice).
"""

import narwhals.stable.v2 as nw

from rating.tables import Frame

EDGE = 1e-9  # four values of which three are equal have a skewness of exactly 2: floats put it on either side
SKEWNESS = 2.0 + EDGE
KURTOSIS = 3.5 + EDGE
MOST = 5


def pull_in(rows: Frame, column: str, group: list[str]) -> Frame:
    """`column` with its outliers treated within each `group`; groups with fewer than 4 values are left as they are.

    Every step is a new column, for no engine may nest windows.
    """
    x = nw.col(column)
    rows = rows.with_columns(_n=x.count().over(group), _middle=x.mean().over(group))
    rows = _with_moments(rows, {"_0": x - nw.col("_middle")}, group)
    sign = nw.when(_skewness("_0") < 0).then(-1.0).otherwise(1.0)
    rows = rows.with_columns(_side=sign * (x - nw.col("_middle")), _sign=sign, _flagged=_too_far("_0"))
    rows = _with_pulled(rows, x, group)
    rows = _with_moments(rows, {f"_{k}": nw.col(f"_pulled{k}") - nw.col("_middle") for k in range(1, MOST + 1)}, group)
    rows = rows.with_columns(_lowest=nw.col("_side").min().over(group))
    treated = nw.when(nw.col("_flagged")).then(_treated(x)).otherwise(x)
    kept = [name for name in rows.collect_schema().names() if not name.startswith("_")]
    return rows.with_columns(treated.alias(column)).select(*kept)


def _with_pulled(rows: Frame, x: nw.Expr, group: list[str]) -> Frame:
    """_pulled1 to _pulled5: the k outermost values on the side of the skew set to the one after them."""
    place = nw.col("_side").rank("ordinal", descending=True).over(group)
    rows = rows.with_columns(_place=nw.when(~nw.col("_side").is_null()).then(place))
    after = {f"_after{k}": nw.when(nw.col("_place") == k + 1).then(x).max().over(group) for k in range(1, MOST + 1)}
    pulled = {
        f"_pulled{k}": nw.when(nw.col("_place") <= k).then(nw.col(f"_after{k}")).otherwise(x)
        for k in range(1, MOST + 1)
    }
    return rows.with_columns(**after).with_columns(**pulled)


def _with_moments(rows: Frame, values: dict[str, nw.Expr], group: list[str]) -> Frame:
    """m2, m3 and m4 of each value about its mean, in columns that end in the value's name."""
    rows = rows.with_columns(**{f"_mean{name}": value.mean().over(group) for name, value in values.items()})
    rows = rows.with_columns(**{f"_apart{name}": value - nw.col(f"_mean{name}") for name, value in values.items()})
    powers = {
        f"_m{power}{name}": (nw.col(f"_apart{name}") ** power).mean().over(group)
        for name in values
        for power in (2, 3, 4)
    }
    return rows.with_columns(**powers)


def _skewness(name: str) -> nw.Expr:
    n, spread = nw.col("_n"), nw.col(f"_m2{name}")
    some = nw.when((n >= 4) & (spread > 0))
    return some.then(
        nw.col(f"_m3{name}") / spread.sqrt() ** 3 * (n * (n - 1)).cast(nw.Float64).sqrt() / (n - 2)
    ).otherwise(0.0)


def _kurtosis(name: str) -> nw.Expr:
    n, spread = nw.col("_n").cast(nw.Float64), nw.col(f"_m2{name}")
    some = nw.when((n >= 4) & (spread > 0))
    excess = nw.col(f"_m4{name}") / spread**2 - 3
    return some.then((n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * excess + 6)).otherwise(0.0)


def _too_far(name: str) -> nw.Expr:
    return (_skewness(name).abs() > SKEWNESS) & (_kurtosis(name) > KURTOSIS)


def _treated(x: nw.Expr) -> nw.Expr:
    """The first pulling-in that suffices, else the logarithm on the side of the skew."""
    sign, side = nw.col("_sign"), nw.col("_side")
    treated = sign * (side - nw.col("_lowest") + 1).log()
    for k in range(MOST, 0, -1):
        suffices = (nw.col(f"_m2_{k}") > 0) & ~_too_far(f"_{k}")
        treated = nw.when(suffices).then(nw.col(f"_pulled{k}")).otherwise(treated)
    return nw.when(~x.is_null()).then(treated)

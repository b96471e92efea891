"""Six rice-farming villages of West Java as Laurel's tables (source: data/samples/ricefarms/NOTE.md)."""

from importlib.resources import as_file, files

import polars as pl

SEASONS = 6
CONSENTS = {"take_part": True, "wall": True, "internet": True, "awards": False, "research": False}
AMOUNTS = {
    "rice": pl.col("noutput") * pl.col("price"),
    "seed": pl.col("seed") * pl.col("pseed"),
    "fertiliser": pl.col("urea") * pl.col("purea") + pl.col("phosphate") * pl.col("pphosph"),
    "pesticide": pl.col("pesticide"),
    "hired_labour": pl.col("hiredlabor") * pl.col("wage"),
}
MEASURES = {
    "hectares": pl.col("size"),
    "yield_per_hectare": pl.col("goutput") / pl.col("size"),
    "family_labour_per_hectare": pl.col("famlabor") / pl.col("size"),
    "high_yielding": pl.col("varieties").replace_strict({"trad": 0.0, "mixed": 0.5, "high": 1.0}),
}


def farms() -> pl.DataFrame:
    """The survey, one row a farm and season: household (the farm's number), period, and the columns of its file."""
    with as_file(files("data.samples") / "ricefarms" / "RiceFarms.csv") as path:
        survey = pl.read_csv(path, infer_schema_length=None)
    season = pl.int_range(1, pl.len() + 1).over("id")
    named = pl.col("id").cast(pl.String).alias("household"), pl.format("season-{}", season).alias("period")
    return survey.select(*named, pl.all())


def villages() -> dict[str, dict[str, pl.DataFrame]]:
    """For each village, by name, its tables: households, periods, income (rupiah of the season) and measures."""
    survey = farms()
    names = survey["region"].unique(maintain_order=True)
    return {name.title(): _village(name.title(), survey.filter(region=name)) for name in names}


def price_index() -> dict[str, float]:
    """Each season's mean price of rice over all farms, the first season being 100."""
    means = farms().group_by("period").agg(pl.col("price").mean()).sort("period")
    first = means["price"][0]
    return {period: 100 * price / first for period, price in means.rows()}


def consents(village: str) -> pl.DataFrame:
    """household, purpose, given for a village: what it takes to show data that are public already."""
    households = farms().filter(region=village.lower()).select("household").unique()
    agreed = pl.DataFrame({"purpose": list(CONSENTS), "given": list(CONSENTS.values())})
    return households.join(agreed, how="cross").sort("household", "purpose")


def _village(name: str, survey: pl.DataFrame) -> dict[str, pl.DataFrame]:
    key = ["household", "period"]
    households = survey.select("household", village=pl.lit(name)).unique().sort("household")
    amounts = _long(survey, AMOUNTS, "source", "amount").with_columns(pl.col("amount").round(2))
    return {
        "households": households,
        "periods": _periods(),
        "income": amounts.sort(*key, "source"),
        "measures": _long(survey, MEASURES, "measure", "value").sort(*key, "measure"),
    }


def _periods() -> pl.DataFrame:
    order = range(1, SEASONS + 1)
    return pl.DataFrame({"period": [f"season-{n}" for n in order], "order": list(order)})


def _long(survey: pl.DataFrame, columns: dict[str, pl.Expr], name: str, value: str) -> pl.DataFrame:
    key = ["household", "period"]
    wide = survey.select(*key, **{column: by.cast(pl.Float64) for column, by in columns.items()})
    return wide.unpivot(index=key, variable_name=name, value_name=value)

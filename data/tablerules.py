"""What the rows of a tidy table must keep to: each rule says which rows break it, and all are counted in one pass."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from data.tablefiles import ROW, SHAPES, Opened, is_number
from rating.problems import Problem, nearest
from rating.tables import METHODS, STATES

MOST = 20
# So large an amount, counted in ten-thousandths and added up, no longer fits a whole number of the engine.
LARGEST = {"amount": 1e12, "mark": 1e9}
RANGES: dict[str, tuple[float, float | None]] = {
    "members": (0, None),
    "earners": (0, None),
    "share": (0, 1),
    "se": (0, None),
}
ABOVE_ZERO = ("months", "share")
KINDS = ("work", "property", "support", "cost")
PURPOSES = ("take_part", "wall", "internet", "awards", "research")
CLOSED = {
    ("income", "method"): tuple(METHODS),
    ("coverage", "state"): STATES,
    ("consents", "purpose"): PURPOSES,
    ("sources", "kind"): KINDS,
}
# Without its value such a row says nothing, and is left out: an empty mark is a missing one, never zero.
LEFT_OUT = {"marks": "mark", "measures": "value"}
KEYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "households": (("household",),),
    "periods": (("period",), ("order",)),
    "income": (("household", "period", "source", "amount", "method"),),
    "coverage": (("household", "period", "source"),),
    "succession": (("old", "new"),),
    "paused": (("household", "period"),),
    "marks": (("household", "period", "criterion", "rater"),),
    "measures": (("household", "period", "measure"),),
    "consents": (("household", "purpose"),),
    "sources": (("source",),),
}
ANSWERS = {"given": (pl.Boolean, pl.Date)}
NEAR_AMONG = 5_000


@dataclass(frozen=True)
class Rule:
    """Rows for which `broken` is true are refused with `code`, shown with the value of `column`."""

    code: str
    column: str
    broken: pl.Expr
    accepted: tuple[str, ...] = ()
    more: tuple[tuple[str, object], ...] = ()

    def problem(self, row: int | None, value: object, file: str) -> Problem:
        """The refusal of one row."""
        near = nearest(value, self.accepted) if self.accepted and isinstance(value, str) else ""
        return Problem(self.code, self.column, row, value, self.accepted[:12], near, file, dict(self.more))


@dataclass(frozen=True)
class Found:
    """Problems of one kind: the first few, and how many there are in all."""

    problems: tuple[Problem, ...]
    count: int


def number(column: str) -> pl.Expr:
    """A column as numbers; what is none, and NaN, is missing."""
    return pl.col(column).cast(pl.Float64, strict=False).fill_nan(None)


def typed(opened: Opened) -> pl.LazyFrame:
    """The rows with every known column in its type and empty cells missing; rows that say nothing are left out."""
    return typed_rows(opened).select(opened.columns)


def typed_rows(opened: Opened) -> pl.LazyFrame:
    """The same with `ROW`, the row of the file."""
    frame = opened.frame.select(ROW, *(_typed(opened.name, column) for column in opened.columns))
    value = LEFT_OUT.get(opened.name)
    return frame.filter(pl.col(value).is_not_null()) if value in opened.columns else frame


def _typed(name: str, column: str) -> pl.Expr:
    if is_number(name, column):
        whole = column == "order"
        return number(column).cast(pl.Int64, strict=False) if whole else number(column)
    text = pl.col(column).cast(pl.String)
    return pl.when(text != "").then(text) if column not in SHAPES[name].required else text


def kind_problems(opened: Opened) -> Iterator[Problem]:
    """Columns of a Parquet file whose type holds neither the numbers nor the names that are asked for."""
    for column, kind in opened.frame.select(*opened.columns).collect_schema().items():
        numbers = is_number(opened.name, column)
        text = kind in (pl.String, pl.Null, pl.Categorical, pl.Enum, *ANSWERS.get(column, ()))
        if not (text or (kind.is_numeric() if numbers else kind.is_integer())):
            accepted = ("number",) if numbers else ("text",)
            yield Problem("wrong_type", column, value=str(kind), accepted=accepted, file=opened.file)


def row_rules(opened: Opened) -> Iterator[Rule]:
    """The rules that a table's rows keep to by themselves."""
    name, kinds = opened.name, opened.frame.collect_schema()
    for column in opened.columns:
        required = column in SHAPES[name].required and LEFT_OUT.get(name) != column
        if is_number(name, column):
            yield from _number_rules(column, kinds[column] == pl.String, required)
        elif required:
            yield Rule("empty_cell", column, empty(column))
        if (name, column) in CLOSED:
            known = CLOSED[name, column]
            yield Rule("not_accepted", column, filled(column) & ~pl.col(column).cast(pl.String).is_in(known), known)
    if name == "succession":
        yield Rule("same_household", "new", pl.col("old") == pl.col("new"))


def empty(column: str) -> pl.Expr:
    """Whether a cell says nothing."""
    return pl.col(column).is_null() | (pl.col(column).cast(pl.String) == "")


def filled(column: str) -> pl.Expr:
    """Whether a cell says something."""
    return ~empty(column)


def _number_rules(column: str, as_text: bool, required: bool) -> Iterator[Rule]:
    value = number(column)
    as_given = pl.col(column).cast(pl.Float64, strict=False)
    if as_text:
        example = (("example", "1200.50"),)
        yield Rule("not_a_number", column, filled(column) & as_given.is_null(), more=example)
    yield Rule("infinite", column, value.is_infinite())
    if required:
        nothing = empty(column) if as_text else pl.col(column).is_null()
        yield Rule("empty_cell", column, nothing | as_given.is_nan().fill_null(False))
    if column == "order":
        yield Rule("not_whole", column, value.is_finite() & (value != value.floor()))
    yield from _range_rules(column, value)


def _range_rules(column: str, value: pl.Expr) -> Iterator[Rule]:
    low, high = RANGES.get(column, (None, None))
    largest = LARGEST.get(column)
    if column in ABOVE_ZERO:
        yield Rule("not_above_zero", column, value <= 0)
    elif low is not None:
        yield Rule("too_small", column, value < low, more=(("low", low),))
    if high is not None or largest is not None:
        most = high if high is not None else largest
        yield Rule("too_large", column, value.is_finite() & (value.abs() > most), more=(("high", most),))


def known_rule(code: str, column: str, known: Sequence[str]) -> Rule:
    """Names in `column` that are not among a few known ones."""
    return Rule(code, column, filled(column) & ~pl.col(column).cast(pl.String).is_in(list(known)), tuple(known))


def broken_rows(frame: pl.LazyFrame, rules: Iterable[Rule], file: str) -> list[Found]:
    """What breaks the rules: one pass counts, and a second looks up the rows of the rules that are broken at all."""
    listed = list(rules)
    counts = frame.select(rule.broken.sum().alias(str(i)) for i, rule in enumerate(listed))
    totals = counts.collect(engine="streaming").row(0) if listed else ()
    return [_found(frame, rule, total, file) for rule, total in zip(listed, totals, strict=True) if total]


def _found(frame: pl.LazyFrame, rule: Rule, total: int, file: str) -> Found:
    here = pl.col(ROW) if ROW in frame.collect_schema() else pl.lit(None, pl.UInt32).alias(ROW)
    rows = frame.filter(rule.broken).select(here, pl.col(rule.column).alias("value")).head(MOST).collect()
    return Found(tuple(rule.problem(row, value, file) for row, value in rows.iter_rows()), total)


def duplicates(opened: Opened) -> Iterator[Found]:
    """Rows that say the same thing twice; `more` has the row that said it first."""
    for keys in KEYS.get(opened.name, ()):
        present = [key for key in keys if key in opened.columns]
        needed = [key for key in present if key in SHAPES[opened.name].required]
        frame = opened.frame.select(ROW, *(_typed(opened.name, key) for key in present)).drop_nulls(needed)
        # 64-bit hashes of 20 million rows take a tenth of the time and memory of the rows; exact only where they meet.
        hashes = frame.select(pl.struct(present).hash().alias("hash"))
        lengths = hashes.select(pl.len(), pl.col("hash").n_unique().alias("apart"))
        length, apart = lengths.collect(engine="streaming").row(0)
        if length != apart:
            yield from _same_rows(frame, present, opened.file)


def _same_rows(frame: pl.LazyFrame, keys: list[str], file: str) -> Iterator[Found]:
    again = frame.group_by(keys).agg(pl.col(ROW).sort()).filter(pl.col(ROW).list.len() > 1)
    first = again.with_columns(pl.col(ROW).list.first().alias("first"), pl.col(ROW).list.slice(1).alias(ROW))
    rows = first.explode(ROW).sort(ROW).collect()
    told = [
        Problem("duplicate_row", keys[0], row[ROW], _shown(row, keys), file=file, more={"first": row["first"]})
        for row in rows.head(MOST).iter_rows(named=True)
    ]
    if told:
        yield Found(tuple(told), len(rows))


def _shown(row: dict[str, object], keys: Sequence[str]) -> str:
    return ", ".join("" if row[key] is None else str(row[key]) for key in keys)


def strangers(opened: Opened, column: str, households: pl.LazyFrame) -> Iterator[Found]:
    """Rows about a household that `households` (one column, household) does not have."""
    names = opened.frame.select(ROW, pl.col(column).cast(pl.String)).filter(filled(column))
    strange = names.join(households, left_on=column, right_on="household", how="anti", maintain_order="none")
    count = strange.select(pl.len()).collect(engine="streaming").item()
    if count:
        known = households.head(NEAR_AMONG).collect()["household"].to_list()
        rows = strange.sort(ROW).head(MOST).collect()
        near = [nearest(value, known) for value in rows[column]]
        pairs = zip(rows.iter_rows(), near, strict=True)
        yield Found(
            tuple(Problem("unknown_household", column, row, v, (), n, opened.file) for (row, v), n in pairs), count
        )

"""What `laurel poverty` does: read columns of the operator's own file, and say figures of the whole."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import polars as pl

from data.columns import read_columns
from front.checking import read_yaml
from front.poverty_figures import Json, number, of_incomes
from front.poverty_moves import Panel, moves_between
from front.words import poverty as words
from rating.lines import Lines, load_lines
from rating.livelihood import livelihood
from rating.problems import Problem, TablesRefused
from rating.sample import USUAL, Floats
from rating.scales import Scale, equivalents

# A column of names may be called like one of numbers.
_MONEY, _WEIGHT = "money: ", "weight:"


@dataclass(frozen=True)
class Asked:
    """The columns and options of `laurel poverty`; `line` or `lines`, and with `lines` either `at` or `period`."""

    income: str
    line: float | None = None
    lines: Path | None = None
    at: str = ""
    period: str | None = None
    household: str | None = None
    weight: str | None = None
    by: str | None = None
    scale: Scale = "none"
    members: str | None = None
    adults: str | None = None
    children: str | None = None
    work: tuple[str, ...] = ()
    support: tuple[str, ...] = ()

    @property
    def numbers(self) -> list[str]:
        """The columns that hold numbers."""
        single = (self.income, self.weight, self.members, self.adults, self.children)
        return list(dict.fromkeys(name for name in (*single, *self.work, *self.support) if name))

    @property
    def keys(self) -> list[str]:
        """The columns of names that say which row it is."""
        return [name for name in (self.period, self.household) if name]

    @property
    def names(self) -> list[str]:
        """The columns that hold names."""
        return [*self.keys, *([self.by] if self.by else [])]


def figures(path: Path, asked: Asked) -> Json:
    """Everything that is said about the incomes in a file, ready for JSON. Raises a subclass of Refused."""
    lines = load_lines(read_yaml(asked.lines), asked.lines.name) if asked.lines else None
    rows = _per_equivalent(read_columns(path, asked.numbers, asked.names, keys=asked.keys), asked, path)
    results = list(_results(rows, asked, lines, path))
    single = results[0] if len(results) == 1 and lines is None and asked.period is None else {"results": results}
    more: Json = {"lines": lines.model_dump()} if lines else {}
    if asked.period and asked.household:
        more["moves"] = list(_moves(rows, asked, lines, path))
    codes = {**USUAL.codes(), "scale": asked.scale}
    sentences = [*(words.CONVENTIONS[code] for code in USUAL.codes().items()), words.SCALED[asked.scale]]
    return {**single, **more, "conventions": codes, "conventions_in_words": sentences}


def _per_equivalent(rows: pl.DataFrame, asked: Asked, path: Path) -> pl.DataFrame:
    """Money divided by the scale, and the weight: the column named, else persons where they are known, else 1."""
    floats = {name: rows[name].fill_null(np.nan).to_numpy() for name in asked.numbers}
    ones = np.ones(rows.height)
    adults, children = floats.get(asked.adults or asked.members or "", ones), floats.get(asked.children or "", 0 * ones)
    persons = adults + children if asked.adults or asked.members else ones
    weights = floats.get(asked.weight or "", persons)
    for column in filter(None, (asked.weight, asked.members, asked.adults, asked.children)):
        _refuse_below_zero(floats[column], column, path)
    units = equivalents(asked.scale, adults, children) if asked.scale != "none" else ones
    money = {name: floats[name] / units for name in dict.fromkeys((asked.income, *asked.work, *asked.support))}
    columns = {f"{_MONEY}{name}": values for name, values in money.items()}
    return pl.DataFrame(
        {**{name: rows[name].cast(pl.String).fill_null("") for name in asked.names}, **columns, _WEIGHT: weights}
    )


def _refuse_below_zero(values: Floats, column: str, path: Path) -> None:
    below = np.flatnonzero(values < 0)
    if len(below):
        value = float(values[below[0]])
        raise TablesRefused([Problem("too_small", column, None, value, file=path.name, more={"low": 0})])


def _money(rows: pl.DataFrame, column: str) -> Floats:
    found: Floats = rows[f"{_MONEY}{column}"].to_numpy()
    return found


def _weights(rows: pl.DataFrame) -> Floats:
    found: Floats = rows[_WEIGHT].to_numpy()
    return found


def _results(rows: pl.DataFrame, asked: Asked, lines: Lines | None, path: Path) -> Iterator[Json]:
    for period, part in _by_period(rows, asked).items():
        for name, line in _lines_at(asked, lines, period).items():
            told: Json = {**({"line_name": name} if lines else {}), **({"period": period} if period else {})}
            try:
                yield {**told, **_of_part(part, line, asked)}
            except TablesRefused:
                raise TablesRefused([Problem("no_numbers", asked.income, file=path.name)]) from None


def _by_period(rows: pl.DataFrame, asked: Asked) -> dict[str, pl.DataFrame]:
    if asked.period is None:
        return {asked.at: rows}
    names = sorted(rows[asked.period].unique().to_list())
    return {name: rows.filter(pl.col(asked.period) == name) for name in names}


def _lines_at(asked: Asked, lines: Lines | None, period: str) -> Mapping[str, float]:
    if lines is None:
        return {"": asked.line or 0.0}
    return {name: lines.amount_at(name, period) for name in lines.lines}


def _of_part(part: pl.DataFrame, line: float, asked: Asked) -> Json:
    y, w = _money(part, asked.income), _weights(part)
    said = of_incomes(y, line, w, part[asked.by].to_numpy() if asked.by else None)
    if not (asked.work or asked.support):
        return said
    work, support = (sum((_money(part, n) for n in names), np.zeros_like(y)) for names in (asked.work, asked.support))
    lived = {n: v for n, v in asdict(livelihood(y, work, support, line, w)).items() if isinstance(v, tuple)}
    return {**said, "lived_on": {name: {"share": number(v), "se": number(se)} for name, (v, se) in lived.items()}}


def _moves(rows: pl.DataFrame, asked: Asked, lines: Lines | None, path: Path) -> Iterator[Json]:
    parts = _by_period(rows, asked)
    for name in lines.lines if lines else [""]:
        panel = Panel(
            incomes={p: _money(part, asked.income) for p, part in parts.items()},
            weights={p: _weights(part) for p, part in parts.items()},
            households={p: part[asked.household or ""].to_numpy() for p, part in parts.items()},
            lines={p: _lines_at(asked, lines, p)[name] for p in parts},
            deflators={p: lines.deflator(p) if lines else 1.0 for p in parts},
        )
        yield {**({"line_name": name} if lines else {}), **moves_between(panel, path.name, asked.household or "")}

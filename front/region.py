"""What `laurel region` writes: two tables and a page to read, from a lake of snapshots."""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import floor, log10
from pathlib import Path
from typing import Any

import polars as pl

from data.errors import BookRefused
from data.lake import Lake, read_groups, read_lake
from data.region import MONEY, combine
from data.regionrates import LEVEL, combine_households, for_research
from data.tables import check_against, write_table
from front.checking import read_rubric
from front.engine import OnEngine
from front.light.rendering import ASSETS, text_of
from front.numbers import decimal_of, percent_of, signed, whole
from front.words import region as words
from rating import Problem, Rubric, TablesRefused, rate

STYLE = "light.css"
# Shares of a hundred households; what is neither such a share nor an amount is written as a number.
SHARES = frozenset({"below_floor", "left_floor", "fell_floor", "rose", "helped", "learned"})


@dataclass(frozen=True)
class Line:
    """A period of a group in a table on the page, in words."""

    period: str
    count: str
    value: str
    change: str = ""


Table = tuple[str, list[tuple[str, list[Line]]]]


@dataclass(frozen=True)
class Gathered:
    """What a region's villages say together: their figures, and what `rules` say of households that gave a copy.

    `households` is None where there are no rows for research, or no rules to rate them by.
    """

    villages: int
    figures: pl.DataFrame
    households: pl.DataFrame | None
    rules: Rubric | None


def gather(rules: Rubric | None, folder: Path, groups: Path | None, engine: OnEngine) -> Gathered:
    """Combine the snapshots of a folder. Raises TablesRefused."""
    lake = read_lake(folder)
    grouped = read_groups(groups, lake) if groups else {}
    households = None if rules is None else _households(rules, lake, engine, grouped)
    return Gathered(len(lake.sent), combine(lake.figures(), grouped), households, rules)


def combined(rubric: Path, folder: Path, out: Path, groups: Path | None, engine: OnEngine) -> int:
    """Write a region's tables and page into a folder; gives how many villages it has.

    Raises RubricRefused, TablesRefused, BookRefused (cannot_write); nothing is written then.
    """
    found = gather(read_rubric(rubric), folder, groups, engine)
    try:
        out.mkdir(parents=True, exist_ok=True)
        write_table(found.figures, out / "figures.csv")
        if found.households is not None:
            write_table(found.households, out / "households.csv")
        (out / "index.html").write_text(page(found), encoding="utf-8")
        shutil.copyfile(ASSETS / STYLE, out / STYLE)
    except OSError as error:
        raise BookRefused([Problem("cannot_write", value=str(out))]) from error
    return found.villages


def page(found: Gathered) -> str:
    """A region's figures as a page to read."""
    return text_of("region.html", title=words.TITLE, words=words, style=STYLE, told=shown(found))


def shown(found: Gathered) -> dict[str, object]:
    """What the page says, in words: `tables` of villages' figures, `rated` of households', and `about` these.

    `silent` and `unrated` name the figures of which nothing can be shown.
    """
    tables = [(_name(*key), rows) for key, rows in _in_order(found.figures)]
    told = {**_told("tables", "silent", tables), "rated": [], "unrated": [], "about": ""}
    if found.households is None or found.rules is None:
        return told
    about = words.HOUSEHOLDS_ABOUT.format(rubric=found.rules.title, version=found.rules.version)
    rated = [(_rated(str(key[0]), found.rules), rows) for key, rows in _apart(found.households, "name")]
    return {**told, "about": about, **_told("rated", "unrated", rated)}


def _told(tables: str, silent: str, found: Iterable[tuple[str, pl.DataFrame]]) -> dict[str, object]:
    """Tables of the figures that say anything, and the names of the others."""
    made = [(title, rows, rows["value"].null_count() < rows.height) for title, rows in found]
    return {
        tables: [_table(title, rows) for title, rows, says in made if says],
        silent: [title for title, _, says in made if not says],
    }


def _in_order(figures: pl.DataFrame) -> list[tuple[tuple[str, str], pl.DataFrame]]:
    order = list(words.NAMES)
    found = [((str(key[0]), str(key[1])), rows) for key, rows in _apart(figures, "name", "unit")]
    return sorted(found, key=lambda each: (order.index(each[0][0]), each[0][1]))


def _households(rubric: Rubric, lake: Lake, engine: OnEngine, groups: dict[str, str]) -> pl.DataFrame | None:
    tables, rules = lake.research(), for_research(rubric)
    if tables is None:
        return None
    unknown = {problem.code: problem for problem in check_against(rules, tables)}.get("off_scale")
    if unknown is not None:
        raise TablesRefused([unknown])
    return combine_households(rules, rate(rules, engine.take(tables)).table(), groups)


def _name(name: str, unit: str) -> str:
    money = unit.rstrip("*") or words.NO_UNIT
    return words.NAMES[name].format(unit=words.CONSTANT.format(unit=money) if unit.endswith("*") else money)


def _rated(name: str, rules: Rubric) -> str:
    """What a mean of households is of: a question of the rules, a level, or a group of questions by its name."""
    asked = {leaf.name: leaf.part.ask for leaf in rules.indicators() if leaf.part.ask}
    if name.startswith(LEVEL):
        return words.REACHED.format(level=name.removeprefix(LEVEL))
    return words.SCORE if name == "score" else asked.get(name, name)


def _table(title: str, rows: pl.DataFrame) -> Table:
    named = {str(key[0]): [_line(row) for row in found.iter_rows(named=True)] for key, found in _apart(rows, "group")}
    return title, [(group or words.ALL, lines) for group, lines in sorted(named.items())]


def _apart(rows: pl.DataFrame, *columns: str) -> Iterable[tuple[tuple[object, ...], pl.DataFrame]]:
    return rows.group_by(*columns, maintain_order=True)


def _line(row: dict[str, Any]) -> Line:
    if row["withheld"]:
        return Line(str(row["period"]), "", words.WITHHELD[str(row["withheld"])])
    name, count = str(row["name"]), whole(row.get("households", row["villages"]))
    value = _plus_minus(row["value"], row["se"], _written(name, row["se"]))
    change = _plus_minus(row.get("change"), row.get("change_se"), _points if name in SHARES else _decimal, sign="+")
    return Line(str(row["period"]), count, value, change)


def _written(name: str, error: float | None) -> Callable[[float], str]:
    """How a figure is written: shares of a hundred, amounts no finer than two digits of their standard error."""
    if name in SHARES or name.startswith(LEVEL):
        return percent_of
    if name not in MONEY:
        return _decimal
    places = floor(log10(error)) - 1 if error else 0
    return lambda value: whole(round(round(value), -places))


def _points(share: float) -> str:
    return decimal_of(100 * share, 1)


def _decimal(value: float) -> str:
    return decimal_of(value, 2)


def _plus_minus(value: float | None, error: float | None, write: Callable[[float], str], sign: str = "") -> str:
    if value is None:
        return ""
    text = signed("−" if value < 0 else sign, write(abs(value)))
    return words.ONLY.format(value=text) if error is None else words.PLUS_MINUS.format(value=text, se=write(error))

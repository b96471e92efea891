"""What `laurel region` writes: two tables and a page to read, from a lake of snapshots."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from data.errors import BookRefused
from data.lake import Lake, read_groups, read_lake
from data.region import MONEY, combine
from data.regionrates import combine_households, for_research
from data.tables import check_against, write_table
from front.checking import read_rubric
from front.engine import OnEngine
from front.light.rendering import ASSETS, text_of
from front.words import region as words
from rating import Problem, Rubric, TablesRefused, rate

STYLE = "light.css"


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
    return text_of("region.html", title=words.TITLE, words=words, style=STYLE, **shown(found))


def shown(found: Gathered) -> dict[str, object]:
    """What the page says, in words: `tables` of villages' figures, `rated` of households', and `about` these."""
    tables = [_table(_name(*map(str, key)), rows) for key, rows in _apart(found.figures, "name", "unit")]
    if found.households is None or found.rules is None:
        return {"tables": tables, "rated": [], "about": ""}
    about = words.HOUSEHOLDS_ABOUT.format(rubric=found.rules.title, version=found.rules.version)
    rated = [_table(str(key[0]), rows) for key, rows in _apart(found.households, "name")]
    return {"tables": tables, "rated": rated, "about": about}


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


def _table(title: str, rows: pl.DataFrame) -> Table:
    named = {str(key[0]): [_line(row) for row in found.iter_rows(named=True)] for key, found in _apart(rows, "group")}
    return title, [(group or words.ALL, lines) for group, lines in sorted(named.items())]


def _apart(rows: pl.DataFrame, *columns: str) -> Iterable[tuple[tuple[object, ...], pl.DataFrame]]:
    return rows.group_by(*columns, maintain_order=True)


def _line(row: dict[str, object]) -> Line:
    if row["withheld"]:
        return Line(str(row["period"]), "", words.WITHHELD[str(row["withheld"])])
    count = row.get("households", row["villages"])
    value = _plus_minus(row["value"], row["se"], large=row["name"] in MONEY)
    change = _plus_minus(row.get("change"), row.get("change_se"), large=False)
    return Line(str(row["period"]), str(count), value, change)


def _plus_minus(value: object, error: object, *, large: bool) -> str:
    if not isinstance(value, float):
        return ""
    shape = "{:,.0f}" if large else "{:.2f}"
    text = shape.format(value).replace("-", "−")
    if not isinstance(error, float):
        return words.ONLY.format(value=text)
    return words.PLUS_MINUS.format(value=text, se=shape.format(error))

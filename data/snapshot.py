"""What a village sends to its region: Parquet files under a manifest that the village has signed.

Of the village it holds the figures that are public anyway (`data.disclosure`), each frozen with its season; of single
households only what `data.research` gives out. It has no names, no aliases and no words of people. Taken again, it
says the same of a season; a household that has left since changes nothing, or leaves no row of anybody.
"""

import json
import os
import shutil
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import polars as pl

from data.counts import freeze_counts
from data.disclosure import village_counts, village_spread, village_totals
from data.errors import BookRefused
from data.faults import unwritten
from data.journal import note
from data.keys import public_keys, signed, signing_key
from data.open import Book, today
from data.permissions import needs
from data.research import ResearchRow, release
from data.tables import write_table
from data.taken import remember_taken
from rating.problems import Problem

SCHEMA = 1
MANIFEST = "manifest.jws"
FIGURES = {
    "period": pl.String,
    "order": pl.Int64,
    "months": pl.Float64,
    "name": pl.String,
    "value": pl.Float64,
    "withheld": pl.String,
    "constant_prices": pl.Boolean,
}
ABOUT_HOUSEHOLDS: dict[str, dict[str, type[pl.DataType]]] = {
    "households": {"household": pl.String, "village": pl.String, "league": pl.String},
    "measures": {"household": pl.String, "period": pl.String, "measure": pl.String, "value": pl.Float64},
    "marks": {
        "household": pl.String,
        "period": pl.String,
        "criterion": pl.String,
        "rater": pl.String,
        "mark": pl.Float64,
    },
}
# What came of checks, and for which deeds was thanked, is the village's own.
COUNTS = frozenset({"awards", "helped", "learned"})
# Single marks stay at home: a row has the mean of its raters, as if one had given it.
RATER = "mean"


@dataclass(frozen=True)
class Snapshot:
    """What was written: the folder, named by the village's key, and how many figures and rows for research it has."""

    folder: Path
    figures: int
    households: int


@needs("snapshot")
def snapshot(book: Book, lake: Path) -> Snapshot:
    """Write the village's snapshot into a lake, in place of an earlier one; it appears whole or not at all.

    Raises BookRefused (cannot_write, disk_full), and what rating the book may raise.
    """
    with book.writing():
        freeze_counts(book)
        rows, key = release(book), signing_key(book)
        note(book, "snapshot")
    remember_taken(book)
    tables = {"figures": _figures(book), **_research(rows, book.village()["name"])}
    folder = lake / public_keys(book)[0].id
    part = lake / f".{folder.name}.{os.getpid()}.part"
    try:
        part.mkdir(parents=True)
        for name, table in tables.items():
            write_table(table, part / f"{name}.parquet")
        manifest = json.dumps(_manifest(book, part), sort_keys=True).encode()
        (part / MANIFEST).write_text(signed(manifest, key), encoding="ascii")
        _swap(part, folder)
    except OSError as error:
        raise BookRefused([Problem(unwritten(error, lake), value=str(lake), file=book.path.name)]) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return Snapshot(folder, tables["figures"].height, len({row.pseudonym for row in rows}))


def _swap(part: Path, folder: Path) -> None:
    old = part.with_suffix(".old")
    if folder.exists():
        folder.rename(old)
    part.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _manifest(book: Book, part: Path) -> dict[str, object]:
    village = book.village()
    files = {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(part.glob("*.parquet"))}
    told = {"village": village["name"], "currency": village["currency"], "demo": bool(village["demo"])}
    return {"schema": SCHEMA, **told, "made_on": today(), "key": public_keys(book)[0].jwk, "files": files}


def _figures(book: Book) -> pl.DataFrame:
    periods = {row["name"]: row for row in book.rows("SELECT name, position, months FROM periods")}
    found = [
        *((one.period, one.name, one.amount, one.withheld, one.constant_prices) for one in village_totals(book)),
        *((one.period, one.name, one.value, one.withheld, False) for one in village_spread(book)),
        *((o.period, o.name, o.value, o.withheld, False) for o in village_counts(book) if o.name in COUNTS),
    ]
    rows = [(each[0], periods[each[0]]["position"], periods[each[0]]["months"], *each[1:]) for each in found]
    return pl.DataFrame(rows, FIGURES, orient="row").sort("order", "name")


def _research(rows: list[ResearchRow], village: str) -> dict[str, pl.DataFrame]:
    """The rows for research as tidy tables, in the order of pseudonyms; no table where there are none."""
    if not rows:
        return {}
    data: dict[str, list[tuple[object, ...]]] = {
        "households": [(row.pseudonym, village, row.league) for row in rows],
        "measures": [(row.pseudonym, row.period, *each) for row in rows for each in sorted(row.measures.items())],
        "marks": [
            (row.pseudonym, row.period, name, RATER, mark) for row in rows for name, mark in sorted(row.marks.items())
        ],
    }
    return {
        name: pl.DataFrame(data[name], schema, orient="row").sort("household", maintain_order=True)
        for name, schema in ABOUT_HOUSEHOLDS.items()
    }

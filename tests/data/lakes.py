"""Lakes of made-up snapshots, signed as villages do it, so that what a region makes of them is known."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

import polars as pl
from joserfc.jwk import OKPKey

from data.keys import CURVE, PublicKey, signed, thumbprint
from data.snapshot import ABOUT_HOUSEHOLDS, FIGURES, MANIFEST

Told = Mapping[tuple[str, str], float | None]
EFFORT = """
title: Effort
version: 1
purpose: Thank
score:
  parts:
    trees: {from: marks.trees, topic: stewardship, ask: Trees planted, scale: [0, 20]}
"""


def send(
    lake: Path,
    village: str,
    figures: Told,
    households: Iterable[tuple[str, float]] = (),
    *,
    demo: bool = False,
    schema: int = 1,
) -> Path:
    """A village's snapshot: (period, name) -> value, None for withheld; households' periods and marks for trees."""
    key = OKPKey.generate_key(CURVE)
    public = PublicKey(thumbprint(str(key.as_dict(private=False)["x"])), str(key.as_dict(private=False)["x"]), "")
    key = OKPKey.import_key({**key.as_dict(private=True), "kid": public.id})
    folder = lake / public.id
    folder.mkdir(parents=True)
    rows = [
        (period, int(period), 12.0, name, value, "too_few" if value is None else None, False)
        for (period, name), value in figures.items()
    ]
    pl.DataFrame(rows, FIGURES, orient="row").write_parquet(folder / "figures.parquet")
    _research(folder, village, list(households))
    files = {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    told = {"schema": schema, "village": village, "currency": "KES", "demo": demo, "made_on": "2026-01-01"}
    said = json.dumps({**told, "key": public.jwk, "files": files}).encode()
    (folder / MANIFEST).write_text(signed(said, key), encoding="ascii")
    return folder


def _research(folder: Path, village: str, households: list[tuple[str, float]]) -> None:
    if not households:
        return
    marks = [(f"{village}{at}", period, "trees", "mean", mark) for at, (period, mark) in enumerate(households)]
    measures = [(row[0], row[1], "growth", 0.1) for row in marks]
    tables: dict[str, list[tuple[object, ...]]] = {
        "households": [(row[0], village, None) for row in marks],
        "marks": list(marks),
        "measures": list(measures),
    }
    for name, schema in ABOUT_HOUSEHOLDS.items():
        pl.DataFrame(tables[name], schema, orient="row").write_parquet(folder / f"{name}.parquet")

"""Reading a lake of snapshots: each is whole, signed, and of a schema that is known, or the lake is refused."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl

from data.columns import read_columns
from data.keys import self_signed, thumbprint
from data.snapshot import FIGURES, MANIFEST, SCHEMA
from data.tables import periods_named
from rating.problems import Problem, TablesRefused, nearest
from rating.tables import Tables

RESEARCH = ("households", "measures", "marks")


@dataclass(frozen=True)
class Sent:
    """A village's snapshot: where it lies, and what its manifest says."""

    folder: Path
    village: str
    currency: str
    demo: bool
    made_on: str
    files: tuple[str, ...]


@dataclass(frozen=True)
class Lake:
    """All snapshots of a region."""

    sent: tuple[Sent, ...]

    @property
    def villages(self) -> tuple[str, ...]:
        """The villages' names, in their order."""
        return tuple(sorted(each.village for each in self.sent))

    def figures(self) -> pl.DataFrame:
        """Every village's figures, with its name and its currency."""
        frames = [
            pl.read_parquet(each.folder / "figures.parquet").select(
                pl.lit(each.village).alias("village"), pl.lit(each.currency).alias("currency"), *FIGURES
            )
            for each in self.sent
        ]
        return pl.concat(frames)

    def research(self) -> Tables | None:
        """The rows for research of all villages as tidy tables; None where no village sent any."""
        files = {
            name: [s.folder / f"{name}.parquet" for s in self.sent if f"{name}.parquet" in s.files] for name in RESEARCH
        }
        if not files["households"]:
            return None
        frames = {name: pl.scan_parquet(paths) for name, paths in files.items() if paths}
        return Tables(**frames, periods=periods_named(frames))


def read_lake(folder: Path) -> Lake:
    """The snapshots under a folder, each looked through.

    Raises TablesRefused: no_folder, no_snapshots, not_signed, changed_snapshot, newer_snapshot, village_twice,
    demo_among_real.
    """
    if not folder.is_dir():
        raise TablesRefused([Problem("no_folder", value=str(folder))])
    problems: list[Problem] = []
    sent = []
    for each in sorted(folder.iterdir()):
        if each.is_dir() and not each.name.startswith("."):
            try:
                sent.append(_sent(each))
            except TablesRefused as refused:
                problems.extend(refused.problems)
    problems.extend(_between(sent))
    if not sent and not problems:
        problems.append(Problem("no_snapshots", value=str(folder)))
    if problems:
        raise TablesRefused(problems)
    return Lake(tuple(sent))


def read_groups(path: Path, lake: Lake) -> dict[str, str]:
    """village -> its group, from a table with the columns village and group; villages may be left out.

    Raises TablesRefused: unknown_village, and what is wrong with the table.
    """
    rows = read_columns(path, (), ("village", "group"), keys=("village", "group"))
    strange = [
        Problem("unknown_village", "village", row, name, lake.villages, nearest(name, lake.villages), path.name)
        for row, name in enumerate(rows["village"], start=2)
        if name not in lake.villages
    ]
    twice = [
        Problem(
            "duplicate_row",
            "village",
            value=name,
            file=path.name,
            more={"first": rows["village"].to_list().index(name) + 2},
        )
        for name, count in Counter(rows["village"]).items()
        if count > 1
    ]
    if strange or twice:
        raise TablesRefused([*strange, *twice])
    return dict(rows.iter_rows())


def _sent(folder: Path) -> Sent:
    try:
        said = self_signed((folder / MANIFEST).read_text("ascii"))
    except (OSError, UnicodeError):
        said = None
    if said is None or thumbprint(said["key"]["x"]) != folder.name:
        raise _refused("not_signed", folder)
    if said["schema"] > SCHEMA:
        raise _refused("newer_snapshot", folder)
    if any(_digest(folder / name) != digest for name, digest in said["files"].items()):
        raise _refused("changed_snapshot", folder)
    return Sent(folder, said["village"], said["currency"], said["demo"], said["made_on"], tuple(said["files"]))


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _between(sent: list[Sent]) -> Iterator[Problem]:
    for name, count in Counter(each.village for each in sent).items():
        if count > 1:
            folders = tuple(each.folder.name for each in sent if each.village == name)
            yield Problem("village_twice", value=name, accepted=folders)
    if len({each.demo for each in sent}) > 1:
        yield Problem("demo_among_real", value=next(each.village for each in sent if each.demo))


def _refused(code: str, folder: Path) -> TablesRefused:
    more: dict[str, Any] = {"known": SCHEMA}
    return TablesRefused([Problem(code, value=str(folder), more=more)])

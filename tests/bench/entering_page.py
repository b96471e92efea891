"""The part of docs/benchmarks.md about twenty people who enter at once."""

from dataclasses import dataclass

from tests.bench.measure import run_module
from tests.bench.sections import begun

RUNS = {"laurel": 5000, "stock": 500}

SECTION = """\
## Twenty people who enter at once

{begun}

Twenty people, each at the grid of a village of {households} households, type one mark after another as soon as the page
has answered (`tests/bench/entering.py`): every run of the page saves a mark with its row in the journal. Server and
people share the machine. The stock setting is the same server without what Laurel does about Streamlit's garbage
collection (`front/servers.py`).

| setting | runs | runs a second | of processors for a run | memory after a tenth | after all |
|---|---:|---:|---:|---:|---:|
{table}

Laurel's setting gives {ratio:.1f} times as many runs a second as the stock one. The aim is 100 runs a second.
"""


@dataclass(frozen=True)
class Entering:
    """Runs a second, seconds of processors for each, and the server's memory in bytes early on and at the end."""

    runs: int
    rate: float
    busy: float
    early: float
    late: float


def entering_section() -> str:
    """Measure both settings, one after the other, and say what was seen, in Markdown."""
    start = begun()
    return section({name: _measured(name, runs) for name, runs in RUNS.items()}, start)


def section(found: dict[str, Entering], start: str) -> str:
    """What was seen, in Markdown."""
    table = "\n".join(_line(name, each) for name, each in found.items())
    ratio = found["laurel"].rate / found["stock"].rate
    return SECTION.format(begun=start, households=100, table=table, ratio=ratio)


def _measured(name: str, runs: int) -> Entering:
    told, _ = run_module("tests.bench.entering", name, str(runs))
    return Entering(runs, *map(float, told.split()))


def _line(name: str, each: Entering) -> str:
    memory = f"{each.early / 1e6:.0f} MB | {each.late / 1e6:.0f} MB"
    return f"| {name} | {each.runs:,} | {each.rate:.0f} | {1000 * each.busy:.1f} ms | {memory} |"

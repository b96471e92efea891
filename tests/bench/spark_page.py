"""The part of docs/benchmarks.md about what Spark moves between its workers."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.measure import run_module
from tests.bench.sections import begun

HOUSEHOLDS = 20_000

SECTION = """\
## What Spark moves

{begun}

{households:,} households on two threads, figures of Spark's own stages (`python -m tests.bench.run --only spark`, where
Spark and Java are installed; it is no part of `make bench`): {stages} stages read {inputBytes:.0f} MB of files, wrote
{shuffleWriteBytes:.0f} MB to shuffles, read {shuffleReadBytes:.0f} MB from them and spilled {diskBytesSpilled:.0f} MB:
{wrote:.1f} kB written and {read:.1f} kB read a household. For 100 million that is {all_wrote:.0f} GB and
{all_read:.0f} GB (projected); no cluster was measured.
"""


def spark_section(folder: Path | None = None) -> str:
    """Measure, and say what was seen, in Markdown."""
    start = begun()
    with TemporaryDirectory(prefix="laurel-spark-", dir=folder) as name:
        run_module("tests.bench.villages", f"{name}/tables", str(HOUSEHOLDS), str(HOUSEHOLDS // 2))
        told, _ = run_module("tests.bench.spark_shuffle", f"{name}/tables", f"{name}/out.parquet")
    figures = [word.partition("=") for word in told.split()[1:]]
    return section({key: float(value) for key, _, value in figures}, start)


def section(found: dict[str, float], start: str) -> str:
    """What was seen, in Markdown; megabytes by the names that Spark has for them."""
    wrote, read = (1000 * found[f"shuffle{way}Bytes"] / HOUSEHOLDS for way in ("Write", "Read"))
    told = {**found, "stages": int(found["stages"])}
    return SECTION.format(
        begun=start, households=HOUSEHOLDS, wrote=wrote, read=read, all_wrote=100 * wrote, all_read=100 * read, **told
    )

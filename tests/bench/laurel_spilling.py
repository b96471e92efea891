"""The same on DuckDB with a limit of memory; what does not fit is put on disk."""

from pathlib import Path

from front.engine import OnEngine
from tests.bench import laurel_parts

MEMORY = "2GB"


def run(folder: Path, target: Path) -> None:
    """Rate the villages in `folder` and write the ranked rows to `target`."""
    laurel_parts.run(folder, target, OnEngine("duckdb", memory=MEMORY))

"""The job as `laurel score` does it, reading and looking at all included: in parts on Polars, or whole on DuckDB."""

from pathlib import Path

from front.engine import OnEngine
from front.scoring import score
from rating import load_rubric

POLARS = OnEngine()


def run(folder: Path, target: Path, engine: OnEngine = POLARS) -> None:
    """Rate the villages in `folder` and write the ranked rows to `target`."""
    score(load_rubric((folder / "rubric.yaml").read_text(encoding="utf-8")), folder, target, None, engine)

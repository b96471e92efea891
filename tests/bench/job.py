"""One job of the benchmark in a process of its own: `python -m tests.bench.job NAME FOLDER TARGET`.

Prints the seconds that the job took, imports left out.
"""

import importlib
import sys
from pathlib import Path
from time import perf_counter


def run_job(name: str, folder: Path, target: Path) -> float:
    """Run the job `name` from the tables in `folder` to the file `target`: the seconds it took, imports left out.

    Raises ModuleNotFoundError if what the job needs is not installed.
    """
    run = importlib.import_module(f"tests.bench.{name}").run
    start = perf_counter()
    run(folder, target)
    return perf_counter() - start


if __name__ == "__main__":
    print(run_job(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))

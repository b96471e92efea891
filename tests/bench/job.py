"""One job of the benchmark in a process of its own: `python -m tests.bench.job NAME FOLDER TARGET`.

Prints the seconds that the job took by the clock and of processors, imports left out.
"""

import importlib
import sys
from pathlib import Path
from time import perf_counter, process_time


def run_job(name: str, folder: Path, target: Path) -> tuple[float, float]:
    """Run the job `name` from the tables in `folder` to the file `target`, and say what it took.

    Seconds by the clock, and seconds of processors: two of them at work for a second count as two.

    Raises ModuleNotFoundError if what the job needs is not installed.
    """
    run = importlib.import_module(f"tests.bench.{name}").run
    start, busy = perf_counter(), process_time()
    run(folder, target)
    return perf_counter() - start, process_time() - busy


if __name__ == "__main__":
    print(*run_job(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))

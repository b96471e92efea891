"""One job of the benchmark in a process of its own: `python -m tests.bench.job NAME FOLDER TARGET`.

Prints the seconds that the job took, imports left out.
"""

import importlib
import sys
from pathlib import Path
from time import perf_counter


def main(name: str, folder: str, target: str) -> None:
    """Run the job `name` from the tables in `folder` to the file `target`."""
    run = importlib.import_module(f"tests.bench.{name}").run
    start = perf_counter()
    run(Path(folder), Path(target))
    print(perf_counter() - start)


if __name__ == "__main__":
    main(*sys.argv[1:])

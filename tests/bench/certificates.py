"""Certificates for a ceremony: 500 of them, each with its proof, in a process that starts anew.

`python -m tests.bench.certificates` prints in its last line how many were written and the seconds that it took.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from tests.data.credentials import thanked
from tests.data.fund import village

COUNT = 500


def main() -> None:
    """Print how many certificates were written, and how long they took."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "a.db"
        with village(book) as made:
            for number in range(COUNT):
                thanked(made, ("wren", "oak", "pine")[number % 3], f"rule-{number}")
        start = perf_counter()
        laurel = [sys.executable, "-m", "front.cli", "certificates", str(book), "-o", f"{folder}/out"]
        subprocess.run(laurel, check=True, stdout=sys.stderr)
        taken = perf_counter() - start
        print(len(list(Path(folder, "out").glob("*.pdf"))), f"{taken:.1f}")


if __name__ == "__main__":
    main()

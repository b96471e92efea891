"""Certificates for a ceremony: 500 of them, each with its proof, in a process that starts anew."""

import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from tests.data.credentials import thanked
from tests.data.fund import village

COUNT = 500
MOST_SECONDS = 60


def main() -> None:
    """Print how long 500 certificates take; ends with status 1 where that is a minute or more."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "a.db"
        with village(book) as made:
            for number in range(COUNT):
                thanked(made, ("wren", "oak", "pine")[number % 3], f"rule-{number}")
        start = perf_counter()
        laurel = [sys.executable, "-m", "front.cli", "certificates", str(book), "-o", f"{folder}/out"]
        subprocess.run(laurel, check=True)
        taken = perf_counter() - start
        written = len(list(Path(folder, "out").glob("*.pdf")))
    print(f"{written} certificates in {taken:.1f} s, {1000 * taken / written:.0f} ms each")
    raise SystemExit(int(taken >= MOST_SECONDS))


if __name__ == "__main__":
    main()

"""Jobs of the benchmark, each in a process of its own, and what they took."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, CalledProcessError, Popen

JOBS = {
    "laurel_polars": "Laurel on Polars",
    "laurel_duckdb": "Laurel on DuckDB",
    "peer_polars": "hand-written Polars",
    "peer_pandas": "hand-written pandas",
    "peer_openfisca": "OpenFisca-core",
    "peer_zen": "zen-engine, compiled by a static loader",
    "peer_zen_readme": "zen-engine, as its README shows",
}
SAMPLED = ("peer_zen", "peer_zen_readme")
REFERENCE = "peer_polars"


@dataclass(frozen=True)
class Run:
    """One run of a job: seconds by the clock and of processors, and the most memory it held, in bytes."""

    seconds: float
    busy: float
    memory: int

    def scaled(self, factor: float) -> "Run":
        """The run as if it had been for `factor` times as many households; memory is left as it was measured."""
        return Run(self.seconds * factor, self.busy * factor, self.memory)


def measure(name: str, folder: Path) -> Run:
    """Run the job `name` on the tables in `folder`. Raises CalledProcessError if it fails."""
    printed, memory = run_module("tests.bench.job", name, str(folder), str(folder / f"{name}.result.parquet"))
    seconds, busy = map(float, printed.split())
    return Run(seconds, busy, memory)


def run_module(module: str, *arguments: str) -> tuple[str, int]:
    """What a module prints when it is run in a process of its own, and the most memory that it held, in bytes."""
    command = [sys.executable, "-m", module, *arguments]
    with Popen(command, stdout=PIPE, text=True) as process:
        printed = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise CalledProcessError(process.returncode, command)
    return printed, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)

"""What a rating moves between Spark's workers: `python -m tests.bench.spark_shuffle FOLDER TARGET`, on tables in parts.

Prints seconds by the clock, and of all stages, as Spark itself counts them: megabytes read from files, written to and
read from shuffles, spilled to disk and written as the result; and how many stages there were.
"""

import sys
from pathlib import Path
from time import perf_counter

from front.engine import OnEngine
from tests.bench import laurel_parts
from tests.spark import one_session

COUNTED = ("inputBytes", "shuffleWriteBytes", "shuffleReadBytes", "diskBytesSpilled", "outputBytes")


def main(folder: Path, target: Path) -> None:
    """Print the figures in one line."""
    spark = one_session()
    start = perf_counter()
    laurel_parts.run(folder, target, OnEngine("spark"))
    seconds = perf_counter() - start
    gateway, jvm = spark.sparkContext._gateway, spark._jvm
    every = (None, False, False, gateway.new_array(jvm.double, 0), jvm.java.util.ArrayList())
    stages = spark.sparkContext._jsc.sc().statusStore().stageList(*every)
    found = [stages.apply(number) for number in range(stages.size())]
    sums = {name: sum(getattr(stage, name)() for stage in found) / 1e6 for name in COUNTED}
    print(f"{seconds:.1f}", *(f"{name}={value:.1f}" for name, value in sums.items()), f"stages={len(found)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""The region whose figures this server shows: a folder of snapshots, which whoever looks after it has named.

In the environment LAUREL_LAKE names the folder; LAUREL_REGION_RULES a rubric for the rows for research, and
LAUREL_REGION_GROUPS a table of groups of villages, as `laurel region` takes them. Without a rubric nothing is said of
households.
"""

import os
from functools import lru_cache
from pathlib import Path

from front.checking import read_rubric
from front.engine import OnEngine
from front.region import Gathered, gather

LAKE, RULES, GROUPS = "LAUREL_LAKE", "LAUREL_REGION_RULES", "LAUREL_REGION_GROUPS"
Stamp = tuple[tuple[str, int], ...]


def region_here() -> Gathered | None:
    """The region's figures; None where no folder is named. Raises TablesRefused, RubricRefused."""
    lake, rules, groups = (os.environ.get(name, "") for name in (LAKE, RULES, GROUPS))
    return _gathered(lake, rules, groups, _stamp(lake, rules, groups)) if lake else None


@lru_cache(1)
def _gathered(lake: str, rules: str, groups: str, _at: Stamp) -> Gathered:
    rubric = read_rubric(Path(rules)) if rules else None
    return gather(rubric, Path(lake), Path(groups) if groups else None, OnEngine())


def _stamp(lake: str, *files: str) -> Stamp:
    """Which snapshots there are, and since when: a thousand signatures are not looked at for every visitor."""
    there = [*Path(lake).glob("*/*"), *(Path(file) for file in files if file)]
    return tuple(sorted((str(path), path.stat().st_mtime_ns) for path in there if path.exists()))

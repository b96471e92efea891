"""What holds for every test."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

# Whatever is spoken where the tests run.
os.environ["LAUREL_LANGUAGE"] = "en"

# Peers of the benchmark import packages that only `make bench` installs.
collect_ignore_glob = ["bench/peer_*.py"]

HERE = Path(__file__).parent
# Whoever works on these last would work alone: they take longest, and are begun first.
LONG = ("browser", "spark", "test_explain", "test_agreement", "test_properties", "at_once", "test_robustness")


def pytest_itemcollected(item: pytest.Item) -> None:
    """One process for the tests of a file, and for all of Spark's: its session takes as long as they do."""
    spark = "spark" in item.path.stem
    item.add_marker(pytest.mark.xdist_group("spark" if spark else item.path.relative_to(HERE.parent).as_posix()))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long is begun first."""
    items.sort(key=lambda item: _place(item.path.relative_to(HERE.parent).parts))


def _place(parts: Iterable[str]) -> int:
    whole = "/".join(parts)
    return next((place for place, name in enumerate(LONG) if name in whole and "tests" in whole), len(LONG))

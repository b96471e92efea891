"""What holds for every test."""

import os
from itertools import zip_longest
from pathlib import Path

import pytest

from front.language import ENGLISH, speak

# Whatever is spoken where the tests run.
os.environ["LAUREL_LANGUAGE"] = "en"

# Peers of the benchmark import packages that only `make bench` installs.
collect_ignore_glob = ["bench/peer_*.py"]

HERE = Path(__file__).parent
# What takes longest is begun first: whoever works on it last would work alone.
LONG = ("spark", "test_explain", "test_agreement", "test_properties", "at_once", "test_robustness")


@pytest.fixture(autouse=True)
def in_english() -> None:
    """A command that a test ran in another language leaves none of it to the next one."""
    speak(ENGLISH)


def pytest_itemcollected(item: pytest.Item) -> None:
    """One process for the tests of a file, and for all of Spark's: its session takes as long as they do."""
    item.add_marker(pytest.mark.xdist_group("spark" if "spark" in item.path.stem else _file(item)))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A file of browser tests, which wait much, then one that only reckons, and so on."""
    files = sorted({_file(item) for item in items}, key=lambda file: (_place(file), file))
    waits = [file for file in files if "browser" in file]
    reckons = [file for file in files if "browser" not in file]
    turns = [file for pair in zip_longest(waits, reckons) for file in pair if file]
    items.sort(key=lambda item: turns.index(_file(item)))


def _file(item: pytest.Item) -> str:
    return item.path.relative_to(HERE.parent).as_posix()


def _place(file: str) -> int:
    return next((place for place, name in enumerate(LONG) if name in file and "tests" in file), len(LONG))

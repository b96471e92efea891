"""What holds for every test."""

import gc
import os
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from data import cards
from data.demo import write_demo
from data.open import SETTINGS
from front.calendars import follow
from front.language import ENGLISH, speak

# Whatever is spoken where the tests run.
os.environ["LAUREL_LANGUAGE"] = "en"

# Peers of the benchmark import packages that only `make bench` installs.
collect_ignore_glob = ["bench/peer_*.py"]

HERE = Path(__file__).parent
# What takes longest is begun first: whoever works on it last would work alone.
BROWSER = ("test_season", "test_light_pages", "test_entering", "test_grid")
LONG = ("spark", "test_explain", "test_agreement", "test_properties", "at_once", "test_robustness", *BROWSER)

# What is kept of a password in tests is quickly reckoned, and no disk is waited for: nobody guesses, no power fails.
HASTY = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
UNSAFE = tuple(setting.replace("synchronous = FULL", "synchronous = OFF") for setting in SETTINGS)


@pytest.fixture(autouse=True)
def in_english() -> None:
    """A command that a test ran in another language or calendar leaves none of it to the next one."""
    speak(ENGLISH)
    follow("")


@pytest.fixture(scope="session", autouse=True)
def codes_of_cards_once() -> Iterator[None]:
    """What is kept of a card's code takes as long as it should, but once for each."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("data.cards._slow", cache(cards._slow))
        yield


@pytest.fixture(autouse=True)
def in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that only a real village needs is waited for; files whose tests are about that have another one."""
    monkeypatch.setattr("data.passwords._HASHER", HASTY)
    monkeypatch.setattr("data.open.SETTINGS", UNSAFE)


@pytest.fixture(scope="session")
def demo_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demonstration villages, which are made once: who serves or changes them takes a copy."""
    folder = tmp_path_factory.mktemp("demo")
    write_demo(folder)
    return folder


def pytest_collection_finish() -> None:
    """Streamlit looks for garbage after each run of a page: not among all that was imported, and stays."""
    gc.collect()
    gc.freeze()


class ByFile(LoadScopeScheduling):  # type: ignore[misc]
    """One process for the tests of a file, and for all of Spark's: its session takes as long as they do."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return "spark" if "spark" in Path(file).stem else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile:
    return ByFile(config, log)


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

"""The files of a season on the page about the village: for those who work with the book, and as it stands now."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.actors import OPERATOR, STRANGER, Actor, of_household
from data.households import withdraw_consent
from data.open import open_book
from front.words import donor as words
from front.words import report as report_words
from tests.data.outcomes import build
from tests.front.conftest import text_of, visit
from tests.front.test_administration import As, press, visitor

__all__ = ["visitor"]

TREASURER = Actor("account", 2, "Cy", frozenset({"treasurer"}))


def buttons(test: AppTest) -> set[str]:
    return {button.label for button in test.button}


def to_take(test: AppTest) -> set[str]:
    labels = {each.proto.label for each in test.get("download_button")}
    return labels & {report_words.TO_PAPER, words.TO_PDF, words.TO_EXCEL}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("files") / "bend.db"
    build(path)
    return path


@pytest.fixture
def bend(built: Path, served: Path) -> Path:
    return Path(shutil.copy(built, served))


def test_whoever_works_with_the_book_takes_the_files_until_the_book_changes(bend: Path, visitor: type[As]) -> None:
    visitor(TREASURER)
    test = visit("insight")
    assert to_take(test) == set()
    assert to_take(press(test, report_words.MAKE)) == {report_words.TO_PAPER}
    test = press(test, words.MAKE)
    assert to_take(test) == {words.TO_PDF, words.TO_EXCEL}
    with open_book(bend, OPERATOR) as book:
        withdraw_consent(book, "h01", "wall")
    assert to_take(test.run()) == set()


@pytest.mark.usefixtures("bend")
def test_nobody_else_is_offered_them(visitor: type[As]) -> None:
    for who in (STRANGER, of_household(1, "h00"), Actor("account", 3, "Otieno")):
        visitor(who)
        test = visit("insight")
        assert not test.exception
        assert not buttons(test) & {words.MAKE, report_words.MAKE}
        assert words.GIVE_OUT not in text_of(test)

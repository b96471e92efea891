"""What no notice says (charter 1 and 3): who a household is, and that a level, a score or a place opens anything.

The phrases are in `data/phrases/notices.yaml`, in the five languages and the grammar of `rating.charter`.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from data.open import Book
from data.permissions import needs
from rating.charter import Phrasebook, look_up
from rating.letters import split_letters, split_words
from rating.problems import Problem

_UNSPACED = re.compile("[㐀-鿿]")
# What may stand before an Arabic name in the same word, and after an English one.
_BEFORE, _AFTER = "(?:[وف]?[بكل]?)", "s?"


@needs("write_notice")
def notice_problems(book: Book, text: str, *, sure: bool) -> Iterator[Problem]:
    """Why a text is refused as a notice: notice_names, notice_number (unless one is `sure`), notice_rating."""
    for name in _named(text, _names(book)):
        yield Problem("notice_names", "text", value=name)
    for number in () if sure else _named(text, _numbers(book)):
        yield Problem("notice_number", "text", value=number)
    found = look_up(text, _phrases)
    if found:
        yield Problem("notice_rating", "text", value=found.phrase)


def _named(text: str, names: list[str]) -> list[str]:
    """The names that stand in a text as words of their own.

    >>> _named("Ask at the Alders' gate, or Rose Hill", ["Alder", "Rose Hill", "Hill Farm"])
    ['Alder', 'Rose Hill']
    >>> _named("请到王家领取", ["王家", "李家"])
    ['王家']
    """
    spaced = f" {' '.join(word.text for word in split_words(text))} "
    letters = "".join(letter.text for letter in split_letters(text))
    return [name for name in names if _stands_in(name, spaced, letters)]


def _stands_in(name: str, spaced: str, letters: str) -> bool:
    words = [word.text for word in split_words(name)]
    if _UNSPACED.search(name):
        return "".join(words) in letters
    return bool(words and re.search(f" {_BEFORE}{re.escape(' '.join(words))}{_AFTER} ", spaced))


def _names(book: Book) -> list[str]:
    """Names and nicknames of households; one of digits alone is looked at as a house number."""
    found = (row["name"] for row in book.rows(_NAMES))
    return [name for name in found if not name.strip().isdecimal()]


def _numbers(book: Book) -> list[str]:
    numbers = [row["name"] for row in book.rows(_HOUSE_NUMBERS)]
    return [*numbers, *(row["name"] for row in book.rows(_NAMES) if row["name"].strip().isdecimal())]


@cache
def _phrases(language: str) -> Phrasebook:
    return Phrasebook(language, _listed()[language], ("rating",))


@cache
def _listed() -> dict[str, Any]:
    listed: dict[str, Any] = yaml.safe_load(files("data").joinpath("phrases", "notices.yaml").read_text("utf-8"))
    return listed


_NAMES = "SELECT name FROM households UNION SELECT nickname FROM households WHERE nickname <> '' ORDER BY 1"
_HOUSE_NUMBERS = "SELECT DISTINCT house_number AS name FROM households WHERE house_number <> '' ORDER BY 1"

"""Guessing what the columns of a form of a group's own are, by their names; whoever makes the map puts it right."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from data.submissions import last

HOUSEHOLDS = ("household", "house number", "house", "hh", "family", "hogar", "familia", "户", "परिवार", "أسرة")
PERIODS = ("period", "season", "year", "temporada", "año", "季", "मौसम", "موسم")
RATERS = ("rater", "enumerator", "interviewer", "collector", "who asks", "encuestador", "评分人")
ALIKE = 0.7


def guessed(column: str, names: Mapping[str, str]) -> str:
    """Of things by their names the one whose name is most like a column's, "" where none is.

    >>> guessed("visit/Trees_planted", {"mark:trees": "trees planted", "mark:training": "training days"})
    'mark:trees'
    """
    alike = {key: _likeness(column, name) for key, name in names.items()}
    best = max(alike, key=lambda key: alike[key], default="")
    return best if best and alike[best] >= ALIKE else ""


def guessed_column(columns: Iterable[str], words: Sequence[str]) -> str:
    """The column whose name is most like one of some words, "" where none is.

    >>> guessed_column(["start", "hh_no", "wage"], HOUSEHOLDS)
    ''
    >>> guessed_column(["start", "House number"], HOUSEHOLDS)
    'House number'
    """
    alike = {column: max(_likeness(column, word) for word in words) for column in columns}
    best = max(alike, key=lambda column: alike[column], default="")
    return best if best and alike[best] >= ALIKE else ""


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, _plain(last(one)), _plain(other)).ratio()


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold().replace("_", " ")))

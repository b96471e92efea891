"""Effort, not character: what a criterion may be about, and what no rubric may ask (charter 2).

The phrases are in `rating/phrases/`, a file a language. A phrase is words in order; in it `church*` stands for every
word that begins so, `(a|b c|)` for one of these or nothing, `...` for up to five words of any kind, and `<name>` for
one of the `words` listed under that name. `allowed` phrases are taken out before the rest of a text is looked at.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from rating.letters import Word, fold, split_camel, split_letters, split_words

TOPICS = ("work", "learning", "enterprise", "cooperation", "stewardship", "mutual_aid")
# In the order in which they are looked for: what a question is about comes before the form that it takes.
SUBJECTS = (
    "religion",
    "ethnicity",
    "family_planning",
    "biometrics",
    "faces",
    "identity_number",
    "coordinates",
    "phones",
    "politics",
    "loyalty",
    "dress",
    "children",
    "handover",
    "placement",
    "attendance",
    "home",
    "guests",
    "health",
    "speech",
    "contacts",
    "movement",
    "joining",
    "belief",
)
_LETTERS = {"en": "[a-z]", "zh": "[㐀-鿿]", "es": "[a-z]", "hi": "[ऀ-ॿ]", "ar": "[؀-ۿ]"}
_SCRIPTS = {language: re.compile(letters) for language, letters in _LETTERS.items()}
LANGUAGES = tuple(_SCRIPTS)

_PIECE = re.compile(r"<([^<>]+)>|(\.\.\.)|([(|)])|((?:(?!\.\.\.)[^\s()|<>])+)")
_HYPHEN = re.compile(r"(?<=\w)[-_.·](?=\w)")
_MASK = "•"


@dataclass(frozen=True)
class Finding:
    """Why a text is refused: the subject it is about, the piece of the text that shows it, and its language."""

    subject: str
    phrase: str
    language: str


@lru_cache(maxsize=4096)
def forbidden(text: str) -> Finding | None:
    """What in `text` no rubric may ask, or None. Every language is looked for in every text.

    >>> forbidden("Goes to church on Sundays")
    Finding(subject='religion', phrase='church', language='en')
    >>> forbidden("Finished a dressmaking class") is None
    True
    """
    return look_up(text, _phrasebook)


def look_up(text: str, phrasebook: Callable[[str], "Phrasebook"]) -> Finding | None:
    """What in a text the phrases of any language refuse, or None; `phrasebook` gives those of a language."""
    for variant in dict.fromkeys((text, split_camel(text), _HYPHEN.sub("", text))):
        spaced, unspaced = split_words(variant), split_letters(variant)
        found = _look_up(spaced, variant, phrasebook, spaced=True) or _look_up(
            unspaced, variant, phrasebook, spaced=False
        )
        if found:
            return found
    return None


def identifier_text(name: str) -> str:
    """The words of an identifier, to be checked like a question.

    >>> identifier_text("church_visits"), identifier_text("visitsMosque"), identifier_text("mosque-visits.2")
    ('church visits', 'visits mosque', 'mosque visits 2')
    """
    apart = split_camel(name)
    return " ".join(apart[word.start : word.end] for word in split_words(apart)).lower()


def _look_up(
    units: list[Word], text: str, phrasebook: Callable[[str], "Phrasebook"], *, spaced: bool
) -> Finding | None:
    """Allowed phrases of every language are taken out first: languages share spellings, and so refused words."""
    between = " " if spaced else ""
    line = f"{between}{between.join(unit.text for unit in units)}{between}"
    books = [phrasebook(name) for name, script in _SCRIPTS.items() if script.search(line)]
    books = [book for book in books if book.spaced == spaced]
    for book in books:
        line = book.allowed.sub(_mask, line.translate(book.same_letters))
    for book in books:
        for subject, pattern in book.refused.items():
            if match := pattern.search(line):
                first, end = (line.count(" ", 0, at) if spaced else at for at in match.span())
                return Finding(subject, text[units[first].start : units[end - 1].end], book.language)
    return None


def _mask(match: re.Match[str]) -> str:
    return re.sub("[^ ]", _MASK, match[0])


class Phrasebook:
    """The compiled phrases of one language, by the subjects for which they are refused."""

    def __init__(self, language: str, listed: dict[str, Any], subjects: tuple[str, ...] = SUBJECTS) -> None:
        self.language = language
        self.spaced = language != "zh"
        self.same_letters = str.maketrans(listed.get("same_letters", {}))
        grammar = _Grammar(language, listed["words"])
        self.allowed = grammar.compile(listed["allowed"])
        self.refused = {subject: grammar.compile(listed["refused"][subject]) for subject in subjects}


class _Grammar:
    """Turns listed phrases into one pattern over a line of folded words."""

    def __init__(self, language: str, words: dict[str, list[str]]) -> None:
        self.words = words
        self.spaced = language != "zh"
        self.before = (" " if self.spaced else "") + ("(?:[وف]?(?:[بك]?ال|لل|[بكل])?)" if language == "ar" else "")
        self.gap = "(?: [^ ]+){0,5}?" if self.spaced else ".{0,6}?"

    def compile(self, phrases: list[str]) -> re.Pattern[str]:
        longest_first = sorted(phrases, key=len, reverse=True)
        return re.compile(f"(?:{'|'.join(map(self._phrase, longest_first))}){'(?= )' if self.spaced else ''}")

    def _phrase(self, phrase: str) -> str:
        return "".join(self._piece(*match.groups()) for match in _PIECE.finditer(phrase))

    def _piece(self, name: str | None, gap: str | None, sign: str | None, word: str | None) -> str:
        if name:
            return f"(?:{'|'.join(map(self._phrase, self.words[name]))})"
        if gap:
            return self.gap
        return self._word(word) if word else (sign or "").replace("(", "(?:")

    def _word(self, word: str) -> str:
        return self.before + re.escape(fold(word.rstrip("*"))) + ("[^ ]*" if word.endswith("*") else "")


@cache
def _phrasebook(language: str) -> Phrasebook:
    listed = files("rating").joinpath("phrases", f"{language}.yaml").read_text(encoding="utf-8")
    return Phrasebook(language, yaml.safe_load(listed))

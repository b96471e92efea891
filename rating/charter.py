"""Effort, not character: what a criterion may be about, and what no rubric may ask (charter 2).

The phrases are in `rating/phrases/`, a file a language. A phrase is words in order; in it `church*` stands for every
word that begins so, `(a|b c|)` for one of these or nothing, `...` for up to five words of any kind, and `<name>` for
one of the `words` listed under that name. `allowed` phrases are taken out before the rest of a text is looked at.
"""

import re
from dataclasses import dataclass
from functools import cache
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
LANGUAGES = tuple(_LETTERS)

_PIECE = re.compile(r"<([^<>]+)>|(\.\.\.)|([(|)])|((?:(?!\.\.\.)[^\s()|<>])+)")
_MASK = "•"


@dataclass(frozen=True)
class Finding:
    """Why a text is refused: the subject it is about, the piece of the text that shows it, and its language."""

    subject: str
    phrase: str
    language: str


def forbidden(text: str) -> Finding | None:
    """What in `text` no rubric may ask, or None. Every language is looked for in every text.

    >>> forbidden("Goes to church on Sundays")
    Finding(subject='religion', phrase='church', language='en')
    >>> forbidden("Finished a dressmaking class") is None
    True
    """
    for variant in dict.fromkeys((text, split_camel(text), re.sub(r"(?<=\w)[-_.·](?=\w)", "", text))):
        words = split_words(variant)
        for language in LANGUAGES:
            found = _phrasebook(language).find(words, variant)
            if found is not None:
                return found
    return None


def identifier_text(name: str) -> str:
    """The words of an identifier, to be checked like a question.

    >>> identifier_text("church_visits"), identifier_text("visitsMosque"), identifier_text("mosque-visits.2")
    ('church visits', 'visits mosque', 'mosque visits 2')
    """
    return " ".join(re.findall(r"\w+", split_camel(name).replace("_", " "))).lower()


class _Phrasebook:
    """The compiled phrases of one language."""

    def __init__(self, language: str, listed: dict[str, Any]) -> None:
        self.language = language
        self.script = re.compile(_LETTERS[language])
        self.spaced = language != "zh"
        self.same = str.maketrans(listed.get("same_letters", {}))
        grammar = _Grammar(language, listed.get("words", {}))
        self.allowed = grammar.compile(listed["allowed"])
        self.refused = {subject: grammar.compile(listed["refused"][subject]) for subject in SUBJECTS}

    def find(self, words: list[Word], text: str) -> Finding | None:
        units = words if self.spaced else split_letters(words, text)
        line = self._line(units)
        if not self.script.search(line):
            return None
        line = self.allowed.sub(self._mask, line)
        for subject, pattern in self.refused.items():
            if match := pattern.search(line):
                first, end = (line.count(" ", 0, at) if self.spaced else at for at in match.span())
                return Finding(subject, text[units[first].start : units[end - 1].end], self.language)
        return None

    def _line(self, words: list[Word]) -> str:
        if self.spaced:
            return f" {' '.join(word.text for word in words)} "
        return "".join(word.text for word in words).translate(self.same)

    def _mask(self, match: re.Match[str]) -> str:
        return re.sub("[^ ]", _MASK, match[0])


class _Grammar:
    """Turns listed phrases into one pattern over a line of folded words."""

    def __init__(self, language: str, words: dict[str, list[str]]) -> None:
        self.words = words
        self.spaced = language != "zh"
        self.before = (" " if self.spaced else "") + ("(?:[وف]?(?:[بك]?ال|لل|[بكل])?)" if language == "ar" else "")
        self.gap = "(?: [^ ]+){0,5}?" if self.spaced else ".{0,6}?"

    def compile(self, phrases: list[str]) -> re.Pattern[str]:
        return re.compile(f"(?:{'|'.join(map(self._phrase, phrases))}){'(?= )' if self.spaced else ''}")

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
def _phrasebook(language: str) -> _Phrasebook:
    listed = files("rating").joinpath("phrases", f"{language}.yaml").read_text(encoding="utf-8")
    return _Phrasebook(language, yaml.safe_load(listed))

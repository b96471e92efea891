"""Words as they are compared: spelling variants, lookalike letters, invisible characters and accents folded away."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

# Letters of other scripts that look like a Latin one, each before the letter that it looks like.
_CYRILLIC = "аa вb еe іi јj кk мm нh оo рp сc тt уy хx ѕs ԁd ԛq ԝw һh ӏl ьb"
_CAPITALS = "АA ВB ЕE ЗZ ІI ЈJ КK МM НH ОO РP СC ТT УY ХX ЅS"
_GREEK = "αa εe ηn ιi κk μu νv οo ρp τt υu χx ωw γy ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX"
_OTHER = "ıi ɩi ɑa ɡg łl øo đd ħh օo սu հh ցg"
_LOOKALIKE = str.maketrans({p[0]: p[1] for p in f"{_CYRILLIC} {_CAPITALS} {_GREEK} {_OTHER}".split()})

_ARABIC = ("ٱىیکة", "اييكه")
_VARIANT = str.maketrans({**dict(zip(*_ARABIC, strict=True)), "ـ": None, "\u1160": None, "ँ": "ं"})
_NASAL = re.compile("ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])")

_APOSTROPHES = frozenset("'’‘ʼ`´＇")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])")
_SPELT_OUT = 4


@dataclass(frozen=True)
class Word:
    """A folded word, and where it stands in the text it came from."""

    text: str
    start: int
    end: int


def fold(word: str) -> str:
    """The word in lower case without accents, vowel signs of Arabic, nuktas, lookalikes or invisible characters.

    >>> fold("Églisе"), fold("ch\\u200burch"), fold("ｃｈｕｒｃｈ")
    ('eglise', 'church', 'church')
    >>> fold("المَسْجِد") == fold("المسجد") and fold("हिन्दू") == fold("हिंदू")
    True
    """
    if word.isascii() and word.isalnum():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word).translate(_LOOKALIKE).casefold()
    kept = "".join(c for c in plain if not _ignored(c) and c not in _APOSTROPHES)
    return _NASAL.sub("ं", kept.translate(_VARIANT))


def split_words(text: str) -> list[Word]:
    """The folded words of a text in order; letters spelt out one by one count as one word.

    >>> [word.text for word in split_words("The neighbour's well, c-h-u-r-c-h")]
    ['the', 'neighbours', 'well', 'church']
    """
    words: list[Word] = []
    start: int | None = None
    for at, letter in enumerate(text + " "):
        if _in_word(letter):
            start = at if start is None else start
        elif start is not None:
            words.append(Word(fold(text[start:at]), start, at))
            start = None
    return _join_spelt_out([word for word in words if word.text])


def split_letters(text: str) -> list[Word]:
    """Every letter of a text as a word of its own, for scripts written without spaces.

    >>> [letter.text for letter in split_letters("种树 2")]
    ['种', '树', '2']
    """
    places = (at for at, letter in enumerate(text) if _in_word(letter))
    return [Word(letter, at, at + 1) for at in places for letter in fold(text[at])]


def split_camel(text: str) -> str:
    """The text with a space where small letters turn into capitals.

    >>> split_camel("visitsMosque GPSCoordinates")
    'visits Mosque GPS Coordinates'
    """
    return _CAMEL.sub(" ", text)


def _ignored(letter: str) -> bool:
    if "\u0900" <= letter <= "\u097f":
        return letter == "\u093c"
    return unicodedata.category(letter) in {"Mn", "Me", "Cf"}


@cache
def _in_word(letter: str) -> bool:
    plain = unicodedata.normalize("NFKD", letter)
    return letter in _APOSTROPHES or any(unicodedata.category(c)[0] in "LNM" or _ignored(c) for c in plain)


def _join_spelt_out(words: list[Word]) -> list[Word]:
    joined: list[Word] = []
    run: list[Word] = []
    for word in [*words, Word("", 0, 0)]:
        if len(word.text) == 1 and word.text.isascii():
            run.append(word)
            continue
        joined += [Word("".join(w.text for w in run), run[0].start, run[-1].end)] if len(run) >= _SPELT_OUT else run
        joined += [word] if word.text else []
        run = []
    return joined

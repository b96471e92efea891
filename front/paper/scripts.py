"""Which fonts write a text: by the scripts of its letters, among the families that this machine has.

Arabic is set in Naskh, whose text can be read back out of a PDF; of Noto Sans Arabic it cannot.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import typst
from fontTools import unicodedata
from fontTools.ttLib import TTFont

from front.paper.refused import PaperRefused
from rating.problems import Problem

CJK = ("Hani", "Hira", "Kana", "Bopo", "Hang")
# Signs of no script of their own: digits, marks and pictures.
ANY = ("Zyyy", "Zinh", "Zzzz")
NO_GLYPH = ("Cc", "Cf", "Zl", "Zp")
SYMBOLS = ("Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math")
LARGE, SMALL = "fonts-noto-core", "fonts-noto-cjk"


@dataclass(frozen=True)
class Families:
    """The families that write a text, in the order in which a letter is looked for."""

    serif: tuple[str, ...]
    sans: tuple[str, ...]


@cache
def fonts() -> typst.Fonts:
    """Every font of this machine; none that a program carries, so that paper looks the same from everyone."""
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)


def families(texts: Iterable[str]) -> Families:
    """The families that have every letter of the texts. Raises PaperRefused: no_font, no_letter."""
    said = tuple(texts)
    scripts = tuple(sorted({script for text in said for script in scripts_of(text)}))
    found = _families(scripts)
    for family in (found.serif, found.sans):
        _refuse_boxes(said, family)
    return found


def scripts_of(text: str) -> frozenset[str]:
    """The scripts of a text's letters (ISO 15924), without what all scripts share.

    >>> sorted(scripts_of("5 kg, नमस्ते, 你好"))
    ['Deva', 'Hani', 'Latn']
    """
    return frozenset(unicodedata.script(letter) for letter in text).difference(ANY)


@lru_cache(maxsize=64)
def _families(scripts: tuple[str, ...]) -> Families:
    there = set(fonts().families())
    wanted = ("Latn", *(script for script in scripts if script != "Latn"))
    serif, sans = (tuple(_one_for_each(wanted, there, kind)) for kind in ("Serif", "Sans"))
    symbols = tuple(name for name in SYMBOLS if name in there)
    return Families((*serif, *symbols), (*sans, *symbols))


def _one_for_each(scripts: tuple[str, ...], there: set[str], kind: str) -> dict[str, None]:
    found: dict[str, None] = {}
    for script in scripts:
        new = list(_of(script, there, kind))
        if not new:
            raise _missing(script)
        found |= dict.fromkeys(new)
    return found


def _of(script: str, there: set[str], kind: str) -> Iterator[str]:
    """The families that write a script, as far as they are there: first of the kind that is wanted."""
    for each in (kind, "Sans" if kind == "Serif" else "Serif"):
        if (name := _name(script, each)) in there:
            yield name


def _name(script: str, kind: str) -> str:
    if script in ("Latn", "Grek", "Cyrl"):
        return f"Noto {kind}"
    if script == "Arab":
        return "Noto Naskh Arabic"
    if script in CJK:
        return f"Noto {kind} CJK SC"
    return f"Noto {kind} {unicodedata.script_name(script).replace('_', ' ')}"


def _missing(script: str) -> PaperRefused:
    package = SMALL if script in CJK else LARGE
    name = unicodedata.script_name(script).replace("_", " ")
    return PaperRefused([Problem("no_font", value=name, more={"package": package})])


def _refuse_boxes(texts: tuple[str, ...], names: tuple[str, ...]) -> None:
    """A letter that no font has would be printed as an empty box, without a word."""
    written = frozenset[int]().union(*(_letters(name) for name in names))
    for text in texts:
        for letter in text:
            if ord(letter) not in written and unicodedata.category(letter) not in NO_GLYPH:
                code = {"letter": letter, "number": f"U+{ord(letter):04X}"}
                raise PaperRefused([Problem("no_letter", value=text, more=code)])


@cache
def _letters(family: str) -> frozenset[int]:
    """The code points that a family has a glyph for."""
    plain = next((font for font in fonts().fonts() if _is_plain(font, family)), None)
    if plain is None or plain.path is None:
        return frozenset()
    with TTFont(plain.path, fontNumber=plain.index, lazy=True) as opened:
        return frozenset(opened.getBestCmap())


def _is_plain(font: typst.FontInfo, family: str) -> bool:
    return font.family == family and font.style == "normal" and font.weight == 400

"""Which language is spoken: by a request, a run of a page, or a command. English where nobody chose another one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TypeVar

from front.catalogues import catalogue, written

ENGLISH = "en"
SHIPPED = (ENGLISH, "zh_Hans", "es", "hi", "ar")
# Of those shipped, the ones whose catalogue has every sentence; the others can be tried but are offered to nobody.
COMPLETE = (ENGLISH, "zh_Hans", "es", "hi", "ar")
COOKIE = "language"
_NAMES = {ENGLISH: "English", "zh_Hans": "简体中文", "es": "Español", "hi": "हिन्दी", "ar": "العربية"}
_NOW: ContextVar[str] = ContextVar("language", default=ENGLISH)
_Words = TypeVar("_Words")


def current() -> str:
    """The language that is spoken now, as its catalogue is named, such as zh_Hans."""
    return _NOW.get()


def speak(language: str) -> None:
    """Speak a language from here on, in this request, run or command."""
    _NOW.set(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language for a while, such as for a poster; then again what was spoken before."""
    before = _NOW.set(language)
    try:
        yield
    finally:
        _NOW.reset(before)


def said(words: _Words, where: str = "") -> _Words:
    """Sentences in the language that is spoken now, in the shape they came in; English where it lacks one.

    `where` names the constant, such as people.NO_ROLES: a language may need other words there than elsewhere.
    """
    return words if current() == ENGLISH else catalogue(current()).said(words, where)


def form_for(count: int, forms: Sequence[str]) -> str:
    """Of the plural forms of a sentence, the one that goes with a number in the language that is spoken now.

    >>> form_for(1, ("one leaf", "leaves")), form_for(0, ("one leaf", "leaves"))
    ('one leaf', 'leaves')
    """
    if current() != ENGLISH and len(forms) == catalogue(current()).plurals:
        return forms[catalogue(current()).form(count)]
    return forms[0] if count == 1 else forms[-1]


def direction(language: str = "") -> str:
    """How a language runs, the one that is spoken now unless another is given: "ltr" or "rtl"."""
    if (language or current()) == ENGLISH:
        return "ltr"
    from babel import Locale  # noqa: PLC0415 (commands in English start without it)

    return Locale.parse(language or current()).text_direction


def tag(language: str = "") -> str:
    """A language as browsers name it; the one that is spoken now unless another is given.

    >>> tag("zh_Hans")
    'zh-Hans'
    """
    return (language or current()).replace("_", "-")


def offered() -> dict[str, str]:
    """language -> its own name for itself, for each that a visitor may choose."""
    return {language: _name(language) for language in (*COMPLETE, *_added())}


def chosen(*wishes: str, accepted: str = "") -> str:
    """The language of the first wish that there is, else the best that a browser accepts, else English.

    A wish may be any language with a catalogue, finished or not. `accepted` is a header Accept-Language.

    >>> chosen("", "klingon", accepted="en-GB,en;q=0.8")
    'en'
    """
    wished = (wish.replace("-", "_") for wish in wishes)
    return next((wish for wish in wished if wish == ENGLISH or wish in written()), "") or _accepted(
        accepted, tuple(offered())
    )


@lru_cache(1000)
def _accepted(header: str, offers: tuple[str, ...]) -> str:
    tags = sorted(map(_weighed, header.split(",")), key=lambda one: -one[1])
    fitting = (offer for tag, weight in tags if weight > 0 for offer in offers if _fits(tag, offer))
    return next(fitting, ENGLISH)


def _weighed(part: str) -> tuple[str, float]:
    tag, _, weight = part.partition(";q=")
    try:
        return tag.strip(), float(weight or 1)
    except ValueError:
        return tag.strip(), 0.0


def _fits(tag: str, language: str) -> bool:
    """Whether somebody who reads `tag` reads a language: not where the two are written in other scripts."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    try:
        asked, offer = Locale.parse(tag, sep="-"), Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return False
    return asked.language == offer.language and (asked.script or offer.script) == (offer.script or asked.script)


def _added() -> list[str]:
    return sorted(set(written()) - set(SHIPPED))


def _name(language: str) -> str:
    if language in _NAMES:
        return _NAMES[language]
    from babel import Locale  # noqa: PLC0415

    return Locale.parse(language).get_display_name() or language

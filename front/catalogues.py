"""Catalogues of sentences in other languages: gettext's .po files, read as they are and kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from front.folder import folder

if TYPE_CHECKING:
    from babel.messages import Catalog

HERE = Path(__file__).parent / "locale"
DOMAIN = "laurel.po"
# Beside the record books: languages that the villages of a folder added.
ADDED = "_languages"
_Words = TypeVar("_Words")


@dataclass
class Catalogue:
    """The sentences of a language.

    `entries` has the forms of each translated sentence by (the constant or "", the English one). `form` says which of
    the `plurals` forms goes with a number.
    """

    entries: Mapping[tuple[str, str], tuple[str, ...]]
    plurals: int
    form: Callable[[int], int]
    _kept: dict[str, tuple[object, object]] = field(default_factory=dict)

    def said(self, words: _Words, where: str = "") -> _Words:
        """Words in this language: a sentence, or a dict or tuple of them; English where there is no translation."""
        kept = self._kept.get(where)
        if kept is None or kept[0] is not words:
            kept = (words, self._said(words, where))
            if where:
                self._kept[where] = kept
        return cast(_Words, kept[1])

    def _said(self, words: Any, where: str) -> Any:
        if isinstance(words, str):
            return self._of(words, where)[0]
        if isinstance(words, dict):
            return {key: self._said(value, f"{where}.{key}") for key, value in words.items()}
        if is_plural(words):
            found = self._of(words[0], where)
            return words if found == (words[0],) else found
        return tuple(self._said(each, where) for each in words) if isinstance(words, tuple) else words

    def _of(self, sentence: str, where: str) -> tuple[str, ...]:
        return self.entries.get((where, sentence)) or self.entries.get(("", sentence)) or (sentence,)


def is_plural(words: object) -> bool:
    """Whether words are the two forms that a sentence has in English, by its number.

    >>> is_plural(("{count} row", "{count} rows")), is_plural(("Name", "Roles"))
    (True, False)
    """
    pair = isinstance(words, tuple) and len(words) == 2 and all(isinstance(each, str) for each in words)
    return pair and "{count}" in words[1]  # type: ignore[index]


def written() -> dict[str, Path]:
    """language -> its catalogue's file, for each that there is beside English."""
    added = folder() / ADDED
    return {**_added(added, _changed(added)), **_shipped()}


def _changed(where: Path) -> int:
    """When a file last came into a folder or left it; asked for every page, so the folder is not looked through."""
    try:
        return where.stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(8)
def _added(where: Path, _at: int) -> dict[str, Path]:
    return {path.stem: path for path in sorted(where.glob("*.po"))}


@cache
def _shipped() -> dict[str, Path]:
    return {path.parent.parent.name: path for path in sorted(HERE.glob(f"*/LC_MESSAGES/{DOMAIN}"))}


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language; one without a single sentence where there is none."""
    path = written().get(language)
    return Catalogue({}, 0, lambda _count: 0) if path is None else read_catalogue(path, language)


def read_catalogue(path: Path, language: str) -> Catalogue:
    """The sentences of a .po file that are translated, and not marked as doubtful."""
    from gettext import c2py  # noqa: PLC0415

    found, entries = read_po_file(path, language), {}
    for each in found:
        forms = each.string if isinstance(each.string, tuple | list) else (each.string or "",)
        if each.id and all(forms) and not each.fuzzy:
            sentence = each.id if isinstance(each.id, str) else each.id[0]
            entries[each.context or "", sentence] = tuple(forms)
    return Catalogue(entries, found.num_plurals, c2py(found.plural_expr))


def read_po_file(path: Path, language: str) -> "Catalog":
    """A .po file as Babel has it, with what is not translated and what is doubtful."""
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with path.open("rb") as file:
        return read_po(file, locale=language)

"""Every sentence that Laurel says, gathered from `front.words` for translators, and catalogues kept up to date."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from front import words
from front.catalogues import HERE, is_plural

if TYPE_CHECKING:
    from babel.messages import Catalog

WIDTH = 110
# The order of forms that translators of a language expect, where Babel has another one.
PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}
HEADER = """# {name}
msgid ""
msgstr ""
"Project-Id-Version: Laurel\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


@dataclass(frozen=True)
class Sentence:
    """A sentence, or both its English forms; `where` is the constant that holds it, such as people.ROLES.rater."""

    where: str
    text: str | tuple[str, str]
    notes: tuple[str, ...] = ()


@cache
def sentences() -> tuple[Sentence, ...]:
    """Every sentence, by module and in the order of its file; one that is said twice comes twice."""
    return tuple(one for module in words.MODULES for one in _sentences_of(module))


def _sentences_of(module: ModuleType) -> Iterator[Sentence]:
    notes, short = _notes(module), module.__name__.rpartition(".")[2]
    for name, value in vars(module).items():
        if name.isupper() and not name.startswith("_"):
            yield from _found(f"{short}.{name}", value, notes)


def updated(language: str, before: "Catalog | None" = None) -> "Catalog":
    """A catalogue with a place for every sentence, and what `before` says of those that there still are.

    An entry of `before` with a context, which names a constant, stays as long as the constant says the same.
    """
    from babel.messages import Catalog  # noqa: PLC0415

    made = Catalog(language, fuzzy=False)
    places: set[tuple[str, object]] = set()
    for one in sentences():
        old = before.get(one.text) if before else None
        text, places = old.string if old else None, places | {(one.where, one.text)}
        flags = old.flags if old else ()
        made.add(one.text, text, [(one.where, 0)], flags, one.notes, old.user_comments if old else ())
    for old in before or ():
        if old.context and (old.context, old.id) in places:
            made.add(old.id, old.string, flags=old.flags, user_comments=old.user_comments, context=old.context)
    return made


def write_catalogue(catalog: "Catalog", path: Path) -> None:
    """Write a catalogue as a .po file that is the same whenever it says the same."""
    from babel import Locale  # noqa: PLC0415
    from babel.messages.pofile import write_po  # noqa: PLC0415

    path.parent.mkdir(parents=True, exist_ok=True)
    name = Locale.parse(str(catalog.locale)).get_display_name("en")
    plurals = PLURALS.get(str(catalog.locale), catalog.plural_forms)
    header = HEADER.format(name=name, language=catalog.locale, plurals=plurals)
    with path.open("wb") as file:
        file.write(header.encode())
        write_po(file, catalog, width=WIDTH, omit_header=True, include_lineno=False)


def file_of(language: str) -> Path:
    """Where the catalogue of a shipped language is."""
    return HERE / language / "LC_MESSAGES" / "laurel.po"


def _found(where: str, value: object, notes: Mapping[str, tuple[str, ...]]) -> Iterator[Sentence]:
    if isinstance(value, str) and value:
        yield Sentence(where, value, _note(where, notes))
    elif is_plural(value):
        yield Sentence(where, value, _note(where, notes))  # type: ignore[arg-type]
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _found(f"{where}.{key}", each, notes)
    elif isinstance(value, tuple):
        for each in value:
            yield from _found(where, each, notes)


def _note(where: str, notes: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return notes.get(where) or notes.get(".".join(where.split(".")[:2]), ())


def _notes(module: ModuleType) -> dict[str, tuple[str, ...]]:
    """Constant -> the comment directly above it, or above its line in a dict."""
    source = Path(str(module.__file__)).read_text("utf-8")
    lines, short = source.splitlines(), module.__name__.rpartition(".")[2]
    found: dict[str, tuple[str, ...]] = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign):
            names = [each.id for each in ast.walk(node.targets[0]) if isinstance(each, ast.Name)]
            found |= {f"{short}.{name}": _above(lines, node.lineno) for name in names}
            if isinstance(node.value, ast.Dict):
                keys = [key for key in node.value.keys if isinstance(key, ast.Constant)]
                found |= {f"{short}.{names[0]}.{key.value!s}": _above(lines, key.lineno) for key in keys}
    return {where: note for where, note in found.items() if note}


def _above(lines: list[str], number: int) -> tuple[str, ...]:
    """The lines of a comment that ends just above a line."""
    note: list[str] = []
    while number > 1 and lines[number - 2].strip().startswith("#"):
        note.insert(0, lines[number - 2].strip().removeprefix("#").strip())
        number -= 1
    return tuple(note)

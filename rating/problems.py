"""What is wrong with an input: a code, where it is, and what would do; the sentence is made by whoever shows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches


@dataclass(frozen=True)
class Problem:
    """One thing wrong with an input.

    `at` is the path of a key ("score.parts.earning.weight") or a column; `line` is the line of a rubric, or the row
    of a table as a spreadsheet counts it (the heading is row 1). `near` is the nearest known name.
    """

    code: str
    at: str = ""
    line: int | None = None
    value: object = None
    accepted: tuple[str, ...] = ()
    near: str = ""
    file: str = ""
    more: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        """The problem for a programmer: its code and whatever it carries."""
        shown = {"file": self.file, "line": self.line, "at": self.at, "value": self.value, "near": self.near}
        return " ".join([self.code, *(f"{key}={value!r}" for key, value in shown.items() if value not in ("", None))])


class Refused(ValueError):
    """An input was refused; nothing was changed or written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(map(str, self.problems)))


class RubricRefused(Refused):
    """A rubric does not say what a rubric may say."""


class FileRefused(Refused):
    """A file of poverty lines or of indicators does not say what it may say."""


class TablesRefused(Refused):
    """A table has something that cannot be read, or rated by the rubric."""


def nearest(name: object, known: Iterable[str]) -> str:
    """The known name most like `name`, or "" if none is like it.

    >>> nearest("agregate", ["aggregate", "parts"])
    'aggregate'
    >>> nearest("colour", ["aggregate", "parts"])
    ''
    """
    return next(iter(get_close_matches(str(name), list(known), n=1, cutoff=0.6)), "")

"""Every sentence that Laurel says, by subject; layers below `front` hand up codes and values.

A sentence is written once, in English, as a constant: `words.TITLE` gives it in the language that is spoken now. Read
it so, through its module, each time it is said: `from front.words.own import TITLE` and a constant made from it would
keep what was spoken when they were made. Inside these modules, `said(TITLE)` does the same. What is no sentence (a
code, a format) has a name that begins with an underscore, or stands in a frozenset. A comment just above a constant is
for translators.
"""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from front.language import said


class Words(ModuleType):
    """A module whose constants come in the language that is spoken now."""

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if not name.isupper() or name.startswith("_"):
            return found
        return said(found, f"{super().__getattribute__('__name__').rpartition('.')[2]}.{name}")


MODULES = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
# Only once all are there: some are made from others' sentences, which must be in English then.
for _module in MODULES:
    _module.__class__ = Words

"""What is wrong with a translation: missing, doubtful, or not of the same parts as the sentence."""

import re
from collections.abc import Iterator
from string import Formatter

from babel.messages import Catalog
from babel.messages.catalog import Message

# What joins things in Chinese, with its room in the sign itself.
WIDE = ("、", "；")
MARKUP = re.compile(r"</?\w[^>]*>|\*\*|`[^`]*`")


def faults(catalogue: Catalog) -> Iterator[str]:
    """Each fault as a line: the language, where the sentence stands, what it says, what is wrong."""
    for message in catalogue:
        if message.id:
            where = message.context or ", ".join(str(place) for place, _ in message.locations)
            yield from (f"{catalogue.locale}: {where}: {message.id!r}: {why}" for why in _faults(message, catalogue))


def _faults(message: Message, catalogue: Catalog) -> Iterator[str]:
    forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
    if not all(forms):
        yield "missing"
        return
    if message.fuzzy:
        yield "doubtful (fuzzy)"
    one, many = message.id if isinstance(message.id, tuple | list) else (message.id, message.id)
    if isinstance(message.id, tuple | list) and len(forms) != catalogue.num_plurals:
        yield f"{len(forms)} forms in place of {catalogue.num_plurals}"
    for form in forms:
        yield from _differences(one, many, str(form))


def _differences(one: str, many: str, form: str) -> Iterator[str]:
    try:
        used = fields(form)
    except ValueError:
        yield f"a brace too many or too few: {form!r}"
        return
    # A form for one or two may say the number in a word.
    if used not in (fields(many), fields(one), fields(many) - {"count"} if one != many else fields(many)):
        yield f"placeholders {sorted(used)} in place of {sorted(fields(many))}"
    if set(MARKUP.findall(form)) != set(MARKUP.findall(many)):
        yield f"markup or commands differ: {form!r}"
    if (many[:1].isspace(), many[-1:].isspace()) != (form[:1].isspace(), form[-1:].isspace() or form in WIDE):
        yield "blanks at its beginning or end differ"


def fields(sentence: str) -> set[str]:
    return {f"{name}:{spec}" if spec else name for _, name, spec, _ in Formatter().parse(sentence) if name is not None}

"""Whether a translation has the same parts as its sentence: values that are filled in, marks, commands, blanks."""

import re
from collections.abc import Iterator, Sequence
from string import Formatter

MARKUP = re.compile(r"</?\w[^>]*>|\*\*|`[^`]*`")
# What joins things in Chinese, with its room in the sign itself.
WIDE = ("、", "；")


def differences(sentence: str | tuple[str, str], forms: Sequence[str]) -> Iterator[str]:
    """What is wrong with the forms of a translation: translation_braces, _fields, _markup or _blanks, each once a form.

    >>> list(differences("Hello, {name}", ["Hola, {name}"])), list(differences("Hello, {name}", ["Hola, {nombre}"]))
    ([], ['translation_fields'])
    """
    one, many = (sentence, sentence) if isinstance(sentence, str) else sentence
    for form in forms:
        try:
            used = fields(form)
        except ValueError:
            yield "translation_braces"
            continue
        # A form for one or two may say the number in a word.
        if used not in (fields(many), fields(one), fields(many) - ({"count"} if one != many else set())):
            yield "translation_fields"
        if set(MARKUP.findall(form)) != set(MARKUP.findall(many)):
            yield "translation_markup"
        if (many[:1].isspace(), many[-1:].isspace()) != (form[:1].isspace(), form[-1:].isspace() or form in WIDE):
            yield "translation_blanks"


def fields(sentence: str) -> set[str]:
    """The names of what is filled in. Raises ValueError where a brace is missing.

    >>> fields("{count} of {{all}}")
    {'count'}
    """
    return {f"{name}:{spec}" if spec else name for _, name, spec, _ in Formatter().parse(sentence) if name is not None}

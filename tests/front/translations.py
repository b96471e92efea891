"""What is wrong with a translation: missing, doubtful, or not of the same parts as the sentence."""

from collections.abc import Iterator

from babel.messages import Catalog
from babel.messages.catalog import Message

from front.translations import differences


def faults(catalogue: Catalog) -> Iterator[str]:
    """Each fault as a line: the language, where the sentence stands, what it says, what is wrong."""
    for message in catalogue:
        if message.id:
            where = message.context or ", ".join(str(place) for place, _ in message.locations)
            found = (f"{catalogue.locale}: {where}: {message.id!r}: {why}" for why in _faults(message, catalogue))
            yield from found


def _faults(message: Message, catalogue: Catalog) -> Iterator[str]:
    forms = message.string if isinstance(message.string, tuple | list) else (message.string or "",)
    if not all(forms):
        yield "missing"
        return
    if message.fuzzy:
        yield "doubtful (fuzzy)"
    plural = isinstance(message.id, tuple | list)
    if plural and len(forms) != catalogue.num_plurals:
        yield f"{len(forms)} forms in place of {catalogue.num_plurals}"
    sentence = (message.id[0], message.id[1]) if isinstance(message.id, tuple | list) else message.id
    yield from (f"{why}: {forms!r}" for why in differences(sentence, list(forms)))

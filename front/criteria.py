"""What is said of a criterion, in the visitor's language where the rules took its words from the shipped catalogue."""

from data.catalogue import TRANSLATED, catalogue, translated
from front.language import current
from rating.rubric import Indicator

PROSE = ("ask", "about", "another_way", "unit")


def worded(name: str, field: str, part: Indicator | None = None) -> str:
    """One of `PROSE` about a criterion (its key); "" where neither the rules nor the catalogue say any.

    `part` is what the rules say of it: the village's own words come as the village wrote them.

    >>> worded("training", "ask"), worded("quilting", "ask")
    ('Training days attended', '')
    """
    language = current().partition("_")[0]
    own = str(getattr(part, field, None) or "")
    everywhere = {field_of(name, field, each) for each in ("en", *TRANSLATED)}
    return own if own and own not in everywhere else field_of(name, field, language) or own


def field_of(name: str, field: str, language: str) -> str:
    """What the catalogue says in a language; in English where it lacks that one."""
    shipped = catalogue().get(name, {})
    return str(translated(name, language).get(field) or shipped.get(field) or "")

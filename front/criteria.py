"""What is said of a criterion, in the visitor's language where the rules took its words from the shipped catalogue."""

from collections.abc import Mapping

from data.catalogue import TRANSLATED, catalogue, translated
from data.forms import FormOf
from data.questions import Question
from front.language import current
from rating.rubric import Indicator, Rubric
from rating.texts import fitting

PROSE = ("ask", "about", "another_way", "unit")


def worded(name: str, field: str, part: Indicator | None = None) -> str:
    """One of `PROSE` about a criterion (its key); "" where neither the rules nor the catalogue say any.

    `part` is what the rules say of it: the village's own words come in the visitor's language where its rules have them
    in it, else as the village wrote them.

    >>> worded("training", "ask"), worded("quilting", "ask")
    ('Training days attended', '')
    """
    told = part.said(field, current()) if part else None
    if told:
        return told
    language = current().partition("_")[0]
    own = str(getattr(part, field, None) or "")
    everywhere = {field_of(name, field, each) for each in ("en", *TRANSLATED)}
    return own if own and own not in everywhere else field_of(name, field, language) or own


def field_of(name: str, field: str, language: str) -> str:
    """What the catalogue says in a language; in English where it lacks that one."""
    shipped = catalogue().get(name, {})
    return str(translated(name, language).get(field) or shipped.get(field) or "")


def title_of(rubric: Rubric) -> str:
    """What the village rules are called, in the visitor's language where they say it."""
    return rubric.said("title", current())


def question_name(question: Question) -> str:
    """A question in a few words: what is asked about effort, or the name of a source.

    >>> question_name(Question("mark:training", "mark")), question_name(Question("income:sent_home", "work"))
    ('Training days attended', 'Sent home')
    """
    if question.kind == "mark":
        return worded(question.name, "ask", question.indicator) or question.name
    return source_name(question.name, question.texts)


def source_name(source: str, texts: Mapping[str, str] | None = None) -> str:
    """A source of income as it is read out; `texts` are what the rules call it, by language.

    >>> source_name("sent_home")
    'Sent home'
    """
    return fitting(texts or {}, current()) or source.replace("_", " ").capitalize()


def purpose_of(form: FormOf) -> str:
    """What a form's village says that it is for, in the visitor's language where its rules say the same in it."""
    return fitting(form.purposes, current()) or form.purpose

"""Help in words: requests as the household and its contact person read them."""

from dataclasses import dataclass

from data.help import help_of
from data.helping import help_to_give
from data.helptables import TOPICS
from data.helpwords import Request
from data.open import Book
from front.dates import day
from front.words import helping as words
from front.words.say import apart


@dataclass(frozen=True)
class SaidRow:
    """What was said: who and when, and the lines of it."""

    who: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class HelpRow:
    """A request as it is read; `state` is open, done or solved, `said` what was said in the order of time.

    `hidden` where the household shows nothing of it to who reads."""

    mark: str
    heading: str
    state: str
    how: str
    said: tuple[SaidRow, ...]
    hidden: bool


def help_rows(book: Book, household: str) -> tuple[HelpRow, ...]:
    """The household's requests, the newest first."""
    return tuple(_row(each, _topic(each), {"": words.YOU}) for each in help_of(book, household))


def rows_to_answer(book: Book) -> tuple[HelpRow, ...]:
    """The requests of the households that have chosen the account, as far as they show them, the newest first."""
    return tuple(_row(each, _heading(each), {book.actor.name: words.YOU_STAFF}) for each in help_to_give(book))


def topics() -> list[tuple[str, str]]:
    """What a household may choose from: a code and what it is called."""
    return [(topic, words.TOPICS[topic]) for topic in TOPICS]


def _row(request: Request, heading: str, names: dict[str, str]) -> HelpRow:
    told = {"asked": day(request.asked_on), "kept_to": day(request.kept_to)}
    said = (
        SaidRow(
            words.SAID.format(who=apart(names.get(each.by, each.by or request.label)), on=day(each.on)),
            tuple(each.words.splitlines()),
        )
        for each in request.said
    )
    how, hidden = words.STATES[request.state].format(**told), not (request.topic or request.said)
    return HelpRow(request.mark, heading, request.state, how, tuple(said), hidden)


def _topic(request: Request) -> str:
    return words.TOPICS.get(request.topic, words.NO_TOPIC)


def _heading(request: Request) -> str:
    return words.HEADING.format(household=apart(request.label), topic=_topic(request))

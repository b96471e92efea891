"""Light pages of help: where a household asks and chooses its contact person, and where the contact answers."""

from collections.abc import Callable, Mapping

from starlette.responses import Response

from data.errors import EntryRefused
from data.help import (
    add_words,
    ask_help,
    choose_contact,
    confirm_help,
    contact_of,
    drop_contact,
    possible_contacts,
    reopen_help,
    take_back_help,
)
from data.helping import answer_help, offer_help, offers_help
from data.open import Book
from front.helping import help_rows, rows_to_answer, topics
from front.light.addresses import address
from front.light.asked import Asked
from front.light.fields import whole_number, why_refused
from front.light.rendering import go_to, page
from front.villages import opened
from front.words import helping as words

Fields = Mapping[str, str]
Act = Callable[[Book, str, Fields], None]


def _choose(book: Book, home: str, form: Fields) -> None:
    choose_contact(book, home, whole_number(form.get("helper", "")) or 0, earlier="earlier" in form)


ACTS: dict[str, Act] = {
    "choose": _choose,
    "drop": lambda book, home, _form: drop_contact(book, home),
    "ask": lambda book, home, form: ask_help(book, home, form.get("topic", ""), form.get("words", "")),
    "say": lambda book, home, form: add_words(book, home, form.get("request", ""), form.get("words", "")),
    "reopen": lambda book, home, form: reopen_help(book, home, form.get("request", ""), form.get("words", "")),
    "confirm": lambda book, home, form: confirm_help(book, home, form.get("request", "")),
    "take_back": lambda book, home, form: take_back_help(book, home, form.get("request", "")),
}
DONE = {
    "choose": "CHOSEN",
    "drop": "DROPPED",
    "ask": "ASKED",
    "say": "SENT",
    "reopen": "REOPENED",
    "confirm": "SOLVED_DONE",
    "take_back": "TAKEN_BACK",
    "answer": "ANSWERED",
    "done": "NOTED",
    "offer": "OFFER_DONE",
    "withdraw": "WITHDRAWN",
}


def show_own_help(asked: Asked) -> Response:
    """The household's contact person and requests; `?done=` says what was just done."""
    return _own(asked, told=_told(asked))


def take_own_help(asked: Asked) -> Response:
    """One of ACTS."""
    act = ACTS.get(asked.form.get("act", ""))
    if act is None:
        return _own(asked, 400)
    try:
        with opened(asked.visitor.village, asked.actor) as book:
            act(book, asked.actor.name, asked.form)
    except EntryRefused as refused:
        return _own(asked, 400, refused=why_refused(refused))
    return go_to(address("/me/help", done=asked.form["act"]))


def show_helping(asked: Asked) -> Response:
    """What is asked of the account by those who have chosen it; `?done=` says what was just done."""
    return _helping(asked, told=_told(asked))


def take_helping(asked: Asked) -> Response:
    """Answer, note as done, or offer help (no longer)."""
    what, form = asked.form.get("act", ""), asked.form
    try:
        with opened(asked.visitor.village, asked.actor) as book:
            if what in {"offer", "withdraw"}:
                offer_help(book, offered=what == "offer")
            else:
                answer_help(book, form.get("request", ""), form.get("words", ""), done=what == "done")
    except EntryRefused as refused:
        return _helping(asked, 400, refused=why_refused(refused))
    return go_to(address("/help", done=what))


def _own(asked: Asked, status: int = 200, *, refused: list[str] | None = None, told: str = "") -> Response:
    household = asked.actor.name
    with opened(asked.visitor.village, asked.actor) as book:
        return page(
            asked,
            "own_help.html",
            status,
            title=words.TITLE,
            words=words,
            refused=refused or [],
            told=told,
            chosen=contact_of(book, household),
            helpers=possible_contacts(book, household),
            rows=help_rows(book, household),
            topics=topics(),
            given=asked.form if refused else {},
        )


def _helping(asked: Asked, status: int = 200, *, refused: list[str] | None = None, told: str = "") -> Response:
    with opened(asked.visitor.village, asked.actor) as book:
        return page(
            asked,
            "help.html",
            status,
            title=words.TITLE,
            words=words,
            refused=refused or [],
            told=told,
            offered=offers_help(book),
            rows=rows_to_answer(book),
            given=asked.form if refused else {},
        )


def _told(asked: Asked) -> str:
    name = DONE.get(asked.query.get("done", ""), "")
    return getattr(words, name) if name else ""

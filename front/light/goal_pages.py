"""Light pages of a household's own goals, and of its page in other shapes: as sentences read aloud, as a sheet."""

from starlette.responses import Response

from data.errors import EntryRefused
from data.goals import choose_goal, drop_goal
from data.numerals import number
from front.aloud import sentences
from front.checks import check_rows
from front.clips import sounds
from front.goals import goal_rows, step_options
from front.light.addresses import address
from front.light.asked import Asked
from front.light.fields import why_refused
from front.light.papers import not_printed, printed
from front.light.rendering import go_to, page
from front.own import own_page
from front.own_paper import own_paper
from front.paper.refused import PaperRefused
from front.villages import opened
from front.words import aloud as aloud_words
from front.words import goals as words
from front.words import own_paper as paper_words

DONE = {"set": "SET_DONE", "drop": "DROPPED"}


def show_goals(asked: Asked) -> Response:
    """The goals and the form that sets one; `?done=` says what was just done."""
    done = DONE.get(asked.query.get("done", ""), "")
    return _goals(asked, told=getattr(words, done) if done else "")


def take_goal(asked: Asked) -> Response:
    """Set a goal, or drop one."""
    what, _, criterion = asked.form.get("act", "").partition(":")
    try:
        with opened(asked.visitor.village, asked.actor) as book:
            if what == "drop":
                drop_goal(book, asked.actor.name, criterion)
            else:
                choose_goal(book, asked.actor.name, asked.form.get("criterion", ""), _number(asked))
    except EntryRefused as refused:
        return _goals(asked, 400, refused=why_refused(refused))
    return go_to(address("/me/goals", done="drop" if what == "drop" else "set"))


def show_aloud(asked: Asked) -> Response:
    """The own page as sentences; `?period=` names a season."""
    with opened(asked.visitor.village, asked.actor) as book:
        own = own_page(book, asked.actor.name, asked.query.get("period", ""))
        said = sentences(own, goal_rows(book, asked.actor.name), check_rows(book, asked.actor.name))
        heard = sounds(book)
    return page(
        asked,
        "aloud.html",
        title=aloud_words.TITLE,
        words=aloud_words,
        sounds=heard,
        sentences=said,
        period=own.period,
    )


def give_paper(asked: Asked) -> Response:
    """The own page as PDF; `?period=` names a season."""
    with opened(asked.visitor.village, asked.actor) as book:
        own = own_page(book, asked.actor.name, asked.query.get("period", ""))
        more = goal_rows(book, asked.actor.name), check_rows(book, asked.actor.name)
        contact = str(book.village()["contact"])
    try:
        sheet = own_paper(own, *more, contact)
    except PaperRefused as refused:
        return not_printed(asked, refused)
    return printed(sheet, paper_words.FILE)


def _goals(asked: Asked, status: int = 200, *, refused: list[str] | None = None, told: str = "") -> Response:
    with opened(asked.visitor.village, asked.actor) as book:
        return page(
            asked,
            "own_goals.html",
            status,
            title=words.TITLE,
            words=words,
            sounds=sounds(book),
            refused=refused or [],
            told=told,
            goals=goal_rows(book, asked.actor.name),
            steps=step_options(book),
            chosen=(asked.form.get("criterion", ""), asked.form.get("target", "")),
        )


def _number(asked: Asked) -> float:
    """What was typed as a number, in any script; 0, which no goal is, for anything else."""
    try:
        return float(number(asked.form.get("target", "")))
    except EntryRefused:
        return 0.0

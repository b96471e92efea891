"""The light page where a household asks for a check of what was entered about it."""

from starlette.responses import Response

from data.catalogue import current
from data.checks import ask_check
from data.checktables import DOUBTS
from data.errors import EntryRefused
from data.periods import period_names, period_states
from front.checks import check_rows, doubtables, due_day, parts_of
from front.clips import sounds
from front.light.addresses import address
from front.light.asked import Asked
from front.light.fields import why_refused
from front.light.rendering import go_to, page
from front.villages import opened
from front.words import checks as words
from front.words import own


def show_checks(asked: Asked) -> Response:
    """What can be checked of a season (`?period=`), and what was asked before; `?done=1` after asking."""
    return _checks(asked, told=words.ASKED if asked.query.get("done") else "")


def take_check(asked: Asked) -> Response:
    """Ask for one."""
    question, rater = parts_of(asked.form.get("what", ""))
    period, doubt = asked.form.get("period", ""), asked.form.get("doubt", "")
    try:
        with opened(asked.visitor.village, asked.actor) as book:
            ask_check(book, asked.actor.name, period, question, doubt, rater)
    except EntryRefused as refused:
        return _checks(asked, 400, refused=why_refused(refused))
    return go_to(address("/me/checks", period=period, done="1"))


def _checks(asked: Asked, status: int = 200, *, refused: list[str] | None = None, told: str = "") -> Response:
    household = asked.actor.name
    with opened(asked.visitor.village, asked.actor) as book:
        periods, states = tuple(reversed(period_names(book))), period_states(book)
        wanted = asked.form.get("period") or asked.query.get("period", "")
        period = wanted if wanted in periods else next(iter(periods), "")
        rules = current(book)
        rubric = rules.rubric() if rules else None
        return page(
            asked,
            "own_checks.html",
            status,
            title=words.TITLE,
            words=words,
            sounds=sounds(book),
            own=own,
            refused=refused or [],
            told=told,
            period=period,
            periods=periods,
            closed=states.get(period) == "closed",
            doubtables=[(each.key, each.label) for each in doubtables(book, household, period, rubric)],
            doubts=[(doubt, words.DOUBTS[doubt]) for doubt in DOUBTS],
            chosen=(asked.form.get("what", ""), asked.form.get("doubt", "")),
            due=due_day(book),
            checks=check_rows(book, household),
        )

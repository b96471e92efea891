"""Whose progress the page Progress shows: the household's that opened it by its card, or one of a demonstration's."""

from data.permissions import may
from front.board import period_word, periods
from front.choices import Chosen, choice, period_label, stop
from front.own import own_page
from front.progress import ProgressPage, households, progress_page
from front.words import pages
from front.words import progress as words


def chosen_progress(chosen: Chosen) -> ProgressPage:
    """The page of the household and the season that are chosen; it ends where there is none to see."""
    if chosen.book.actor.kind == "household":
        return _own(chosen)
    if not may(chosen.book, "progress"):
        stop(chosen.village.name, words.NOT_OPEN, words.NOT_OPEN_HOW)
    labels = households(chosen.book)
    if not labels or not periods(chosen.book):
        stop(chosen.village.name, words.NOBODY if not labels else pages.NO_PERIODS)
    with chosen.slots[0]:
        household = labels[choice(words.HOUSEHOLD, "household", list(labels))]
    with chosen.slots[1]:
        period = choice(period_label(period_word(chosen.book)), "period", periods(chosen.book))
    return progress_page(chosen.book, household, period)


def _own(chosen: Chosen) -> ProgressPage:
    """The household's own, worked out as its light page is."""
    household = chosen.book.actor.name
    own = own_page(chosen.book, household)
    if own.periods:
        with chosen.slots[0]:
            period = choice(
                period_label(period_word(chosen.book)), "period", [own.period, *_others(own.periods, own.period)]
            )
        own = own_page(chosen.book, household, period)
    if own.progress is None:
        stop(own.label, own.why)
    return own.progress


def _others(periods: tuple[str, ...], period: str) -> tuple[str, ...]:
    return tuple(each for each in periods if each != period)

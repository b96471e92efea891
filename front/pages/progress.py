"""A household's own page: of a real village it opens for the household itself, of a demonstration for everybody."""

from data.permissions import may
from front.board import period_word, periods
from front.choices import choice, chosen_village, nothing_yet, period_label, stop
from front.progress import households, progress_page
from front.show_progress import show_progress
from front.villages import villages
from front.words import pages
from front.words import progress as words

found = villages()
if not found:
    nothing_yet(pages.PROGRESS, pages.NO_VILLAGES, pages.NO_VILLAGES_HOW)

with chosen_village(pages.PROGRESS, found) as chosen:
    if not may(chosen.book, "progress"):
        stop(chosen.village.name, words.NOT_OPEN, words.NOT_OPEN_HOW)
    labels = households(chosen.book)
    if not labels or not periods(chosen.book):
        stop(chosen.village.name, words.NOBODY if not labels else pages.NO_PERIODS)
    with chosen.slots[0]:
        household = labels[choice(words.HOUSEHOLD, "household", list(labels))]
    with chosen.slots[1]:
        period = choice(period_label(period_word(chosen.book)), "period", periods(chosen.book))
    page = progress_page(chosen.book, household, period)

show_progress(page)

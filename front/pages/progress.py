"""A household's own page. Until there is sign-in it opens in demonstration villages only."""

from front.board import period_word, periods
from front.choices import choice, chosen_village, nothing_yet, period_label, stop
from front.progress import households, progress_page
from front.show_progress import show_progress
from front.villages import villages
from front.words import pages
from front.words import progress as words

found = [village for village in villages() if village.demo]
if not found:
    nothing_yet(pages.PROGRESS, words.NOT_OPEN, words.NOT_OPEN_HOW)

with chosen_village(pages.PROGRESS, found) as chosen:
    labels = households(chosen.book)
    if not labels or not periods(chosen.book):
        stop(chosen.village.name, words.NOBODY if not labels else pages.NO_PERIODS)
    with chosen.slots[0]:
        household = labels[choice(words.HOUSEHOLD, "household", list(labels))]
    with chosen.slots[1]:
        period = choice(period_label(period_word(chosen.book)), "period", periods(chosen.book))
    page = progress_page(chosen.book, household, period)

show_progress(page)

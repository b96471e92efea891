"""A household's own page: of a real village it opens for the household itself, of a demonstration for everybody."""

from front.choices import chosen_village, nothing_yet
from front.choose_household import chosen_progress
from front.show_progress import show_progress
from front.villages import villages
from front.words import pages

found = villages()
if not found:
    nothing_yet(pages.PROGRESS, pages.NO_VILLAGES, pages.NO_VILLAGES_HOW)

with chosen_village(pages.PROGRESS, found) as chosen:
    page = chosen_progress(chosen)

show_progress(page)

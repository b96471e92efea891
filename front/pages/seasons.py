"""Seasons and sources: what the scheme is for, the seasons, the sources of income, and the board's opening."""

from front.choices import choice
from front.show_calendar import show_calendar
from front.show_clips import show_clips
from front.show_given import show_given
from front.show_prices import show_prices
from front.show_seasons import show_board_opening, show_seasons, show_village
from front.show_sources import show_sources
from front.show_together import show_together
from front.show_units import show_units
from front.staff import staff_page
from front.words import calendars, clips, given, staff, together, units
from front.words import seasons as words

SHOW = {
    words.VILLAGE: show_village,
    words.SEASONS: show_seasons,
    words.SOURCES: show_sources,
    words.PRICES: show_prices,
    units.TITLE: show_units,
    given.STAFF_TITLE: show_given,
    together.PAGE: show_together,
    words.BOARD: show_board_opening,
    clips.CLIPS: show_clips,
    calendars.TITLE: show_calendar,
}

with staff_page(staff.SEASONS, "add_period") as chosen:
    with chosen.slots[0]:
        what = choice(words.WHAT, "do", list(SHOW))
    SHOW[what](chosen.book)

"""The board: whom the village thanks, what it earned together, and what it counts."""

from front.beside import beside
from front.board import board_page, groups, period_word, periods
from front.choices import choice, chosen_village, nothing_yet, period_label, stop
from front.first_steps import first_steps
from front.named import named
from front.show_beside import show_beside
from front.show_board import show_board
from front.villages import villages
from front.visitor import place
from front.words import pages as words

found = villages()
if not found:
    nothing_yet(words.LAUREL, words.NO_VILLAGES, words.NO_VILLAGES_HOW)

seen = place()
with chosen_village(words.BOARD, found) as chosen:
    if not periods(chosen.book):
        stop(chosen.village.name, *(first_steps(chosen.book) or [words.NO_PERIODS]))
    with chosen.slots[0]:
        period = choice(period_label(period_word(chosen.book)), "period", periods(chosen.book))
    names = named(chosen.book)
    found_groups = [league or "" for league in groups(chosen.book, period, seen)]
    with chosen.slots[1]:
        league = choice(words.LEAGUE, "group", found_groups, lambda one: names.group(one) if one else words.EVERYBODY)
    page = board_page(chosen.book, period, league or None, seen)
    more = beside(chosen.book, period)

show_board(page, chosen.village, period, names.group(league) if league else None)
show_beside(more)

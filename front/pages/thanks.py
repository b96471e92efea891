"""The award wall: who accepted to be thanked, and for what."""

from front.choices import chosen_village, nothing_yet
from front.show_wall import show_wall
from front.villages import villages
from front.visitor import place
from front.words import award_pages as words
from front.words import pages

found = villages()
if not found:
    nothing_yet(pages.LAUREL, pages.NO_VILLAGES, pages.NO_VILLAGES_HOW)

with chosen_village(words.THANKS, found) as chosen:
    show_wall(chosen.book, chosen.village, place())

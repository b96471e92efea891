"""The fund: what was given for prizes and what became of it; the same for everybody."""

from front.choices import chosen_village, nothing_yet
from front.show_fund import show_fund
from front.villages import villages
from front.words import fund_page as words
from front.words import pages

found = villages()
if not found:
    nothing_yet(pages.LAUREL, pages.NO_VILLAGES, pages.NO_VILLAGES_HOW)

with chosen_village(words.PAGE, found) as chosen:
    show_fund(chosen.book, chosen.village)

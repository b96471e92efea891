"""Import: forms and workbooks to take along, what was filled in brought back, and forms of a group's own."""

from front.choices import choice
from front.show_imports import show_importing
from front.show_maps import show_maps
from front.show_take_along import show_take_along
from front.staff import staff_page
from front.words import imports as words

SHOW = {words.BRING: show_importing, words.TAKE_ALONG: show_take_along, words.MAPS: show_maps}

with staff_page(words.PAGE, "import_filled") as chosen:
    with chosen.slots[0]:
        what = choice(words.WHAT, "do", list(SHOW))
    SHOW[what](chosen.book)

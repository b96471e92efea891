"""Import: forms and workbooks to take along, what was filled in brought back, and forms of a group's own."""

from front.choices import choice
from front.show_imports import show_importing
from front.show_maps import show_maps
from front.show_take_along import show_take_along
from front.staff import confirmed, staff_page
from front.words import imports as words

SHOW = {
    words.BRING: lambda chosen: show_importing(chosen.book),
    words.TAKE_ALONG: lambda chosen: show_take_along(chosen.book, lambda: confirmed(chosen, "sheet_of")),
    words.MAPS: lambda chosen: show_maps(chosen.book),
}

with staff_page(words.PAGE, "import_filled") as chosen:
    with chosen.slots[0]:
        what = choice(words.WHAT, "do", list(SHOW))
    SHOW[what](chosen)

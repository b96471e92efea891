"""Notices: what is on offer and how to apply, written by an administrator for everybody to read."""

from front.show_notices import show_notices
from front.staff import staff_page
from front.words import notices as words

with staff_page(words.NOTICES, "write_notice") as chosen:
    show_notices(chosen.book, chosen.village)

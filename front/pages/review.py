"""Review: what was entered of a season, what deserves a look, and what is decided about it."""

from front.show_review import show_review
from front.staff import chosen_season, staff_page
from front.words import staff

with staff_page(staff.REVIEW, "review") as chosen:
    show_review(chosen.book, chosen_season(chosen))

"""Questions to you: what a reviewer sent back or asked about, for those who entered it."""

from front.show_questions import show_questions
from front.staff import chosen_season, staff_page
from front.words import staff

with staff_page(staff.QUESTIONS, "answer_review") as chosen:
    show_questions(chosen.book, chosen_season(chosen))

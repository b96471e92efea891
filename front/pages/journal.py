"""Record of changes: who did what, when and why, for administrators and reviewers."""

from front.show_journal import show_journal
from front.staff import staff_page
from front.words import staff

with staff_page(staff.JOURNAL, "journal") as chosen:
    show_journal(chosen.book)

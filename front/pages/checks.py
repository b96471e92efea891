"""Checks: what households ask to be checked, answered by the data steward or an administrator."""

from front.show_checks import show_checks
from front.staff import staff_page
from front.words import staff

with staff_page(staff.CHECKS, "checks_to_answer") as chosen:
    show_checks(chosen.book)

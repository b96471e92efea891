"""Village rules: chosen or written, looked at, adopted by a meeting, and compared."""

from front.choices import choice
from front.show_rules import show_form, show_text
from front.show_versions import show_own_criteria, show_versions
from front.staff import confirmed, staff_page
from front.words import rules as words
from front.words import staff

with staff_page(staff.RULES, "adopt") as chosen:
    with chosen.slots[0]:
        what = choice(words.WHAT, "do", [words.FORM, words.YAML, words.VERSIONS, words.OWN])
    if what == words.FORM:
        show_form(chosen.book, lambda: confirmed(chosen, "adopt"))
    elif what == words.YAML:
        show_text(chosen.book, lambda: confirmed(chosen, "adopt"))
    elif what == words.VERSIONS:
        show_versions(chosen.book)
    else:
        show_own_criteria(chosen.book)

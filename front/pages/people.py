"""People and access: accounts with their roles, sealed codes, and what those who take over have to know."""

from front.choices import choice
from front.show_people import show_accounts, show_adding, show_codes, show_handover
from front.staff import confirmed, staff_page
from front.words import people as words
from front.words import staff

with staff_page(staff.PEOPLE, "accounts") as chosen:
    with chosen.slots[0]:
        what = choice(words.WHAT, "do", [words.ACCOUNTS, words.ADD, words.CODES, words.HANDOVER])
    if what == words.ACCOUNTS:
        show_accounts(chosen.book, lambda: confirmed(chosen, "set_roles"))
    elif what == words.ADD:
        show_adding(chosen.book, lambda: confirmed(chosen, "add_account"))
    elif what == words.CODES:
        show_codes(chosen.book, lambda: confirmed(chosen, "seal_codes"))
    else:
        show_handover(chosen.book, chosen.village.key)

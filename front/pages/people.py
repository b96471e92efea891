"""People and access: accounts with their roles, sealed codes, and what those who take over have to know."""

from front.choices import choice
from front.oidc import provider
from front.show_checks import show_steward
from front.show_identities import show_identities
from front.show_people import show_accounts, show_adding, show_codes, show_handover
from front.staff import confirmed, staff_page
from front.words import checks, staff
from front.words import people as words

with staff_page(staff.PEOPLE, "accounts") as chosen:
    with chosen.slots[0]:
        asked = provider()
        more = [words.IDENTITIES] if asked else []
        what = choice(words.WHAT, "do", [words.ACCOUNTS, words.ADD, *more, words.CODES, checks.STEWARD, words.HANDOVER])
    if what == words.ACCOUNTS:
        show_accounts(chosen.book, lambda: confirmed(chosen, "set_roles"))
    elif what == words.ADD:
        show_adding(chosen.book, lambda: confirmed(chosen, "add_account"))
    elif asked and what == words.IDENTITIES:
        show_identities(chosen.book, asked, lambda: confirmed(chosen, "link_identity"))
    elif what == checks.STEWARD:
        show_steward(chosen.book)
    elif what == words.CODES:
        show_codes(chosen.book, lambda: confirmed(chosen, "seal_codes"))
    else:
        show_handover(chosen.book, chosen.village.key)

"""Who may do what with cards; the rules of `data.permissions` hold them.

Who hands a card out sees its code, so this is not for those who rate.
"""

from data.who import Who, anyone, either, operator, role, staff, the_household

_ADMINISTERS = either(operator, role("administrator"))

CARD_RULES: dict[str, Who] = {
    # Each for themselves alone
    "own_language": anyone,
    "keep_language": anyone,
    "adults_of": either(operator, staff, the_household),
    "keeps_incomes": the_household,
    "keep_incomes": the_household,
    "keeps_to_card": operator,
    "kept_from": operator,
    "enter_card": operator,
    "add_demonstration_cards": operator,
    "cards_of": either(_ADMINISTERS, the_household),
    "issue_card": either(_ADMINISTERS, the_household),
    "take_back_card": either(_ADMINISTERS, the_household),
    "households_for_cards": _ADMINISTERS,
    "right_card": anyone,
    "card_holder": anyone,
    "numbers_of_cards": either(operator, staff),
}

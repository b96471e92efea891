"""Who may do what with awards and their fund, for `data.permissions`.

Whoever holds the file may look, and export; giving takes people with a name (charter 7).
"""

from data.who import Who, a_household, anyone, either, oneself, operator, role, staff, the_household

_treasurer, _reviewer, _administrator = role("treasurer"), role("reviewer"), role("administrator")
_administers = either(operator, _administrator)
_decides = either(_reviewer, _administrator)

AWARD_RULES: dict[str, Who] = {
    # The fund
    "set_yearly_cap": _administers,
    "yearly_cap": anyone,
    "add_good": either(_treasurer, _administers),
    "fund_goods": anyone,
    "record_grant": _treasurer,
    "fund_balances": anyone,
    "fund_entries": anyone,
    "order_purchase": _decides,
    "order_return": _decides,
    "pay_order": _treasurer,
    "cancel_order": either(_treasurer, _decides),
    "fund_orders": either(operator, staff),
    "ask_fund": either(staff, a_household),
    "answer_fund": either(_treasurer, _administrator),
    "fund_answers": anyone,
    # Awards
    "award_evidence": either(operator, _decides),
    "season_began": either(operator, staff, a_household),
    "own_level": the_household,
    "remember_declined": operator,
    "undeclined": either(operator, staff),
    "propose_award": staff,
    "claim_award": the_household,
    "nominate": either(staff, a_household),
    "nominations": either(operator, staff),
    "record_minutes": staff,
    "approve_award": _decides,
    "refuse_award": _decides,
    "revoke_award": _decides,
    "answer_award": either(staff, the_household),
    "decline_award": either(staff, the_household),
    "hand_over": _treasurer,
    "record_slip": staff,
    "awards": either(operator, staff),
    "awards_of": either(operator, the_household),
    "own_awards": staff,
    "own_household": either(_administers, oneself),
    "award_wall": anyone,
    # Certificates and their credentials
    "certified": either(operator, _treasurer, _decides),
    "issue_credential": either(operator, _treasurer, _decides),
    "revoked_numbers": anyone,
    "sign_list": _administers,
}

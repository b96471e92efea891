"""Who may do what with checks, goals, notices, help and score cards: a household asks and is answered."""

from data.who import Who, a_household, an_account, anyone, either, operator, role, steward, the_household

_administrator = role("administrator")
_administers = either(operator, _administrator)

CHECK_RULES: dict[str, Who] = {
    "check_rules": anyone,
    "ask_check": the_household,
    "found_checks": operator,
    "checks_of": either(operator, the_household),
    "checks_to_answer": either(_administers, steward),
    "answer_check": either(_administrator, steward),
    "steward_name": either(_administers, steward, a_household),
    "appoint_steward": _administers,
    "goal_steps": anyone,
    "goals_of": either(operator, the_household),
    "choose_goal": the_household,
    "drop_goal": the_household,
    "goals_together": anyone,
    "all_together": _administers,
    "decide_together": _administers,
    "freeze_together": operator,
    "notices": anyone,
    "all_notices": _administers,
    "write_notice": _administers,
    "possible_contacts": the_household,
    "contact_of": the_household,
    "choose_contact": the_household,
    "help_of": the_household,
    "ask_help": the_household,
    "end_help": the_household,
    "offer_help": an_account,
    "help_to_give": an_account,
    "answer_help": an_account,
    "found_help": operator,
    "write_words": operator,
    "forget_help": anyone,
    "scorecard_of": the_household,
    "answer_scorecard": the_household,
    "end_scorecards": operator,
    "scorecard_results": anyone,
}

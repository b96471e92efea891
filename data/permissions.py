"""Who may do what to a village's book: every public function of `data` that takes a book names an action of this table.

What has no rule is refused. The outermost act is checked; what it needs within is part of it, except what holds scores
of several households: that is given to the acts in MAY_USE_SCORES alone, none of which gives it out (charter 1).
"""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from inspect import Signature, signature
from typing import Concatenate, ParamSpec, TypeVar

from data.actors import Actor
from data.awardaccess import AWARD_RULES
from data.cardaccess import CARD_RULES
from data.checkaccess import CHECK_RULES
from data.errors import entry_refused
from data.fieldaccess import FIELD_RULES
from data.open import Book
from data.publicaccess import PUBLIC_RULES
from data.who import (
    Arguments,
    Who,
    anyone,
    both,
    either,
    folder,
    in_a_demonstration,
    oneself,
    operator,
    own_mark,
    role,
    staff,
    steward,
    table,
    the_household,
)

P = ParamSpec("P")
R = TypeVar("R")

_rater, _reviewer, _administrator = role("rater"), role("reviewer"), role("administrator")
_administers = either(operator, _administrator)
_enters = either(operator, _rater)
_knows_households = either(operator, staff, in_a_demonstration)
_sees_entries = either(operator, _rater, _reviewer, _administrator, the_household, in_a_demonstration)
# What an administrator prepares; incomes and marks come from those who rate, each in their own name.
_PREPARES = ("households", "consents", "sources", "periods", "succession")
_publishes = either(_reviewer, _administrator)
_records_consent = either(operator, _rater, _administrator)

RULES: dict[str, Who] = {
    # Accounts and signing in
    "right_account": anyone,
    "holder": anyone,
    "has_administrator": anyone,
    "set_up": anyone,
    "new_set_up_code": operator,
    "account": either(_administers, oneself),
    "accounts": _administers,
    "add_account": _administers,
    "enter_account": operator,
    "add_demonstration_accounts": operator,
    "set_roles": _administers,
    "remove_account": _administers,
    "change_password": either(operator, oneself),
    "end_sessions": either(_administers, oneself),
    "identified": anyone,
    "links": either(_administers, oneself),
    "link_identity": _administers,
    "unlink_identity": _administers,
    "seal_codes": _administers,
    "code_holders": _administers,
    "handover": _administers,
    "open_with_codes": anyone,
    # What the village signs
    "public_keys": anyone,
    "signing_key": operator,
    "retire_key": _administers,
    # The village, its rules and its periods
    "current": anyone,
    "adopted": anyone,
    "current_rubric": anyone,
    "unagreed": anyone,
    "adopt": _administers,
    "record_meeting": _administers,
    "open_board": _administers,
    "board_opened_on": anyone,
    "describe_village": _administers,
    "add_period": _administers,
    "period_names": anyone,
    "period_states": anyone,
    "advance": operator,
    "all_periods": either(operator, staff),
    "add_succession": _administers,
    "edit_period": _administers,
    "remove_period": _administers,
    "unopened": anyone,
    "refuse_unopened": anyone,
    "first_choices": _administers,
    "composed": _administers,
    "rules_problems": _administers,
    "read_rules": _administers,
    "preview_rules": _administers,
    # Households and consent
    "register": _administers,
    "give_consent": either(operator, _rater, _administrator, the_household),
    "withdraw_consent": either(_administers, the_household),
    "consenting": _knows_households,
    "takes_part": _knows_households,
    "consented_on": _knows_households,
    "confirmation": _records_consent,
    "confirm_consent": either(_records_consent, the_household),
    "waiting": _records_consent,
    "find_households": either(operator, staff),
    "edit_household": _administers,
    "archive_household": _administers,
    "unarchive_household": _administers,
    "plan_merge": _administers,
    "merge_households": _administers,
    "split_household": _administers,
    "join_households": _administers,
    "references": operator,
    "in_use": operator,
    "refuse_used": operator,
    "unique_keys": operator,
    "known_household": _knows_households,
    "labels_of": _knows_households,
    # What the household itself sees of its own record, and may be given as a copy by whoever holds the file
    "own_entries": either(operator, the_household),
    "took_part": either(operator, the_household),
    "traces_of": either(operator, the_household),
    "export": either(operator, the_household),
    "erase": either(operator, the_household),
    "finish_erasing": operator,
    "backup": operator,
    "take_out_again": operator,
    "taken_from": operator,
    "remember_taken": operator,
    "book_mark": operator,
    "next_number": operator,
    "new_name": operator,
    "agreed_by": either(operator, the_household),
    "alias_of": either(operator, the_household),
    "set_alias": the_household,
    "rests_of": the_household,
    "end_pause": either(operator, the_household),
    # Entries
    "asked_questions": anyone,
    "standing": _rater,
    "save": _rater,
    "note_view": either(operator, staff, steward),
    "entering": _rater,
    "drawn": _rater,
    "second_missing": either(operator, staff),
    "add_income": _enters,
    "add_mark": either(operator, both(_rater, own_mark)),
    "add_measure": _enters,
    "set_coverage": _enters,
    "pause": either(_enters, the_household),
    "marks_of": _sees_entries,
    "import_file": either(operator, both(_administrator, table(*_PREPARES))),
    "import_folder": either(operator, both(_administrator, folder(*_PREPARES))),
    "raters": either(operator, staff),
    "form_of": either(operator, _rater, _administrator),
    "import_filled": either(operator, _rater, _administrator),
    # Review
    "entered": either(operator, _publishes),
    "findings": either(operator, _publishes),
    "review": either(operator, _publishes),
    "answer_review": _rater,
    "approve": _reviewer,
    "send_back": _reviewer,
    "correct": _publishes,
    "unready": either(operator, _publishes),
    "begin_review": _publishes,
    "preview_publication": _publishes,
    "fairness": either(operator, _publishes),
    "publish": _publishes,
    "store_publication": operator,
    "close_period": _publishes,
    # Ratings: the whole for whoever holds the file, a household's own page for itself
    "store_rating": operator,
    "store_correction": operator,
    "frames": operator,
    "rate_book": operator,
    "latest": operator,
    "steps_reached": operator,
    "freeze": operator,
    "frozen": operator,
    "freeze_counts": operator,
    "counted": operator,
    "release": operator,
    "snapshot": operator,
    "seen_rows": operator,
    "band_rows": operator,
    "progress": either(the_household, in_a_demonstration),
    # The journal
    "note": anyone,
    "journal": either(operator, _reviewer, _administrator, steward),
    "journal_of": either(operator, the_household),
    "journal_words": either(operator, _reviewer, _administrator, steward),
    "verify": operator,
    "recompute": operator,
    **CARD_RULES,
    **PUBLIC_RULES,
    **CHECK_RULES,
    **AWARD_RULES,
    **FIELD_RULES,
}

HOLD_SCORES = frozenset(
    {"frames", "rate_book", "latest", "steps_reached", "freeze", "frozen", "seen_rows", "band_rows"}
)
MAY_USE_SCORES = HOLD_SCORES | {
    "award_evidence",
    "close_period",
    "board",
    "why_closed",
    "leagues",
    "own_level",
    "village_totals",
    "village_spread",
    "village_curves",
    "village_sources",
    "firmness",
    "fairness",
    "hanging_posters",
    "on_the_wall",
    "preview_publication",
    "preview_rules",
    "progress",
    "publish",
    "record_posters",
    "release",
    "freeze_counts",
    "given_out",
    "snapshot",
    "store_correction",
    "store_rating",
}

# What an account does only within minutes of giving its password again: a session left open must not be enough.
RISKY = frozenset(
    {
        "add_account",
        "set_roles",
        "remove_account",
        "seal_codes",
        "link_identity",
        "issue_card",
        "adopt",
        "publish",
        "retire_key",
        # A season's incomes and marks in one file.
        "sheet_of",
    }
)


def needs(action: str) -> Callable[[Callable[Concatenate[Book, P], R]], Callable[Concatenate[Book, P], R]]:
    """The function is refused (EntryRefused: not_allowed) to whoever the rule of `action` does not name.

    Where the action is in RISKY, it is refused (not_confirmed) to an account that has not just given its
    password again.
    """

    def guard(function: Callable[Concatenate[Book, P], R]) -> Callable[Concatenate[Book, P], R]:
        form = signature(function)

        @wraps(function)
        def guarded(book: Book, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if book.action:
                allowed = _is_allowed_within(book, action)
            else:
                allowed = _is_allowed(book, action, _named(form, book, *args, **kwargs))
            if not allowed:
                raise entry_refused("not_allowed", value=action)
            if not is_confirmed(book.actor, action):
                raise entry_refused("not_confirmed", value=action)
            return function(book if book.action else replace(book, action=action), *args, **kwargs)

        guarded.action = action  # type: ignore[attr-defined]
        return guarded

    return guard


def may(book: Book, action: str, **given: object) -> bool:
    """Whether the book's actor may do this, with these arguments by their names: what a page offers."""
    return _is_allowed(book, action, given)


def is_confirmed(actor: Actor, action: str) -> bool:
    """Whether nothing stands between somebody who may do this and the act: else the password is asked for first."""
    return action not in RISKY or actor.kind != "account" or actor.confirmed


def _is_allowed(book: Book, action: str, given: Arguments) -> bool:
    return action in RULES and RULES[action](book.actor, book, given)


def _is_allowed_within(book: Book, action: str) -> bool:
    return action in RULES and (action not in HOLD_SCORES or book.action in MAY_USE_SCORES)


def _named(form: Signature, book: Book, *args: object, **kwargs: object) -> Arguments:
    bound = form.bind(book, *args, **kwargs)
    bound.apply_defaults()
    return bound.arguments

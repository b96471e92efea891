"""What a posted form or an address says, and why it is shown once more."""

import re

from data.errors import EntryRefused
from front.words import problems


def whole_number(text: str) -> int | None:
    """A whole number that a book can hold, as a page writes it; None for anything else. Numbers of awards are drawn.

    >>> whole_number("17"), whole_number("76835908404007"), whole_number("-1"), whole_number("9" * 5000)
    (17, 76835908404007, None, None)
    """
    return int(text) if re.fullmatch("[0-9]{1,18}", text) else None


def why_refused(refused: EntryRefused) -> list[str]:
    """Why what was posted is refused, in lines for its own page.

    Raises it again where that is for every page to say: not_allowed, not_confirmed.
    """
    if {"not_allowed", "not_confirmed"} & {problem.code for problem in refused.problems}:
        raise refused
    return problems.lines(refused.problems)

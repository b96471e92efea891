"""How many households something would lift to a higher level, told so that no number can tell who (charter 1 and 6)."""

from typing import Literal

# What is told is a multiple of this, and only where as many would move and as many would stay.
STEP = 10

Lift = Literal["small_village", "few", "about", "most"]


def lift(up: int, rated: int) -> tuple[Lift, int | None]:
    """What may be said of `up` households lifted among those rated, and about how many where that may be said.

    `small_village`: fewer than twenty were rated; `few`: fewer than ten would move, or none; `most`: all but fewer than
    ten; `about` so many, in tens.

    >>> lift(19, 19), lift(9, 40), lift(31, 40), lift(27, 40)
    (('small_village', None), ('few', None), ('most', None), ('about', 20))
    """
    if rated < 2 * STEP:
        return "small_village", None
    if up < STEP:
        return "few", None
    if rated - up < STEP:
        return "most", None
    return "about", STEP * (up // STEP)

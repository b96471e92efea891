"""Equivalence scales: how many equal persons a household counts for when its income is divided."""

from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from rating.sample import Floats

Scale = Literal["none", "head", "root", "oecd"]
SCALES: tuple[Scale, ...] = get_args(Scale)


def equivalents(scale: Scale, adults: ArrayLike, children: ArrayLike = 0) -> Floats:
    """Equal persons of each household: none 1, head all members, root their square root, oecd the OECD-modified scale.

    The last counts the first person 1, each further adult (14 and over) 0.5 and each child 0.3 (Hagenaars, de Vos and
    Zaidi 1994). For head and root `adults` may be all members. NaN where there is nobody.

    >>> equivalents("oecd", [2, 1], [2, 0]).tolist(), equivalents("root", 4).tolist()
    ([2.1, 1.0], 2.0)
    """
    grown, young = np.broadcast_arrays(np.asarray(adults, np.float64), np.asarray(children, np.float64))
    members = grown + young
    if scale == "none":
        return np.where(members > 0, 1.0, np.nan)
    if scale == "oecd":
        first = np.where(grown > 0, 0.5, 0.7)  # a household of children only: the first of them counts 1
        return np.where(members > 0, first + 0.5 * grown + 0.3 * young, np.nan)
    return np.where(members > 0, members if scale == "head" else np.sqrt(np.maximum(members, 0)), np.nan)

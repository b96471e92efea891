"""What no prize may be, and what is no money for prizes: essentials and aid are owed to people, not won (charter 1).

The phrases are in `data/phrases/fund.yaml`, in the five languages and the grammar of `rating.charter`.
"""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from data.errors import entry_refused
from rating.charter import Finding, Phrasebook, look_up

_CODES = {"essential": "essential_prize", "aid": "aid_money"}


def is_essential(text: str) -> Finding | None:
    """What in the name of a prize is essential to live or to farm: food, medicine, fees, inputs; None for a fit one.

    >>> is_essential("Sack of rice").phrase, is_essential("Rice mill") is None
    ('rice', True)
    """
    return look_up(text, _essentials)


def is_aid(text: str) -> Finding | None:
    """What in the purpose of a grant says that it is aid; None where nothing does.

    >>> is_aid("Flood relief").phrase, is_aid("Prizes for the harvest feast") is None
    ('relief', True)
    """
    return look_up(text, _aid)


def refuse_essential(text: str, at: str) -> None:
    """Raise EntryRefused (essential_prize) for the name of a prize that is essential."""
    _refuse("essential", is_essential(text), text, at)


def refuse_aid(text: str, at: str) -> None:
    """Raise EntryRefused (aid_money) for the purpose of a grant that is aid."""
    _refuse("aid", is_aid(text), text, at)


def _refuse(subject: str, found: Finding | None, text: str, at: str) -> None:
    if found:
        raise entry_refused(_CODES[subject], at, text, phrase=found.phrase)


@cache
def _listed() -> dict[str, Any]:
    listed: dict[str, Any] = yaml.safe_load(files("data").joinpath("phrases", "fund.yaml").read_text("utf-8"))
    return listed


@cache
def _essentials(language: str) -> Phrasebook:
    return Phrasebook(language, _listed()[language], ("essential",))


@cache
def _aid(language: str) -> Phrasebook:
    return Phrasebook(language, _listed()[language], ("aid",))

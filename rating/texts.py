"""The section `texts` of a rubric: its own words in other languages, as its meeting adopted them.

What it lacks is said in the words of the rubric itself, or of the shipped catalogue. Nothing of it enters a rating.
"""

import operator
from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Name = Annotated[str, Field(min_length=1, max_length=120)]
LANGUAGE = r"^[a-z]{2,3}(_[A-Z][A-Za-z]{1,3})?$"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CriterionTexts(_Strict):
    """What is said of one criterion, as in its own section."""

    ask: str | None = None
    about: str | None = None
    another_way: str | None = None
    unit: str | None = None


class Texts(_Strict):
    """A rubric in one language: criteria by the name that stands behind `marks.`, sources and groups by their names.

    `awards` has titles by the name of their rule, `goals` names of goals together as the book has them.
    """

    title: str | None = None
    purpose: str | None = None
    criteria: dict[str, CriterionTexts] = {}
    sources: dict[str, str] = {}
    # Left out where there are none, so that rules that were adopted before keep the hash that their book knows.
    groups: dict[str, Name] = Field({}, exclude_if=operator.not_)
    awards: dict[str, Name] = Field({}, exclude_if=operator.not_)
    goals: dict[str, Name] = Field({}, exclude_if=operator.not_)


Translations = Annotated[dict[Annotated[str, Field(pattern=LANGUAGE)], Texts], Field(min_length=1)]


def fitting(found: Mapping[str, str | None], language: str) -> str | None:
    """Of texts by language the one for a reader of `language`: a script of its own first, else the language at large.

    >>> fitting({"zh": "早"}, "zh_Hans"), fitting({"zh": "早", "zh_Hant": "晚"}, "zh_Hant"), fitting({"es": "a"}, "hi")
    ('早', '晚', None)
    """
    return found.get(language) or found.get(language.partition("_")[0])

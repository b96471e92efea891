"""A loan is never income, and paying it back is no cost: only its interest is.

A source that is named as a loan is refused. The phrases are in `data/phrases/loans.yaml`, in the five languages and the
grammar of `rating.charter`.
"""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from data.errors import EntryRefused
from rating.charter import Phrasebook, identifier_text, look_up
from rating.problems import Problem


def is_loan(source: str) -> bool:
    """Whether a source is named as a loan; its interest is none.

    >>> [is_loan(name) for name in ("bank_loan", "préstamo", "贷款", "कर्ज", "قرض")]
    [True, True, True, True, True]
    >>> [is_loan(name) for name in ("loan_interest", "interés del préstamo", "贷款利息", "कर्ज का ब्याज", "فائدة القرض")]
    [False, False, False, False, False]
    """
    return look_up(identifier_text(source), _phrases) is not None


def refuse_loans(sources: Iterable[str]) -> None:
    """Raise EntryRefused (loan_is_no_income) for each source that is named as a loan."""
    problems = [Problem("loan_is_no_income", "source", value=source) for source in sources if is_loan(source)]
    if problems:
        raise EntryRefused(problems)


@cache
def _phrases(language: str) -> Phrasebook:
    listed: dict[str, Any] = yaml.safe_load(files("data").joinpath("phrases", "loans.yaml").read_text("utf-8"))
    return Phrasebook(language, listed[language], ("loan",))

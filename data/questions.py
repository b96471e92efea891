"""What is asked about each household in a period: every source of income, and every criterion that rests on marks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from data.catalogue import current_rubric
from data.errors import entry_refused
from data.open import Book
from data.permissions import needs
from data.workings import Working
from rating.problems import nearest
from rating.rubric import Indicator


@dataclass(frozen=True)
class MarkAnswer:
    """A rater's own mark, and a phrase from `data.answertables.PHRASES` that the household will see."""

    mark: float
    phrase: str | None = None


@dataclass(frozen=True)
class IncomeAnswer:
    """Whether a source was asked (asked, none, refused, unknown); where it was: how much, and how that is known.

    `amount` is the exact text of an amount in the village's currency; `method` receipt, recent, recalled or guess;
    `working` the helper that it was reckoned with: then the amount follows from it.
    """

    state: str
    amount: str | None = None
    method: str | None = None
    working: Working | None = None


Value = MarkAnswer | IncomeAnswer | None


@dataclass(frozen=True)
class Question:
    """`key` is "mark:CRITERION" or "income:SOURCE"; `kind` is mark, or the source's work, property, support or cost.

    `texts` is what the rules call a source, by language.
    """

    key: str
    kind: str
    indicator: Indicator | None = None
    texts: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def name(self) -> str:
        """The criterion or the source."""
        return self.key.partition(":")[2]

    @property
    def scale(self) -> tuple[float, float] | None:
        """The least and the greatest mark of a criterion."""
        return self.indicator.scale if self.indicator else None


def told_apart(key: str) -> tuple[str, int | None]:
    """A question and, where one adult of the household tells an income apart from the others, that adult's number.

    >>> told_apart("income@2:wage"), told_apart("income:wage")
    (('income:wage', 2), ('income:wage', None))
    """
    found = re.fullmatch(r"income@([1-9][0-9]?):(.+)", key, re.DOTALL)
    return (f"income:{found[2]}", int(found[1])) if found else (key, None)


def told_by(key: str, adult: int) -> str:
    """The question of an income as one adult tells it.

    >>> told_by("income:wage", 2)
    'income@2:wage'
    """
    kind, _, name = key.partition(":")
    return f"{kind}@{adult}:{name}"


@needs("asked_questions")
def asked_questions(book: Book) -> tuple[Question, ...]:
    """The questions of the village's rules: sources first, then criteria, in the order of the rules.

    Criteria of its own that no meeting has agreed are not asked. Raises EntryRefused: no_rubric.
    """
    rubric = current_rubric(book)
    kinds = rubric.income.kinds if rubric.income else {}
    criteria = {
        leaf.part.key: leaf.part
        for leaf in rubric.indicators()
        if leaf.part.kind == "marks" and leaf.name not in rubric.silenced
    }
    sources = (Question(f"income:{name}", kind, texts=rubric.source_texts(name)) for name, kind in kinds.items())
    return (*sources, *(Question(f"mark:{key}", "mark", part) for key, part in criteria.items()))


@needs("asked_questions")
def known_question(book: Book, key: str) -> Question:
    """The question of a key, whoever tells it. Raises EntryRefused: unknown_question, with the nearest one."""
    key, found = told_apart(key)[0], {question.key: question for question in asked_questions(book)}
    if key not in found:
        raise entry_refused("unknown_question", "question", key, near=nearest(key, found))
    return found[key]

"""What a reviewer sees of an entry, in words: what was asked, what was entered, where it stands, what to look at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from data.catalogue import current
from data.entered import Entry, Key
from data.findings import Finding
from data.open import Book
from data.questions import asked_questions
from data.review import Reviewed
from front import language
from front.criteria import worded
from front.words import review as words
from front.words.say import amount, decimal, in_turn, listed, shown
from rating.texts import fitting


@dataclass(frozen=True)
class Questions:
    """The village's questions in words, and its currency."""

    texts: dict[str, str]
    currency: str

    def text(self, key: Key) -> str:
        """What was asked, or the name of what is not asked by the rules any more."""
        return self.texts.get(key.question) or words.MEASURED.format(name=named(key.subject))

    def label(self, key: Key) -> str:
        """The same, with whose mark it is."""
        return words.OF_RATER.format(question=self.text(key), rater=key.rater) if key.rater else self.text(key)


def questions_of(book: Book) -> Questions:
    """What the village's rules ask, in words."""
    texts: dict[str, str] = {}
    for question in asked_questions(book) if current(book) else ():
        template = words.COST if question.kind == "cost" else words.FROM
        asked = worded(question.indicator.key, "ask", question.indicator) if question.indicator else ""
        name = fitting(question.texts, language.current()) or named(question.name)
        texts[question.key] = asked or (name if question.indicator else template.format(name=name))
    return Questions(texts, book.village()["currency"])


def named(name: str) -> str:
    """A name of the rules as it reads.

    >>> named("sent_home")
    'sent home'
    """
    return name.replace("_", " ")


def content(entry: Entry, questions: Questions) -> str:
    """What was entered; "" where nothing was."""
    if entry.key.question.startswith("income:"):
        money = "" if entry.value is None else amount(entry.value, questions.currency)
        state = words.INCOME_STATES.get(entry.state or "asked", "")
        return listed(filter(None, [money or state, *(words.METHODS[method] for method in entry.methods)]))
    if entry.value is None:
        return ""
    said = listed(filter(None, [shown(entry.value), words.PHRASES.get(entry.phrase or "", "")]))
    return words.BY_RATER.format(rater=entry.key.rater, value=said) if entry.key.rater else said


def standing(each: Reviewed) -> str:
    """Where the review of an entry stands, with the reason."""
    state = words.STATES[each.state]
    reason = words.REASONS.get(each.reason or "", "")
    return words.STATE_BECAUSE.format(state=state, reason=reason) if reason else state


def in_review(each: Reviewed, questions: Questions) -> str:
    """Where it stands, what deserves a look, and whether the account entered it itself."""
    finding = told(each.finding, questions) if each.finding and each.state != "approved" else ""
    return in_turn(filter(None, [standing(each), words.OWN if each.own else "", finding]))


def likely_reason(each: Reviewed) -> str:
    """The reason for which an entry would most likely be sent back."""
    return _LIKELY.get(each.finding.code if each.finding else "", "unclear")


_LIKELY = {"missing": "missing", "marks_apart": "raters_differ", "income_far": "unlike_before"}


def told(finding: Finding, questions: Questions) -> str:
    """A finding in words."""
    values = {name: shown(value) for name, value in finding.values.items()}
    if "usual" in finding.values:
        values["usual"] = amount(finding.values["usual"], questions.currency)
    if "by" in finding.values:
        values["by"] = decimal(finding.values["by"], 1)
    named_in = {"rater": finding.key.rater, "question": questions.text(finding.key)}
    return words.FINDINGS[finding.code].format(**values, **named_in)


def households_shown(every: Sequence[Reviewed], which: str) -> list[str]:
    """The households of a kind, in the fixed order."""
    fits = _KINDS[which]
    return list(dict.fromkeys(each.entry.key.household for each in every if fits(each)))


_KINDS: dict[str, Callable[[Reviewed], bool]] = {
    "to_look_at": lambda each: bool(each.finding and each.state == "waiting") or each.state in ("changed", "stands"),
    "to_approve": lambda each: each.state in ("waiting", "changed", "stands"),
    "missing": lambda each: each.state == "missing",
    "waiting": lambda each: each.state in ("sent_back", "asked"),
    "all": lambda _each: True,
}

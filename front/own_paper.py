"""A household's own page as a sheet to print, for those without a phone: the same facts, without a picture."""

from collections.abc import Sequence
from typing import Any

from data.open import today
from front.checks import CheckRow
from front.dates import day
from front.goals import GoalRow
from front.language import ENGLISH, current
from front.own import OwnPage, Row
from front.paper.pdf import compiled
from front.words import own as words
from front.words import own_paper as paper_words
from front.words import progress as said
from rating.charter import LANGUAGES


def own_paper(own: OwnPage, goals: Sequence[GoalRow], checks: Sequence[CheckRow], contact: str) -> bytes:
    """The sheet as PDF, in the language that is spoken. Raises PaperRefused where no font has its letters."""
    entered = ((said.ENTERED, own.marks), (words.INCOMES, own.incomes), (words.MEASURES, own.measures))
    sections = [_table(heading, rows) for heading, rows in entered if rows]
    more = [*(goal.said for goal in goals), *(f"{check.what}. {check.said}" for check in checks)]
    if more:
        sections.append({"heading": paper_words.GOALS_AND_CHECKS, "texts": more})
    foot = [words.CONTACT.format(contact=contact)] if contact else []
    data = {
        "title": words.TITLE.format(label=own.label),
        "on": today(),
        "texts": list(filter(None, _beginning(own))),
        "sections": sections,
        "foot": [*foot, paper_words.ON.format(day=day(today()))],
    }
    spoken = current().partition("_")[0]
    return compiled("own", data, spoken if spoken in LANGUAGES else ENGLISH)


def _beginning(own: OwnPage) -> list[str]:
    shown = own.progress
    if shown is None:
        return [own.period, own.why, own.seasons]
    leaves = paper_words.LEAVES.format(leaves=shown.leaves, kept=said.KEPT) if shown.levels else ""
    return [own.period, *shown.missing, shown.own_past, leaves, shown.next_step, own.seasons]


def _table(heading: str, rows: Sequence[Row]) -> dict[str, Any]:
    cells = [[row.what, row.value, f"{row.by} {row.on}".rstrip()] for row in rows]
    return {"heading": heading, "columns": [words.MEASURE, words.VALUE, words.PERSON], "rows": cells}

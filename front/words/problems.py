"""A problem as a person reads it: where it is, what is wrong, what is accepted, and what was meant."""

import datetime as clock
from collections.abc import Iterable
from typing import TYPE_CHECKING

from front.language import said
from front.words import (
    administration,
    awards,
    backups,
    badges,
    books,
    cards,
    checks,
    clips,
    entering,
    fund,
    given,
    goals,
    helping,
    imports,
    languages,
    leaving,
    notices,
    own_say,
    paper,
    posters,
    poverty,
    progress,
    region,
    review,
    rubrics,
    say,
    scorecard,
    seasons,
    sheetform,
    site,
    spreadsheets,
    tables,
    together,
    units,
    verify,
)
from front.words.say import apart, counted, listed, shown

if TYPE_CHECKING:
    from rating.problems import Problem

_BY_SUBJECT = (
    administration.SENTENCES,
    badges.SENTENCES,
    backups.SENTENCES,
    books.SENTENCES,
    cards.SENTENCES,
    checks.SENTENCES,
    clips.SENTENCES,
    entering.SENTENCES,
    own_say.SENTENCES,
    languages.SENTENCES,
    leaving.SENTENCES,
    fund.SENTENCES,
    given.SENTENCES,
    goals.SENTENCES,
    helping.SENTENCES,
    imports.SENTENCES,
    scorecard.SENTENCES,
    awards.SENTENCES,
    notices.SENTENCES,
    tables.SENTENCES,
    rubrics.SENTENCES,
    paper.SENTENCES,
    posters.SENTENCES,
    poverty.SENTENCES,
    region.SENTENCES,
    sheetform.SENTENCES,
    site.SENTENCES,
    spreadsheets.SENTENCES,
    review.SENTENCES,
    together.SENTENCES,
    verify.SENTENCES,
)
_SENTENCES = {code: text for sentences in _BY_SUBJECT for code, text in sentences.items()}
# Said after a name that was not known: {near} is the most similar one.
MEANT = "Did you mean “{near}”?"
ANYTHING_ELSE = "“{value}” is not accepted for “{key}” ({code})."
LINE, ROW, COLUMN = "line {number}", "row {number}", "column {name}"
_RUBRIC_SUFFIXES = (".yaml", ".yml", ".json")


def lines(problems: Iterable["Problem"]) -> list[str]:
    """Each problem as a line to print."""
    return [sentence(problem) for problem in problems]


def sentence(problem: "Problem") -> str:
    """The problem in words, with its place before it where it has one."""
    if problem.code == "more_problems":
        return counted(int(str(problem.more["count"])), *said(tables.REST))
    place, text = where(problem), _what(problem)
    meant = said(MEANT).format(near=problem.near) if problem.near else ""
    return " ".join(filter(None, [f"{place}:" if place else "", text, meant]))


def where(problem: "Problem") -> str:
    """The file with the line of a rubric, or the row and column of a table; "" where a problem has no file."""
    if not problem.file.endswith(_RUBRIC_SUFFIXES):
        return place_of(problem.file, problem.line, problem.at if problem.file else "")
    line = said(LINE).format(number=problem.line)
    return said(say.SEPARATOR).join([problem.file, line] if problem.line else [problem.file])


def place_of(file: str, row: int | None, column: str) -> str:
    """A place in a table."""
    at_row, at_column = said(ROW).format(number=row), said(COLUMN).format(name=apart(column))
    told = [apart(file) if file else "", at_row if row else "", at_column if column else ""]
    return said(say.SEPARATOR).join(filter(None, told))


def known(code: str) -> bool:
    """Whether there is a sentence for a problem's code."""
    return code == "more_problems" or any(key.partition("+")[0] == code for key in _SENTENCES)


_FIELDS = {"amount": entering.AMOUNT, "name": seasons.NAME, "factor": units.FACTOR, "mark": progress.MARK}


def _what(problem: "Problem") -> str:
    more = {key: shown(value) for key, value in problem.more.items()}
    if "subject" in more:
        more["subject"] = said(rubrics.SUBJECTS)[more["subject"]]
    parent, _, key = problem.at.rpartition(".")
    # What was typed into a form is called as the form calls it; a file's own columns and keys keep their names.
    if not (parent or problem.file or problem.line):
        key = _field(key)
        more |= {each: _field(more[each]) for each in ("column", "empty") if each in more}
    values = _Values(
        {
            "value": shown(problem.value),
            "key": key,
            "parent": parent or problem.file,
            "code": problem.code,
            "file": problem.file,
            "today": clock.datetime.now(clock.UTC).date().isoformat(),
            **more,
            "accepted": listed(problem.accepted),
        }
    )
    return _template(problem).format_map(values)


def _field(name: str) -> str:
    return said(_FIELDS[name]) if name in _FIELDS else name


class _Values(dict[str, str]):
    """What a template names; a refusal is shown even where one of them was not handed up."""

    def __missing__(self, _key: str) -> str:
        return "…"


def _template(problem: "Problem") -> str:
    fields = [*problem.more, *(["accepted"] if problem.accepted else [])]
    keys = [*(f"{problem.code}+{field}" for field in fields), problem.code]
    return said(next((_SENTENCES[key] for key in keys if key in _SENTENCES), ANYTHING_ELSE))

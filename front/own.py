"""A household's own page in words: its progress where there is one, every entry about it, and who looked at it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.errors import EntryRefused
from data.open import Book
from data.own import OwnEntry, own_entries, took_part
from data.own_journal import Trace, traces_of
from data.periods import period_names
from data.workings import Working
from front.counted import Counted, asked, counted
from front.dates import day
from front.language import current
from front.light.entered_values import number_name
from front.progress import ProgressPage, progress_page
from front.words import own as words
from front.words.say import amount, apart, in_turn, listed, short
from front.words.say import counted as plural
from rating.rubric import Indicator, Rubric
from rating.texts import fitting


@dataclass(frozen=True)
class Row:
    """One entry as it is shown; `question` and `rater` name it in a check.

    `none` where a source was asked about and there was nothing.
    """

    question: str
    rater: str
    what: str
    value: str
    how: str
    by: str
    on: str
    none: bool


@dataclass(frozen=True)
class TraceRow:
    """What somebody did, in words."""

    on: str
    who: str
    deed: str


@dataclass(frozen=True)
class OwnPage:
    """Everything on the page; without `progress`, `why` says why there is none."""

    label: str
    period: str
    periods: tuple[str, ...]
    progress: ProgressPage | None
    why: str
    seasons: str
    marks: tuple[Row, ...]
    incomes: tuple[Row, ...]
    none: str
    measures: tuple[Row, ...]
    rules: tuple[Counted, ...]
    traces: tuple[TraceRow, ...]


def own_page(book: Book, household: str, asked_for: str = "") -> OwnPage:
    """The page up to a period: the one that is asked for, else the newest of those with a rating, else the newest."""
    periods = tuple(reversed(period_names(book)))
    rated = took_part(book, household)
    period = asked_for if asked_for in periods else rated[-1] if rated else next(iter(periods), "")
    progress, why, rubric = _progress(book, household, period)
    rows = entry_rows(book, household, period, rubric) if period else ()
    return OwnPage(
        label=progress.label if progress else household,
        period=period,
        periods=periods,
        progress=progress,
        why=why,
        seasons=plural(len(rated), *words.SEASONS) if rated else "",
        marks=tuple(row for row in rows if row.question.startswith("mark:")),
        incomes=tuple(row for row in rows if row.question.startswith("income:") and not row.none),
        none=in_turn(row.what for row in rows if row.none),
        measures=tuple(row for row in rows if row.question.startswith("measure:")),
        rules=counted(rubric) if rubric else (),
        traces=tuple(_trace(each) for each in traces_of(book, household)),
    )


def entry_rows(book: Book, household: str, period: str, rubric: Rubric | None = None) -> tuple[Row, ...]:
    """Every entry of a period in words."""
    asks = {leaf.part.key: asked(leaf.name, leaf.part) for leaf in rubric.indicators()} if rubric else {}
    scales = {leaf.part.key: leaf.part for leaf in rubric.indicators()} if rubric else {}
    kinds = rubric.income.kinds if rubric and rubric.income else {}
    names = {source: fitting(rubric.source_texts(source), current()) or "" for source in kinds} if rubric else {}
    costs = {source for source, kind in kinds.items() if kind == "cost"}
    currency = str(book.village()["currency"])
    return tuple(
        Row(
            question=each.question,
            rater=each.rater or "",
            what=_what(each, asks, names, costs),
            value=value_of(each, scales, currency),
            how=_how(each),
            by=apart(each.rater or each.by or words.NOBODY),
            on=day(each.on),
            none=each.value is None and each.state == "none",
        )
        for each in own_entries(book, household, period)
    )


def _progress(book: Book, household: str, period: str) -> tuple[ProgressPage | None, str, Rubric | None]:
    if not period:
        return None, words.NO_SEASONS, None
    try:
        page = progress_page(book, household, period)
    except EntryRefused as refused:
        codes = {problem.code for problem in refused.problems}
        return None, words.NOT_PART if "no_consent" in codes else words.NO_RULES, None
    return page, "", page.rubric


def _what(entry: OwnEntry, asks: Mapping[str, str], names: Mapping[str, str], costs: Iterable[str]) -> str:
    if entry.question.startswith("mark:"):
        return asks.get(entry.subject, entry.subject)
    name = names.get(entry.subject) or entry.subject.replace("_", " ")
    return words.COST.format(source=name) if entry.question.startswith("income:") and entry.subject in costs else name


def value_of(entry: OwnEntry, scales: Mapping[str, Indicator], currency: str) -> str:
    """An entry's value in words; `scales` has the criteria whose marks are shown with their most."""
    if entry.value is None:
        return words.STATES.get(entry.state or "", "")
    if entry.question.startswith("income:"):
        return amount(entry.value, currency)
    return short(entry.value) if entry.subject not in scales else _of_scale(entry.value, scales[entry.subject])


def _of_scale(mark: float, part: Indicator) -> str:
    return f"{short(mark)} / {short(part.scale[1])}" if part.scale else short(mark)


def _how(entry: OwnEntry) -> str:
    said = [words.METHODS.get(entry.method or "", ""), words.PHRASES.get(entry.phrase or "", "")]
    said += [words.TOLD_BY.format(number=entry.told_by)] if entry.told_by else []
    return in_turn(filter(None, [*said, _working(entry.working) if entry.working else ""]))


def _working(working: Working) -> str:
    numbers = sorted(working.numbers.items())
    named = (words.NUMBER.format(name=number_name(name), value=value) for name, value in numbers)
    return words.WORKED_OUT.format(numbers=listed(named))


def _trace(trace: Trace) -> TraceRow:
    what = words.TABLES.get(trace.table, words.OTHER_TABLE)
    deed = words.DEEDS[trace.deed].format(what=what, act=words.ACTS.get(trace.act, words.OTHER_ACT))
    deed = words.TIMES.format(deed=deed, times=trace.times) if trace.times > 1 else deed
    return TraceRow(
        day(trace.on), trace.actor if trace.kind == "account" and trace.actor else words.KINDS[trace.kind], deed
    )

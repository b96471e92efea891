"""What a household's own page shows, worked out from its own record and nobody else's."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from data.disclosure import labels_of
from data.households import consenting
from data.open import Book
from data.progress import Progress, Season, progress
from front.counted import Counted, asked, counted
from front.criteria import title_of
from front.dates import day
from front.words import progress as words
from front.words.say import amount, decimal, in_turn, short
from front.words.say import counted as plural
from rating.explain import Step
from rating.rubric import Indicator, Rubric


@dataclass(frozen=True)
class Part:
    """What one counted thing brings to the score, as printed, and the most that it can bring."""

    ask: str
    brings: str
    at_most: str


@dataclass(frozen=True)
class Mark:
    """A mark as it was entered: by whom, on which day, on which scale."""

    ask: str
    rater: str
    mark: str
    on: str


@dataclass(frozen=True)
class ProgressPage:
    """Everything on a household's own page, in words and printed numbers, with the plain numbers for its charts."""

    label: str
    period: str
    own_past: str
    counted_as: str
    missing: tuple[str, ...]
    level: int
    levels: int
    leaves: str
    next_step: str
    parts: tuple[Part, ...]
    score: str
    marks: tuple[Mark, ...]
    seasons: tuple[Season, ...]
    decimals: int
    currency: str
    rules: str
    period_word: str
    rubric: Rubric


def households(book: Book) -> Mapping[str, str]:
    """label -> household, of those that take part, by label; the name beside a label that two of them share."""
    labels = labels_of(book)
    taking_part = sorted(consenting(book) & labels.keys(), key=lambda name: (labels[name].casefold(), name))
    used = [labels[name] for name in taking_part]
    return {labels[n] if used.count(labels[n]) == 1 else f"{labels[n]} ({n})": n for n in taking_part}


def progress_page(book: Book, household: str, period: str) -> ProgressPage:
    """The page of one household up to a period. Raises as `data.progress.progress` does."""
    own, currency = progress(book, household, period), str(book.village()["currency"])
    rubric, season = own.rubric, own.season
    asks = {leaf.name: asked(leaf.name, leaf.part) for leaf in rubric.indicators()}
    return ProgressPage(
        label=own.label,
        period=period,
        own_past=_own_past(rubric, season, currency),
        counted_as=_counted_as(rubric, season, currency),
        missing=tuple(_missing(own, asks)),
        level=season.level_step,
        levels=len(rubric.levels),
        leaves=_leaves(season.level_step, len(rubric.levels)),
        next_step=_next_step(own, asks),
        parts=_parts(counted(rubric), own.contributions, rubric.rank.decimals),
        score="" if season.score is None else decimal(season.score, rubric.rank.decimals),
        marks=_marks(own, asks),
        seasons=own.seasons,
        decimals=rubric.rank.decimals,
        currency=currency,
        period_word=rubric.period or "",
        rules=words.RULES.format(title=title_of(rubric), version=rubric.version),
        rubric=rubric,
    )


def _own_past(rubric: Rubric, season: Season, currency: str) -> str:
    """How a season compares with the household's own past, as far as both are known."""
    if season.earned is None or rubric.income is None:
        return ""
    income = rubric.income
    per = words.PER.get(income.per) or words.PER_MEASURE.format(measure=income.per.partition(".")[2])
    said = [words.EARNED.format(earned=amount(season.earned, currency), per=per)]
    if season.baseline is not None:
        said.append(words.BEFORE[income.baseline].format(baseline=amount(season.baseline, currency)))
        said.append(_difference(season.earned - season.baseline, currency))
    return " ".join(said)


def _counted_as(rubric: Rubric, season: Season, currency: str) -> str:
    """How the comparison is counted, exactly enough to do it by hand."""
    if season.earned is None or rubric.income is None:
        return ""
    said = [] if season.growth is None else [_growth(season.growth, rubric.income.floor, currency)]
    return " ".join([*said, words.CONSTANT if rubric.income.prices else words.FULL_YEAR])


def _difference(difference: float, currency: str) -> str:
    if amount(difference) == amount(0.0):
        return words.SAME
    template = words.MORE if difference > 0 else words.LESS
    return template.format(difference=amount(abs(difference), currency))


def _growth(growth: float, floor: float, currency: str) -> str:
    template = words.COUNTED_AS if floor else words.COUNTED_AS_NO_FLOOR
    return template.format(growth=decimal(growth, 2), floor=amount(floor, currency))


def _missing(own: Progress, asks: Mapping[str, str]) -> list[str]:
    said = [words.MISSING[code] for code in own.missing]
    if own.unmarked and "paused" not in own.missing:
        said.append(words.UNMARKED.format(names=in_turn(asks[name] for name in own.unmarked)))
    return said


def _leaves(level: int, levels: int) -> str:
    if not level:
        return words.NO_LEAVES
    return plural(level, *words.LEAVES, levels=levels)


def _next_step(own: Progress, asks: Mapping[str, str]) -> str:
    if own.kept:
        return _one_step(own.small, asks)
    if own.season.score is None or not own.rubric.levels:
        return ""
    if own.season.level_step >= len(own.rubric.levels):
        return words.ALL_LEAVES
    steps = [
        words.STEP.format(ask=asks[step.name], before=short(round(step.before, 2)), after=short(step.after))
        for step in own.step
    ]
    if len(steps) == 1:
        return words.NEXT_ONE.format(step=steps[0])
    return words.NEXT_SEVERAL.format(steps=words.AND.join(steps)) if steps else _small_step(own.small, asks)


def _small_step(small: Step | None, asks: Mapping[str, str]) -> str:
    """Where the next leaf is out of reach there is still something that is not."""
    return f"{words.NO_STEP} {_one_step(small, asks)}".rstrip()


def _one_step(small: Step | None, asks: Mapping[str, str]) -> str:
    if small is None:
        return ""
    step = words.STEP.format(ask=asks[small.name], before=short(round(small.before, 2)), after=short(small.after))
    return words.SMALL_STEP.format(step=step)


def _parts(listed: tuple[Counted, ...], brings: Mapping[str, float], decimals: int) -> tuple[Part, ...]:
    """Each counted part that has a value; its greatest share is of what has one, for the rest is reweighted."""
    found = [one for one in listed if one.name in brings]
    whole = sum(one.share for one in found)
    return tuple(
        Part(
            one.ask,
            decimal(brings[one.name], decimals),
            decimal(_rounded_up(100 * one.share / whole, decimals), decimals),
        )
        for one in found
    )


def _rounded_up(most: float, decimals: int) -> float:
    """What a part can bring at most, as printed: what it brings is rounded so that the sum is right, up as well.

    >>> _rounded_up(12.5, 0), _rounded_up(7.0000000001, 0), _rounded_up(33.3333, 1)
    (13.0, 7.0, 33.4)
    """
    return float(ceil(most * 10**decimals - 1e-6) / 10**decimals)


def _marks(own: Progress, asks: Mapping[str, str]) -> tuple[Mark, ...]:
    """The marks in the order in which the rubric asks for them."""
    return tuple(
        Mark(asks[leaf.name], mark.rater, _of_scale(mark.mark, leaf.part), day(mark.entered_at))
        for leaf in own.rubric.indicators()
        if leaf.part.kind == "marks"
        for mark in own.marks
        if mark.criterion == leaf.part.key
    )


def _of_scale(mark: float, part: Indicator) -> str:
    high = part.scale[1] if part.scale else None
    return words.OF.format(mark=short(mark), high=short(high)) if high is not None else short(mark)

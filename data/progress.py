"""A household's own page: everything about one household, and nothing of any other."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from statistics import fmean

from data.catalogue import current_rubric
from data.disclosure import labels_of
from data.errors import entry_refused
from data.facts import MarkGiven, marks_of
from data.households import consenting, known_household
from data.keeping import Kept, kept_from
from data.open import Book
from data.periods import period_names
from data.permissions import needs
from data.ratings import Stored, rate_incomes, stored_as
from rating.explain import Step, contributions, next_step, printed, small_step
from rating.rubric import Rubric


@dataclass(frozen=True)
class Season:
    """A household's own numbers in one period; a score and a level only where a rating was stored.

    `earned` and `baseline` are per unit, in constant prices, for 12 months; `growth` is the arc rate. Of what is `kept`
    from who looks there are no such numbers.
    """

    period: str
    paused: bool
    earned: float | None
    baseline: float | None
    growth: float | None
    score: float | None
    level: str | None
    level_step: int
    revision: int | None
    kept: bool = False


@dataclass(frozen=True)
class Progress:
    """How one household is doing, up to a period.

    `contributions` add up to the season's score. `missing` holds codes: not_rated, paused, first_season, no_earner,
    income_unknown, kept; `unmarked` the criteria that nobody has marked. `step` is the smallest change to the next
    level, `small` a single mark raised where that is too far. Where another adult's income is `kept` from who looks,
    what it could be worked out from is missing: sums, growth, score, contributions, and how far the next level is.
    """

    village: str
    household: str
    label: str
    period: str
    league: str | None
    seasons: tuple[Season, ...]
    contributions: dict[str, float]
    marks: tuple[MarkGiven, ...]
    step: tuple[Step, ...]
    small: Step | None
    missing: tuple[str, ...]
    unmarked: tuple[str, ...]
    rubric: Rubric
    kept: bool = False

    @property
    def season(self) -> Season:
        """The period that the page is about."""
        return self.seasons[-1]


@needs("progress")
def progress(book: Book, household: str, period: str) -> Progress:
    """Everything for the page of one household. Raises EntryRefused: unknown_household, unknown_period, no_consent."""
    known_household(book, household)
    names = period_names(book)
    if period not in names:
        raise entry_refused("unknown_period", "period", period)
    if household not in consenting(book):
        raise entry_refused("no_consent", "household", household)
    stored = stored_as(book, period, None, household)
    rubric = stored.rubric() if stored else current_rubric(book)
    seasons = _seasons(book, household, names[: names.index(period) + 1], rubric)
    parts = _parts(stored, household)
    marks = marks_of(book, household, period)
    row = stored.row(household) if stored else None
    kept = kept_from(book, household)
    shown = tuple(_without(season, kept, at) for at, season in zip(_positions(book), seasons, strict=False))
    found = Progress(
        village=book.village()["name"],
        household=household,
        label=labels_of(book).get(household, household),
        period=period,
        league=row.league if row else None,
        seasons=shown,
        contributions=_contributions(rubric, parts, stored, household),
        marks=marks,
        step=next_step(rubric, parts, _means(marks), row.level_step) if row and row.points is not None else (),
        small=small_step(rubric, _means(marks)),
        missing=tuple(_missing(book, household, seasons)),
        unmarked=_unmarked(rubric, marks),
        rubric=rubric,
    )
    return _open_part(found) if shown[-1].kept else found


def _open_part(found: Progress) -> Progress:
    """The page without what an income that is kept from who looks could be worked out from."""
    return replace(found, contributions={}, step=(), missing=(*found.missing, "kept"), kept=True)


def _positions(book: Book) -> tuple[int, ...]:
    return tuple(row["position"] for row in book.rows("SELECT position FROM periods ORDER BY position"))


def _without(season: Season, kept: Kept, position: int) -> Season:
    if not kept.holds(position):
        return season
    earned = None if season.period in {period for period, _ in kept.questions} else season.earned
    return replace(season, earned=earned, baseline=None, growth=None, score=None, kept=True)


def _seasons(book: Book, household: str, periods: tuple[str, ...], rubric: Rubric) -> tuple[Season, ...]:
    values = rate_incomes(book, household, rubric)
    found = {row["period"]: row for row in values.iter_rows(named=True)}
    stored = {period: stored_as(book, period, None, household) for period in periods}
    # A period without a price index is worked out for nobody.
    return tuple(_season(period, found.get(period, {}), stored[period], household) for period in periods)


def _season(period: str, values: Mapping[str, object], stored: Stored | None, household: str) -> Season:
    row = stored.row(household) if stored else None
    points = row.points if row else None
    number = {name: values.get(name) for name in ("earned", "baseline", "growth")}
    return Season(
        period=period,
        paused=bool(values.get("paused")),
        score=points / 10**stored.decimals if stored and points is not None else None,
        level=row.level if row else None,
        level_step=row.level_step if row else 0,
        revision=stored.revision if stored else None,
        kept=False,
        **{name: float(x) if isinstance(x, int | float) else None for name, x in number.items()},
    )


def _parts(stored: Stored | None, household: str) -> dict[str, float]:
    row = stored.row(household) if stored else None
    return row.parts if row else {}


def _contributions(rubric: Rubric, parts: dict[str, float], stored: Stored | None, household: str) -> dict[str, float]:
    row = stored.row(household) if stored else None
    if stored is None or row is None or row.points is None:
        return {}
    return printed(contributions(rubric, parts), row.points, stored.decimals)


def _means(marks: tuple[MarkGiven, ...]) -> dict[str, float]:
    """The mean mark of each criterion."""
    given: dict[str, list[float]] = {}
    for each in marks:
        given.setdefault(each.criterion, []).append(each.mark)
    return {criterion: fmean(values) for criterion, values in given.items()}


def _missing(book: Book, household: str, seasons: tuple[Season, ...]) -> list[str]:
    season = seasons[-1]
    earners = book.rows("SELECT earners FROM households WHERE name = :name", name=household)[0]["earners"]
    known = season.earned is not None
    codes = {
        "not_rated": season.score is None and not season.paused,
        "paused": season.paused,
        "no_earner": earners == 0,
        "income_unknown": earners > 0 and not known and not season.paused,
        "first_season": earners > 0 and known and season.baseline is None,
    }
    return [code for code, holds in codes.items() if holds]


def _unmarked(rubric: Rubric, marks: tuple[MarkGiven, ...]) -> tuple[str, ...]:
    marked = {mark.criterion for mark in marks}
    asked = [leaf for leaf in rubric.indicators() if leaf.part.kind == "marks" and leaf.name not in rubric.silenced]
    return tuple(leaf.name for leaf in asked if leaf.part.key not in marked)

"""What of a period deserves a second look, and why: for a reviewer, in a fixed order, never by size, never a score.

The rules are stated in docs/review.md. A finding accuses nobody: most entries that are looked at are right.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

import polars as pl

from data.catalogue import current
from data.entered import Entry, Key, entered
from data.money import major
from data.open import Book
from data.ownpast import far
from data.permissions import needs
from rating.raters import raters
from rating.tables import Tables

# Shares of a criterion's scale, and standard errors of a rater's leniency.
APART = 0.4
LENIENT = 0.1
SURELY = 2.0
EDGE = 1e-9


@dataclass(frozen=True)
class Finding:
    """One thing to look at: marks_apart, income_far, missing (each of an entry), lenient or strict (of a rater).

    `values` are what the sentence tells: low and high mark; amount and what is usual, at this period's prices; how far
    a rater marks above or below the others, and how many households it marked.
    """

    code: str
    key: Key
    values: Mapping[str, float] = field(default_factory=dict)


@needs("findings")
def findings(book: Book, period: str) -> tuple[Finding, ...]:
    """What deserves a look in a period: of raters first, then of entries by household and question."""
    return findings_among(book, period, entered(book, period))


@needs("findings")
def findings_among(book: Book, period: str, entries: Sequence[Entry]) -> tuple[Finding, ...]:
    """The same of the entries of a period, which are at hand."""
    scales = _scales(book)
    of_entries = {f.key: f for f in (*_missing(entries), *_apart(entries, scales), *_far(book, period, entries))}
    keys = (Key(entry.key.household, entry.key.question) for entry in entries)
    return (*_of_raters(entries, scales), *(of_entries[key] for key in dict.fromkeys(keys) if key in of_entries))


def _scales(book: Book) -> dict[str, float]:
    """mark:CRITERION -> the length of its scale."""
    rules = current(book)
    parts = [leaf.part for leaf in rules.rubric().indicators()] if rules else []
    return {f"mark:{part.key}": part.scale[1] - part.scale[0] for part in parts if part.kind == "marks" and part.scale}


def _missing(entries: Iterable[Entry]) -> Iterator[Finding]:
    yield from (Finding("missing", entry.key) for entry in entries if not entry.seen)


def _apart(entries: Iterable[Entry], scales: Mapping[str, float]) -> Iterator[Finding]:
    marks: dict[Key, list[float]] = {}
    for entry in entries:
        if entry.key.question in scales and entry.value is not None:
            marks.setdefault(Key(entry.key.household, entry.key.question), []).append(entry.value)
    for key, given in marks.items():
        if max(given) - min(given) > APART * scales[key.question] - EDGE:
            yield Finding("marks_apart", key, {"low": min(given), "high": max(given)})


def _of_raters(entries: Iterable[Entry], scales: Mapping[str, float]) -> Iterator[Finding]:
    marks = [e for e in entries if e.key.question in scales and e.value is not None]
    if not marks:
        return
    for row in raters(_tables(marks)).iter_rows(named=True):
        question, leniency = f"mark:{row['criterion']}", row["leniency"]
        if row["se"] is not None and abs(leniency) > max(SURELY * row["se"], LENIENT * scales[question] - EDGE):
            code = "lenient" if leniency > 0 else "strict"
            yield Finding(code, Key("", question, row["rater"]), {"by": abs(leniency), "households": row["households"]})


def _tables(marks: list[Entry]) -> Tables:
    rows = [(e.key.household, e.key.subject, e.key.rater, e.value) for e in marks]
    columns = ["household", "criterion", "rater", "mark"]
    frame = pl.DataFrame(rows, columns, orient="row").with_columns(period=pl.lit("p"))
    homes = frame.select("household").unique().with_columns(village=pl.lit("v"))
    return Tables(homes, pl.DataFrame({"period": ["p"], "order": [1]}), marks=frame)


def _far(book: Book, period: str, entries: Iterable[Entry]) -> Iterator[Finding]:
    factors, past = _factors(book), _past(book, period)
    for entry in entries:
        if entry.value is None or not entry.key.question.startswith("income:"):
            continue
        before = past.get(entry.key, [])
        if far(entry.value * factors[period], before):
            yield Finding("income_far", entry.key, {"amount": entry.value, "usual": median(before) / factors[period]})


def _factors(book: Book) -> dict[str, float]:
    """period -> what brings its amounts to constant prices (where the rules have an index) and to 12 months."""
    rules = current(book)
    income = rules.rubric().income if rules else None
    prices = (income.prices if income else None) or {}
    rows = book.rows("SELECT name, months FROM periods")
    return {row["name"]: 12 / row["months"] * 100 / prices.get(row["name"], 100) for row in rows}


def _past(book: Book, period: str) -> dict[Key, list[float]]:
    """What a household had from a source in each earlier period of the same season that it did not pause, if known."""
    factors, digits = _factors(book), book.village()["minor_digits"]
    past: dict[Key, list[float]] = {}
    for row in book.rows(_PAST, period=period):
        key = Key(row["household"], f"income:{row['source']}")
        past.setdefault(key, []).append(major(row["amount_minor"], digits) * factors[row["period"]])
    return past


# A source that was asked without an amount gave nothing; one that was refused or is not known says nothing.
_PAST = """
    WITH amounts AS (SELECT household, period, source, sum(amount_minor) AS amount_minor FROM income_entries
        GROUP BY household, period, source),
    known AS (SELECT household, period, source, amount_minor FROM amounts
        UNION ALL SELECT c.household, c.period, c.source, 0 FROM coverage AS c WHERE c.state IN ('asked', 'none')
        AND NOT EXISTS (SELECT 1 FROM income_entries AS e WHERE e.household = c.household AND e.period = c.period
            AND e.source = c.source))
    SELECT h.name AS household, s.name AS source, p.name AS period, k.amount_minor FROM known AS k
    JOIN households AS h ON h.id = k.household JOIN sources AS s ON s.id = k.source
    JOIN periods AS p ON p.id = k.period JOIN periods AS this ON this.name = :period
    WHERE p.position < this.position AND p.season IS this.season
    AND NOT EXISTS (SELECT 1 FROM pauses AS x WHERE x.household = k.household AND x.period = k.period)
    AND NOT EXISTS (SELECT 1 FROM coverage AS c WHERE c.household = k.household AND c.period = k.period
        AND c.source = k.source AND c.state IN ('refused', 'unknown'))"""

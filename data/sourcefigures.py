"""What the village as a whole had from each source: computed with a period's first rating, and then frozen (charter 6).

A source is said where it has ten contributors, none over 30 % of it. Its total is rounded, and the number of households
is given down to tens. Costs are not said by source. What a published total of the village would leave over once the
published sources are taken off has to keep to the same rule; else the smallest of these is withheld, too. All of it
comes from the cells of each source (`data.coarse`) and from nothing else, so that little and nothing are the same.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from data.coarse import Cell, coarsened
from data.figures import GIVEN, reason, rounded, total
from data.open import Book, now
from data.permissions import needs
from data.statements import READ
from rating.rubric import Rubric

Amounts = Mapping[int, int]
Cells = Mapping[int, Cell]
# What programmes gave, beside the sources, none of which has this name.
PROGRAMMES = ""
GROUPS = {"earned": ("work", "cost"), "property": ("property",), "support": ("support",)}


@dataclass(frozen=True)
class SourceTotal:
    """A source of a period: at least so many `households` had so much from it, or why that is not said."""

    period: str
    source: str
    kind: str
    households: int | None
    amount: float | None
    withheld: str | None
    constant_prices: bool


@needs("freeze")
def freeze_sources(book: Book, rubric: Rubric, values: pl.DataFrame, periods: Sequence[str]) -> None:
    """Write down the sources of periods that are not frozen yet; `values` are those of the rating."""
    if rubric.income is None:
        return
    digits, prices = book.village()["minor_digits"], rubric.income.prices
    for period in periods:
        factor = (100 / prices[period] if prices else 1.0) / 10**digits
        for source, one in _of_period(book, rubric, values.filter(period=period), period).items():
            said, count = total_of(one)
            told = {"amount": rounded(said * factor) if said else None, "households": count}
            why = {"withheld": None if said else one[1] or "too_few", "constant": int(prices is not None)}
            book.db.execute(_FREEZE, {"period": period, "source": source, **told, **why, "at": now()})


@needs("frozen")
def frozen_sources(book: Book) -> list[SourceTotal]:
    """Every source that was written down, in the order of periods and names."""
    rows = book.rows(_FROZEN)
    return [SourceTotal(**{**row, "constant_prices": bool(row["constant_prices"])}) for row in rows]


def total_of(one: tuple[float | None, str | None, int]) -> tuple[float | None, int | None]:
    """The sum and the number of households, down to tens; both None where nothing is said."""
    amount, _, count = one
    return (amount, count // 10 * 10) if amount else (None, None)


def said(amounts: Mapping[str, Amounts], hidden: Collection[str]) -> dict[str, tuple[float | None, str | None, int]]:
    """source -> its sum in minor units, or why it is withheld; and how many contribute to it.

    `hidden` sources are never said, and what is withheld is kept together with them.

    >>> many = {number: 1000 for number in range(30)}
    >>> {name: one[1] for name, one in said({"wage": many, "herd": many}, []).items()}
    {'wage': None, 'herd': None}
    >>> {name: one[1] for name, one in said({"wage": many, "herd": {1: 90_000}}, []).items()}
    {'wage': 'with_others', 'herd': 'too_few'}
    """
    cells = {name: coarsened(each, of_some=True) or {} for name, each in amounts.items()}
    found = {name: _one(each) for name, each in cells.items() if name not in hidden}
    while True:
        kept = [name for name in cells if name in hidden or found[name][0] is None]
        open_ones = [name for name in found if name not in kept]
        if not open_ones or not _tells(cells[name] for name in kept):
            return found
        least = min(open_ones, key=lambda name: (abs(found[name][0] or 0), name))
        found[least] = (None, "with_others", found[least][2])


def _one(cells: Cells) -> tuple[float | None, str | None, int]:
    amount, withheld = total(cells.values())
    return amount, withheld, sum(bool(cell.middle) for cell in cells.values())


def _tells(kept: Iterable[Cells]) -> bool:
    """Whether what is kept back, as one sum, would tell of few; little beside the rest counts as nothing here, too."""
    rest: dict[int, int] = {}
    for cells in kept:
        for number, cell in cells.items():
            rest[number] = rest.get(number, 0) + int(cell.middle)
    sums = [cell.middle for cell in (coarsened(rest, of_some=True) or {}).values()]
    return any(sums) and reason(sums) is not None


def _of_period(
    book: Book, rubric: Rubric, values: pl.DataFrame, period: str
) -> dict[str, tuple[float | None, str | None, int]]:
    kinds = rubric.income.kinds if rubric.income else {}
    known = set(values.drop_nulls("earned")["household"]), set(values["household"])
    numbers = {row["name"]: row["id"] for row in book.rows("SELECT id, name FROM households")}
    found: dict[str, tuple[float | None, str | None, int]] = {}
    rows = [row for row in book.rows(READ["income"]) if row["period"] == period]
    for group, of_it in GROUPS.items():
        sources = [source for source, kind in kinds.items() if kind in of_it]
        those = known[0] if group == "earned" else known[1]
        amounts = {source: dict.fromkeys((numbers[name] for name in those), 0) for source in sources}
        for row in rows:
            if row["source"] in amounts and row["household"] in those:
                signed = -row["amount_minor"] if kinds[row["source"]] == "cost" else row["amount_minor"]
                number = numbers[row["household"]]
                amounts[row["source"]][number] += signed
        amounts |= (
            {PROGRAMMES: _given(book, period, {name: numbers[name] for name in those})} if group == "support" else {}
        )
        found |= said(amounts, [PROGRAMMES, *(source for source in sources if kinds[source] == "cost")])
    return found


def _given(book: Book, period: str, numbers: Mapping[str, int]) -> dict[int, int]:
    """What programmes gave these households: it is in the total of support, and said of no source."""
    found: dict[int, int] = {}
    for row in book.rows(GIVEN):
        if row["period"] == period and row["household"] in numbers:
            number = numbers[row["household"]]
            found[number] = found.get(number, 0) + row["value_minor"]
    return found


_FREEZE = """
    INSERT INTO source_figures (period, source, households, amount, withheld, constant_prices, frozen_at)
    SELECT p.id, s.id, :households, :amount, :withheld, :constant, :at FROM periods AS p, sources AS s
    WHERE p.name = :period AND s.name = :source ON CONFLICT (period, source) DO NOTHING"""
_FROZEN = """
    SELECT p.name AS period, s.name AS source, s.kind, f.households, f.amount, f.withheld, f.constant_prices
    FROM source_figures AS f JOIN periods AS p ON p.id = f.period JOIN sources AS s ON s.id = f.source
    ORDER BY p.position, s.name"""

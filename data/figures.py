"""The village's own figures: the only money on public pages, computed with a period's first rating and then frozen.

A figure needs at least 10 contributors, none of them over 30 % of it, and is rounded to two significant digits (charter
6). It is the sum of cells (`data.coarse`), not of the amounts themselves. Of earned income only the balance is given,
never work and costs apart: their difference would be a second figure over the same households.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import polars as pl

from data.coarse import Cell, coarsened
from data.open import Book, now
from data.permissions import needs
from data.statements import READ
from rating.rubric import Rubric

FEWEST = 10
LARGEST_SHARE = 0.30
SIGNIFICANT = 2
NAMES = ("earned", "property", "support")
# (period, name) -> household -> what is taken of its amount; None where the amounts are too few or too small.
Contributions = Mapping[tuple[str, str], Mapping[str, Cell] | None]


@dataclass(frozen=True)
class PeriodTotal:
    """What the village as a whole earned or received in a period, or why that is not said.

    `name` is earned, property or support; `amount` is in the currency, at constant prices where the rubric has an
    index; `withheld` is too_few or one_too_large.
    """

    period: str
    name: str
    amount: float | None
    withheld: str | None
    constant_prices: bool


@needs("freeze")
def contributions(book: Book, rubric: Rubric, values: pl.DataFrame) -> Contributions:
    """What every household adds to each figure; `values` are those of the rating (`Rating.values`)."""
    if rubric.income is None:
        return {}
    numbers = {row["name"]: row["id"] for row in book.rows("SELECT id, name FROM households")}
    found: dict[tuple[str, str], dict[str, Cell] | None] = {}
    for key, amounts in _amounts(book, rubric.income.kinds, values).items():
        cells = coarsened({numbers[name]: amount for name, amount in amounts.items()})
        found[key] = None if cells is None else {name: cells[numbers[name]] for name in amounts}
    return found


@needs("freeze")
def freeze(book: Book, rubric: Rubric, added: Contributions, periods: Sequence[str]) -> None:
    """Write down the figures of periods that have none yet; a later revision changes none."""
    if rubric.income is None:
        return
    sql = """INSERT INTO figures (period, name, amount, withheld, constant_prices, frozen_at)
             VALUES ((SELECT id FROM periods WHERE name = :period), :name, :amount, :withheld, :constant, :at)
             ON CONFLICT (period, name) DO NOTHING"""
    for period in periods:
        for one in totals_of(book, rubric, added, period):
            book.db.execute(sql, {**vars(one), "constant": int(one.constant_prices), "at": now()})


@needs("freeze")
def totals_of(book: Book, rubric: Rubric, added: Contributions, period: str) -> list[PeriodTotal]:
    """The totals of a period, at constant prices where the rubric has an index."""
    prices = rubric.income.prices if rubric.income else None
    factor = (100 / prices[period] if prices else 1.0) / 10 ** book.village()["minor_digits"]
    found = []
    for name in NAMES:
        amount, withheld = total((added.get((period, name)) or {}).values())
        said = None if amount is None else rounded(amount * factor)
        found.append(PeriodTotal(period, name, said, withheld, prices is not None))
    return found


def total(cells: Iterable[Cell]) -> tuple[float | None, str | None]:
    """The sum, in minor units, or why it may not be said.

    >>> total([Cell(900, 1100)] * 12), total([Cell(900, 1100)] * 9)
    ((12000.0, None), (None, 'too_few'))
    """
    added = [cell.middle for cell in cells]
    withheld = reason(added)
    return (None if withheld else sum(added)), withheld


@needs("frozen")
def frozen(book: Book) -> list[PeriodTotal]:
    """Every figure that was written down, in the order of periods."""
    sql = """SELECT p.name AS period, f.name, f.amount, f.withheld, f.constant_prices
             FROM figures AS f JOIN periods AS p ON p.id = f.period ORDER BY p.position, f.name"""
    return [PeriodTotal(**{**row, "constant_prices": bool(row["constant_prices"])}) for row in book.rows(sql)]


def reason(shares: Iterable[float]) -> str | None:
    """Why a sum of these contributions may not be said in public; None if it may.

    >>> reason([100] * 9), reason([100] * 9 + [500]), reason([100] * 10)
    ('too_few', 'one_too_large', None)
    """
    sizes = [abs(share) for share in shares if share]
    if len(sizes) < FEWEST:
        return "too_few"
    return "one_too_large" if max(sizes) > LARGEST_SHARE * sum(sizes) else None


def rounded(amount: float, digits: int = SIGNIFICANT) -> float:
    """An amount to two significant digits, halves away from zero.

    >>> rounded(12549.0), rounded(-0.0355), rounded(0.0), rounded(995.0)
    (13000.0, -0.036, 0.0, 1000.0)
    """
    exact = Decimal(repr(amount))
    if not exact:
        return 0.0
    step = Decimal(1).scaleb(exact.adjusted() - digits + 1)
    return float((exact / step).quantize(Decimal(1), ROUND_HALF_UP) * step)


def _amounts(book: Book, kinds: Mapping[str, str], values: pl.DataFrame) -> dict[tuple[str, str], dict[str, int]]:
    """(period, name) -> household -> minor units, 0 without an entry; earned only of those of whom it is known."""
    known = values.drop_nulls("earned")
    rows = {"earned": known, "property": values, "support": values}
    sums: dict[tuple[str, str], dict[str, int]] = {}
    for name, those in rows.items():
        for period, household in those.select("period", "household").iter_rows():
            sums.setdefault((period, name), {})[household] = 0
    for row in book.rows(READ["income"]):
        kind = kinds.get(row["source"], "")
        of_it = sums.get((row["period"], "earned" if kind in ("work", "cost") else kind), {})
        if row["household"] in of_it:
            of_it[row["household"]] += -row["amount_minor"] if kind == "cost" else row["amount_minor"]
    for row in book.rows(GIVEN):
        of_it = sums.get((row["period"], "support"), {})
        if row["household"] in of_it:
            of_it[row["household"]] += row["value_minor"]
    return sums


# What programmes gave, where the household has confirmed it.
GIVEN = """
    SELECT h.name AS household, p.name AS period, g.value_minor FROM given AS g
    JOIN households AS h ON h.id = g.household JOIN periods AS p ON p.id = g.period WHERE g.answer = 'confirmed'"""

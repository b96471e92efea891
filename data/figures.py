"""The village's own figures: the only money on public pages, computed with a period's first rating and then frozen.

A figure needs at least 10 contributors, none of them over 30 % of it, and is rounded to two significant digits (charter
6). Of earned income only the balance is given, never work and costs apart: their difference would be a second figure
over the same households.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import polars as pl

from data.money import major
from data.open import Book, now
from data.permissions import needs
from data.statements import READ
from rating.rubric import Rubric

FEWEST = 10
LARGEST_SHARE = 0.30
SIGNIFICANT = 2
NAMES = ("earned", "property", "support")


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
def freeze(book: Book, rubric: Rubric, values: pl.DataFrame, periods: Sequence[str]) -> None:
    """Write down the figures of periods that have none yet; a later revision changes none.

    `values` are those of the rating (`Rating.values`): they say whose earned income is known.
    """
    if rubric.income is None:
        return
    shares, digits = _shares(book, rubric.income.kinds, values), book.village()["minor_digits"]
    prices = rubric.income.prices
    sql = """INSERT INTO figures (period, name, amount, withheld, constant_prices, frozen_at)
             VALUES ((SELECT id FROM periods WHERE name = :period), :name, :amount, :withheld, :constant, :at)
             ON CONFLICT (period, name) DO NOTHING"""
    for period in periods:
        factor = 100 / prices[period] if prices else 1.0
        for name in NAMES:
            withheld = reason(shares.get((period, name), {}).values())
            total = major(sum(shares.get((period, name), {}).values()), digits) * factor
            amount = None if withheld else rounded(total)
            told = {"amount": amount, "withheld": withheld, "constant": int(prices is not None)}
            book.db.execute(sql, {"period": period, "name": name, **told, "at": now()})


@needs("frozen")
def frozen(book: Book) -> list[PeriodTotal]:
    """Every figure that was written down, in the order of periods."""
    sql = """SELECT p.name AS period, f.name, f.amount, f.withheld, f.constant_prices
             FROM figures AS f JOIN periods AS p ON p.id = f.period ORDER BY p.position, f.name"""
    return [PeriodTotal(**{**row, "constant_prices": bool(row["constant_prices"])}) for row in book.rows(sql)]


def reason(shares: Iterable[int]) -> str | None:
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


def _shares(book: Book, kinds: Mapping[str, str], values: pl.DataFrame) -> dict[tuple[str, str], dict[str, int]]:
    """(period, name) -> household -> minor units; earned only of those whose earned income is known."""
    counted = set(values.select("period", "household").iter_rows())
    known = set(values.drop_nulls("earned").select("period", "household").iter_rows())
    shares: dict[tuple[str, str], dict[str, int]] = {}
    for row in book.rows(READ["income"]):
        kind = kinds.get(row["source"], "")
        name = "earned" if kind in ("work", "cost") else kind
        who = (row["period"], row["household"])
        if who in (known if name == "earned" else counted):
            sums = shares.setdefault((row["period"], name), {})
            signed = -row["amount_minor"] if kind == "cost" else row["amount_minor"]
            sums[row["household"]] = sums.get(row["household"], 0) + signed
    return shares

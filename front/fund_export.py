"""The fund as files: for Beancount, for Excel, and the statement of a year as PDF. They name no household."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from data.fund import ACCOUNTS, Balance, Entry, fund_balances, fund_entries
from data.money import exact, major
from data.open import Book, today
from front.awards import held
from front.language import current
from front.numbers import decimal_of
from front.paper.pdf import compiled
from front.words import fund_export as words
from front.words import fund_page as fund_words
from front.words import say

NAMES = {
    "given": "Income:Given",
    "bought": "Equity:Bought",
    "left": "Assets:Left",
    "reserved": "Assets:SetAside",
    "spent": "Expenses:Spent",
    "returned": "Expenses:GivenBack",
}
# ISO 4217 has this for what is no currency.
NO_CURRENCY = "XXX"


def beancount(book: Book) -> str:
    """The fund's entries for Beancount, each with its receipt, and what it has to come to at the end.

    Accounts have names in English, as Beancount asks; a good is a commodity whose name is beside it.
    """
    village, balances, entries = book.village(), fund_balances(book), fund_entries(book)
    units: dict[str | None, str]
    units = {each.good: f"GOOD-{at}" for at, each in enumerate(balances) if each.good is not None}
    units[None] = village["currency"] if re.fullmatch("[A-Z]{3}", village["currency"]) else NO_CURRENCY
    digits = village["minor_digits"]
    first = min((entry.on for entry in entries), default=today())
    lines = [f'option "title" {_quoted(words.FUND.format(village=village["name"]))}']
    lines += [f'option "operating_currency" "{units[None]}"', ""]
    lines += [f"{first} commodity {unit}\n  name: {_quoted(good)}" for good, unit in units.items() if good]
    lines += [f"{first} open {name}" for name in NAMES.values()]
    lines += ["", *(_transaction(entry, units[entry.good], digits) for entry in entries)]
    lines += _closing(balances, units, digits)
    return "\n".join(lines) + "\n"


def workbook(book: Book) -> bytes:
    """The fund's entries and what there is, as a workbook of Excel with a sheet each."""
    digits, made = book.village()["minor_digits"], Workbook()
    made.remove(made.worksheets[0])
    _fill(made.create_sheet(words.ENTRIES), [words.ENTRY_HEADS, *(_row(entry, digits) for entry in fund_entries(book))])
    balances = [(each.good or fund_words.MONEY, *_amounts(each, digits)) for each in fund_balances(book)]
    _fill(made.create_sheet(words.BALANCES), [fund_words.COLUMNS, *balances])
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def statement(book: Book, year: int) -> bytes:
    """The statement of a calendar year as PDF: what there was at its end, and what moved in it."""
    village, entries = book.village(), fund_entries(book)
    until = [entry for entry in entries if entry.on <= f"{year}-12-31"]
    goods = dict.fromkeys([None, *(each.good for each in fund_balances(book))])
    there = [_there(book, good, until) for good in goods]
    moved = [_moved(book, entry) for entry in until if entry.on >= f"{year}-01-01"]
    last = {"heading": words.IN_YEAR, "columns": list(words.MOVED_HEADS), "rows": moved, "figures": [2, 3]}
    sections = [
        {"heading": words.AT_END, "columns": list(fund_words.COLUMNS), "rows": there, "figures": [1, 2, 3, 4, 5]},
        last if moved else {"heading": words.IN_YEAR, "texts": [words.NOTHING_MOVED]},
    ]
    title = words.YEAR_TITLE.format(village=village["name"], year=year)
    data = {"title": title, "on": f"{year}-12-31", "sections": sections, "foot": [words.SIGN]}
    return compiled("sheet", data, current())


def _transaction(entry: Entry, unit: str, digits: int) -> str:
    amount = _exact(entry.amount, entry.good, digits)
    giver, purpose = entry.grant.get("giver", ""), entry.grant.get("purpose", "")
    told = {"receipt": entry.receipt, "paper": entry.paper, "order": entry.order}
    about = [f"  {key}: {_quoted(str(value))}" for key, value in told.items() if value is not None]
    postings = [f"  {NAMES[entry.target]}  {amount} {unit}", f"  {NAMES[entry.source]}  -{amount} {unit}"]
    head = f"{entry.on} * {_quoted(giver)} {_quoted(purpose or fund_words.KINDS[entry.kind])}"
    return "\n".join([head, *about, *postings, ""])


def _closing(balances: Iterable[Balance], units: dict[str | None, str], digits: int) -> Iterator[str]:
    """What each account has to come to, to the last unit; an assertion is about the beginning of its day."""
    day = f"{int(today()[:4]) + 1}-01-01"
    for each in balances:
        for account in ACCOUNTS:
            amount = _exact(getattr(each, account), each.good, digits)
            yield f"{day} balance {NAMES[account]}  {amount} ~ 0 {units[each.good]}"


def _there(book: Book, good: str | None, entries: Iterable[Entry]) -> list[str]:
    """A good, or money, and what there was of it on each account: what came to it less what went from it."""
    sums = dict.fromkeys(words.ACCOUNTS, 0)
    for entry in entries:
        if entry.good == good:
            sums[entry.source] -= entry.amount
            sums[entry.target] += entry.amount
    given = -(sums["given"] + sums["bought"])
    amounts = (given, *(sums[account] for account in ACCOUNTS))
    return [good or fund_words.MONEY, *(_held(book, amount, good) for amount in amounts)]


def _held(book: Book, amount: int, good: str | None) -> str:
    """An amount to the last minor unit, or so many pieces."""
    if good is not None:
        return held(book, amount, good)
    village = book.village()
    digits = village["minor_digits"]
    number = decimal_of(major(amount, digits), digits, grouped=True)
    return say.MONEY.format(number=number, currency=village["currency"]).rstrip()


def _moved(book: Book, entry: Entry) -> list[str]:
    what = fund_words.KINDS[entry.kind]
    named = f"{what}: {entry.grant['giver']}" if entry.grant else what
    amount = _held(book, entry.amount, entry.good)
    return [entry.on, named, f"{entry.good}: {amount}" if entry.good else amount, str(entry.receipt or "")]


def _row(entry: Entry, digits: int) -> tuple[object, ...]:
    amount = float(_exact(entry.amount, entry.good, digits))
    way = (words.ACCOUNTS[entry.source], words.ACCOUNTS[entry.target], amount, entry.receipt, entry.paper)
    of = (entry.good or fund_words.MONEY, *way, entry.grant.get("giver"), entry.grant.get("purpose"))
    return (entry.on, fund_words.KINDS[entry.kind], *of)


def _amounts(balance: Balance, digits: int) -> tuple[float, ...]:
    each = (balance.given, *(getattr(balance, account) for account in ACCOUNTS))
    return tuple(float(_exact(amount, balance.good, digits)) for amount in each)


def _fill(sheet: Worksheet, rows: Iterable[Iterable[object]]) -> None:
    for line, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(line, column)
            cell.value = value
            # Text that begins like a formula stays text.
            cell.data_type = "s" if isinstance(value, str) else cell.data_type


def _exact(amount: int, good: str | None, digits: int) -> str:
    return exact(amount, 0 if good else digits)


def _quoted(text: str) -> str:
    r"""A text as Beancount quotes it.

    >>> _quoted('a "b" \\ c')
    '"a \\"b\\" \\\\ c"'
    """
    plain = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'

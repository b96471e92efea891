"""What the page about the village as a whole says, and the method of each of its figures."""

from front.language import said
from front.words.say import amount, decimal, percent

PAGE = "The village"
TITLE = "{village} as a whole"
WHAT = (
    "These figures are about all households together, never about one. They are rounded, and written down once for "
    "each season, when it is first rated: a later correction or departure changes none of them."
)
NOTHING = "There is nothing to show yet: a season’s figures appear with its first board."
NOT_SHOWN = "not shown: {why}"
WHY = {
    "too_few": "too few households stand behind it",
    "one_too_large": "one household would stand out",
}

VALUE = "Value"
HEADS = {
    "earned": "What the village earned",
    "property": "What came from property",
    "support": "Support received",
    "below_floor": "Households below the floor",
    "rose": "Households that earn more than in their own past",
    "gini": "How evenly income is spread (Gini)",
}
SHARES = frozenset({"below_floor", "rose"})
_TOTAL = "To two digits. A household without any does not count among those behind it; none has more than 30 % of it."
METHODS = {
    "earned": f"Income from work and farm after costs, of all households whose income is known, added up. {_TOTAL}",
    "property": f"Income from property of all households, added up. {_TOTAL}",
    "support": f"Support received by all households, added up. {_TOTAL}",
    "below_floor": "The share of households whose earned income is below the floor of the village rules; to the next "
    "tenth, and only where at least 10 households are on either side.",
    "rose": "The share of households whose earned income grew against their own past; to the next tenth, and only "
    "where at least 10 households are on either side.",
    "gini": "The Gini coefficient of earned income: 0 where all have the same, 1 where one has all; to the next "
    "twentieth, and only for 100 households or more.",
}
# The smallest number that may stand behind a figure: the exact one would show how many take part.
FEWEST = {"earned": 10, "property": 10, "support": 10, "below_floor": 20, "rose": 20, "gini": 100}
SHARE, ZERO_TO_ONE = "share of 1", "0 to 1"
AT_LEAST = "at least {count}"
HOW = "How: {method} Behind each figure are at least {count} households."
CONSTANT = "In prices of one season, so that the seasons can be compared."
CHART = "{figure}, by season: {figures}."
TABLE = "{figure}, a row for each season."
EACH = "{period}: {value}"
EVERYBODY = "All households"

FIRM = "How firm the board of {period} is"
FIRM_HOW = (
    "The rules were varied as others might fairly have chosen them: weights, scales and ways to add up. It is only "
    "said how many of those named would stand elsewhere, never who."
)
GROUP = "{group}: {firmness}"

DATA = "Download all figures (CSV)"
DATA_FILE = "{village}-figures.csv"


def value(name: str, number: float | None, withheld: str | None, currency: str) -> str:
    """A figure in words, or why it is not shown.

    >>> value("rose", 0.6, None, ""), value("earned", 740000.0, None, "IDR"), value("gini", 0.35, None, "")
    ('60 %', '740,000 IDR', '0.35')
    >>> value("gini", None, "too_few", "")
    'not shown: too few households stand behind it'
    """
    if number is None:
        return said(NOT_SHOWN).format(why=said(WHY)[withheld or "too_few"])
    if name in SHARES:
        return percent(number)
    return decimal(number, 2) if name == "gini" else amount(number, currency)

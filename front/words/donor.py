"""What stands in the ten figures about a season that are given to donors, and what `laurel donor` says."""

# The command
HELP = (
    "Write the ten figures about a season that a donor asks for, with how each comes about: for Excel where the file "
    "ends in .xlsx, as PDF where it ends in .pdf. All are about the village as a whole, rounded, and frozen with the "
    "season."
)
BOOK = "The record book."
OUT = "The file to write: .xlsx or .pdf."
PERIOD = "The season, or whatever the rules call a period; without it the last that has a board."
NOT_A_FILE_FOR_DONORS = "“{name}” has to end in .xlsx or .pdf: the ending says how the file is written."
CLOSED = "No figures are given out of this season. {why}"
WRITTEN = "Wrote the ten figures about {period} to {out}"

# The buttons
GIVE_OUT = "To give out"
GIVE_OUT_HOW = (
    "The figures are frozen with the season, about the village as a whole and never about one household. The report "
    "names those whom the board on the wall names: it is for the meeting, not for the internet."
)
MAKE = "Make ten figures for donors"
TO_PDF = "Take the ten figures (PDF)"
TO_EXCEL = "Take the ten figures (Excel)"
FILE = "{village}-{period}-figures"

# The file
TITLE = "{village}: ten figures about {period}"
WHAT = (
    "Every figure is about the village as a whole, never about one household. It was rounded and written down once, so "
    "a later correction or departure changes none. A figure is left out where few households stand behind it."
)
# Heads of columns. A figure may have several parts, such as “from work and farm” and “support received”.
PART_OF_IT = "Of which"
FIGURE, VALUE, UNIT, BEHIND, WHY_NOT, METHOD = "Figure", "Value", "Unit", "Households behind it", "Not shown", "How"
# Beside a figure: how many households are behind it at the least.
AT_LEAST = "of at least {count} households"
HEADS = {
    "households": "Households rated",
    "earned": "What the village earned",
    "rose": "Households that earn more than in their own past",
    "below": "Households below the line",
    "moves": "Across the line since the season before",
    "sources": "What income came from",
    "gini": "How evenly income is spread (Gini)",
    "thanked": "Households that were thanked",
    "learned": "Households that learned or taught something",
    # Help among neighbours, and help that the village’s contacts gave.
    "helped": "Help given and received",
}
PARTS = {
    "left_floor": "rose above the line",
    "fell_floor": "fell below the line",
    "from_work": "from work and farm",
    "from_support": "support received",
    "helped": "lent a hand",
    "asked_help": "asked a contact for help",
    # Of the households that asked for help
    "solved_help": "of these say that it helped",
}
# One part of a figure that has several: what it is, then its value.
PART = "{part}: {value}"
# Of the households that were thanked, the share that was thanked for a deed, such as “lent tools: 40 %”.
FOR_DEED = "for this: {deed}"
COUNT = "at least {count}"
METHODS = {
    "households": "The largest number that the other figures show to be behind them. How many take part is not said, "
    "because it would tell how many do not.",
    "moves": "Of the households whose earned income is known in both seasons, the share that was below the line and is "
    "no longer, and the share that is below it and was not. To the next tenth, and only where at least 10 households "
    "are on either side.",
    "sources": "Worked out from the two rounded totals, income from work and farm after costs and support received: "
    "the part of each in their sum, to the next twentieth.",
    "thanked": "Households that accepted an award of the season, to two digits; and for each deed the share of these, "
    "to the next tenth. Counted once the season is closed.",
    "learned": "The share of rated households that took training, put a new skill to use, taught somebody or trained "
    "an apprentice; to the next tenth, and only where at least 10 households are on either side.",
    "helped": "The share of rated households that helped neighbours, as the village rules ask for it; and, once the "
    "season is closed, how many households asked a contact for help and which share of these confirmed that it was "
    "solved. Shares to the next tenth, and only where at least 10 households are on either side.",
}
WHY = {
    "few_on_a_side": "fewer than 10 households are on one side of it",
    "not_closed": "it is counted when the season is closed",
    "not_compared": "there is no season before that it was compared with",
    "no_line": "the village rules have no line",
    "below_zero": "costs were higher than what came in",
    "not_frozen": "it was not written down with this season",
}

# Of the line that households are counted below: an amount, and of whom.
LINES = {
    "household": "The line is the floor of the village rules: {amount} a year for each household.",
    "member": "The line is the floor of the village rules: {amount} a year for each person.",
    "earner": "The line is the floor of the village rules: {amount} a year for each adult who works.",
    "equivalent": "The line is the floor of the village rules: {amount} a year for each person, where a household’s "
    "needs are counted as the square root of its people.",
    # Such as a hectare, under the name that the village rules have for it.
    "measure": "The line is the floor of the village rules: {amount} a year for each unit of “{unit}”.",
}
NO_LINE = "The village rules have no floor, so nobody is counted below a line."
RULES = "Rules: {title}, version {version}, in force since {day}."
CURRENCY = "Amounts are in {currency} and are not converted."
NO_CURRENCY = "Amounts are in the village’s own money and are not converted."
PRICES = "Amounts are in the prices of {period}, so that seasons can be compared."
CONSTANT = "Amounts are in prices of one season, so that the seasons can be compared."
CURRENT_PRICES = "Amounts are as they were in each season; prices may have changed between them."
REVISION = "Rated on {day}, revision {revision}."
CONTACT = "Contact outside the village: {contact}"
SHEETS = {"figures": "Ten figures", "seasons": "All seasons", "about": "About"}
SHARE, POINTS, HOMES = "share of 1", "0 to 1", "households"

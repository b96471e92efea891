"""What the page about the village's sources of income says: nothing of any household (charter 6)."""

TITLE = "{village}: where income comes from"
WHY = (
    "Of the village as a whole, for seasons that have a board. A source is shown where at least ten households had "
    "something from it and none had more than 30 % of it. Numbers are rounded, and stay as they were when the season "
    "was first rated."
)
NOTHING = "No season has a board yet."
NOTHING_SAID = (
    "No source can be shown yet: fewer than ten households had something from it, or one had too large a part."
)
SEASON, HOUSEHOLDS, TOTAL = "Season", "Households", "Together"
# The table of one source of income.
TABLE = "{source}, season by season"
# What a picture of these totals shows, for whoever cannot see it; {figures} are such as “2025: 13,000 IDR”.
CHART = "{source}, season by season: {figures}."
FIGURE = "{period}: {total}"
AT_LEAST = "at least {count}"
WHY_NOT = {
    "too_few": "fewer than ten households",
    "one_too_large": "one household is too large a part of it",
    "with_others": "kept with others, so that no household can be worked out",
}
TRENDS = {"rose": "It rose since {period}.", "fell": "It fell since {period}.", "same": "It is about as in {period}."}
CONSTANT = "Amounts are in prices of one season, so that the seasons can be compared."
TO_SOURCES = "Where income comes from"

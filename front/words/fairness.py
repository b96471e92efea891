"""What the page says that shows, to those who review, how the rules treat different kinds of households."""

# Whether the village rules (points and levels) treat different kinds of households alike. Not fairness in court.
PAGE = "Fairness"
WHAT = (
    "Do the village rules treat all kinds of households alike? Scores in the middle and shares of households, by group "
    "and by size: rounded, of at least 10 households each, and never about one. They change only when the boards do."
)
NOTHING = "There is nothing to show yet: this comes with the season’s publication."
BY_LEAGUE = "By group"
BY_SIZE = "By size of household"
# A heading of a column: each row is a group of similar households, or a size of household.
GROUP = "Households"
EVERYBODY = "All households"
# Sizes of households, by how many members they have.
SIZES = {"to_two": "1 or 2 members", "to_four": "3 or 4 members", "more": "5 members or more"}
# A heading of a column: half of the households have a higher score and half a lower one.
MEDIAN = "Score in the middle"
# A heading of a column: a level is shown as one to four leaves.
AT_LEAST = ("{count} leaf or more", "{count} leaves or more")
THANKED = "Received an award"
NOT_SAID = "not shown"
NOT_SAID_HOW = (
    "“Not shown” where fewer than 10 households are behind a figure, or on one side of a share. Awards are counted "
    "once the season is closed."
)

OTHERWISE = "Under other weights"
OTHERWISE_HOW = (
    "The score in the middle if the parts of the village rules had other weights. Nobody’s score changes by this page."
)
# Headings of columns: the score by the rules as they are, with all parts weighing the same, with one part at half.
AS_IT_IS = "As it is"
ALIKE = "All the same weight"
HALVED = "{part}: half the weight"
# {weights}: “All the same weight”, or the like. {moved}: one of the sentences of MOVED.
MOVES = "{weights}: {moved}"
# How many households would have more leaves, or fewer, under other weights: a level is shown as one to four leaves.
MOVED = {
    "small_village": "too few households were rated to say how many would have another number of leaves.",
    "few": "fewer than 10 households would have another number of leaves, or none.",
    "about": "about {count} households would have another number of leaves.",
    "most": "nearly all households would have another number of leaves.",
}

DATA = "Download the tables (CSV)"
DATA_FILE = "{village}-{period}-fairness.csv"

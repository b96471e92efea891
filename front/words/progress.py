"""What a household’s own page says, beside what every page says."""

TITLE = "{label}, {period}"
HOUSEHOLD = "Household"

NOT_OPEN = "A household’s own page opens with its own card, and there are no cards yet."
NOT_OPEN_HOW = "Until then this page shows demonstration villages only."
NOBODY = "No household has agreed to take part yet."

OWN_PAST = "Compared with your own past"
PER = {
    "household": "for the household",
    "member": "for each member",
    "earner": "for each earner",
    "equivalent": "for each member, with less for each one more in a large household",
}
PER_MEASURE = "for each unit of {measure}"
EARNED = "From work and farm you had {earned} {per}."
BEFORE = {
    "past_mean": "In your earlier seasons it was {baseline} on average.",
    "previous": "In the season before it was {baseline}.",
}
MORE = "That is {difference} more."
LESS = "That is {difference} less. A season like that takes nothing away from you."
SAME = "That is the same."
COUNTED_AS = (
    "It counts as growth of {growth}: the difference, divided by the mean of the two, or by {floor} where that is more."
)
COUNTED_AS_NO_FLOOR = "It counts as growth of {growth}: the difference, divided by the mean of the two."
CONSTANT = "Amounts are in constant prices and for 12 months."
FULL_YEAR = "Amounts are for 12 months."

MISSING = {
    "not_rated": "You have no score for this season: nothing that counts was entered yet.",
    "paused": "You let this season rest. Nothing is compared, and nothing is lost.",
    "first_season": "This is your first season with a known income, so there is nothing to compare it with yet. "
    "From the next one on, growth is shown here.",
    "no_earner": "Nobody in your household earns, so income is not counted: what you did counts for all of it.",
    # Said on the other cards of a household where an adult has their incomes shown on their own card only.
    "kept": "Some incomes of your household show on one adult’s card only. What they could be worked out from is left "
    "out here: sums, growth and the score. It counts all the same, and the leaves are those of the household.",
    "income_unknown": "Your income of this season is not known in full, so growth is left out. That counts neither for "
    "nor against you.",
}
UNMARKED = "Nobody has marked this yet: {names}. What was not asked does not count against you."

EARNED_CHART = "From work and farm by season: {figures}."
SCORE_CHART = "Score by season: {figures}."
FIGURE = "{period}: {value}"

# A level is shown as one to four leaves of the laurel, as a picture and a number. It is never lost.
LEVEL = "Your leaves"
# Leaves of a plant, not pages of a book.
LEAVES = ("{count} leaf of {levels}", "{count} leaves of {levels}")
NO_LEAVES = "No leaf yet"
KEPT = "A leaf once reached stays."
NEXT_ONE = "The next leaf: {step}."
NEXT_SEVERAL = "The next leaf, with all of these: {steps}."
STEP = "{ask}, from {before} to {after}"
AND = "; "
ALL_LEAVES = "You have all the leaves there are."
NO_STEP = "Marks alone do not bring the next leaf this season; the seasons to come can."
SMALL_STEP = "A small step that is yours to take: {step}."

OVER_TIME = "Your seasons"
SEASONS_TABLE = "Your own seasons, one row each."
# What a household earns itself, by wage, trade, crops or animals. Say it in everyday words, without “income” if you
# can.
FROM_WORK = "From work and farm"
GROWTH = "Growth"
SCORE = "Score"
RESTED = "{period} (rested)"
LEVEL_SHORT = "Leaves"
NOTHING = "–"

MADE_UP = "What your score is made of"
MADE_UP_TABLE = "What each part brings to the score; the parts add up to it."
PART = "What we count"
BRINGS = "Brings"
SUM = "Score"
AT_MOST = "Of at most"
WHOLE = "100"

ENTERED = "What was entered about you"
ENTERED_TABLE = "The marks of this season, as each rater entered them."
CRITERION = "What we count"
RATER = "Entered by"
MARK = "Mark"
OF = "{mark} of {high}"
ON = "On"
NO_MARKS = "No marks were entered this season."
RULES = "Village rules: {title}, version {version}. Every number here can be worked out by hand from them."

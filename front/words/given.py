"""What is said of what programmes gave: to whoever records it, and on the household's own page."""

SENTENCES = {
    "no_thing": "Say what was given, in at most {most} letters.",
    "no_giver": "Say who gave it, in at most {most} letters.",
}

# For those who record it
STAFF_TITLE = "What programmes gave"
STAFF_HOW = (
    "What a programme gave a household: the day, the thing, what it is worth, and who gave it. The household confirms "
    "it on its own page. Then it counts as support received by the village as a whole; it never counts for a score."
)
COLUMNS = ("Household", "What was given", "Said by the household")
TABLE = "What was given in {season}, by household."
NOTHING = "Nothing is written down for {season} yet."
NO_SEASON = "No season is open or in review now, so nothing can be written down."
NO_HOUSEHOLD = "Choose the household first."
SEASON, HOUSEHOLD, DAY = "Season", "Household", "Day"
THING, VALUE, GIVER = "What was given", "What it is worth", "Who gave it"
RECORD, RECORDED = "Write it down", "Written down for {household}."
ANSWERS = {"": "not yet", "confirmed": "yes, we were given it", "denied": "no, we were not"}
OFF, TAKE_BACK, TAKEN_BACK = "Take out what was written by mistake", "Take it out", "Taken out."
ONE = "{household}: {thing}, {day}"

# For the household
TITLE = "What programmes gave us"
WHY = (
    "Somebody wrote down that a programme gave you this. Say whether it is so. What you confirm counts as support for "
    "the village as a whole, without your name. It changes no score and no level."
)
LINE = "{day}: {thing}, worth {amount}, from {giver}"
SAID = "You said: {answer}."
YES, NO = "Yes, we were given this", "No, we were not"
DONE = "Thank you. It is noted."
NONE = "Nothing is written down."
TO_GIVEN = "What programmes gave us"
BACK = "Back to our page"

"""What every page says."""

LAUREL = "Laurel"
BOARD = "Board"
PROGRESS = "Progress"
GRID = "Enter"
PAGE_TITLE = "{page} · {village} · Laurel"

SORRY = "Something went wrong on our side, and it has been noted. Nothing was changed. Please try again in a moment."
DEMONSTRATION = (
    "**A demonstration.** This village is here to show how Laurel works. "
    "Nothing on these pages is a decision about anybody."
)

VILLAGE = "Village"
SAME_NAME = "{name} ({key})"
PERIOD = "Season"
PERIOD_NAMES = {"year": "Year", "season": "Season", "month": "Month", "quarter": "Quarter"}
# Households of like earning capacity, which are compared only with each other. Such groups are named river, hill,
# field.
LEAGUE = "Group of similar households"
EVERYBODY = "All households"

NO_VILLAGES = "There is no village here yet."
NO_VILLAGES_HOW = "Whoever looks after this machine makes one with `laurel new`, and starts Laurel with its folder."
NO_PERIODS = "No season has been opened yet. Come back after the first one."
# To whoever administers a village that has no season yet. {page} is the name of the page on which it is done.
FIRST_STEPS = "No season has been opened yet. These are the steps to the first one:"
FIRST_STEP_SEASONS = "What the scheme is for, and a contact outside the village: {page}."
FIRST_STEP_RULES = "The rules that the village’s meeting adopted: {page}."
FIRST_STEP_PEOPLE = "An account for each person who rates, and for one who reviews: {page}."
FIRST_STEP_HOUSEHOLDS = "The households that agreed to take part, one by one or from a file: {page}."
FIRST_STEP_CARDS = "A card for each household that wants one, so that it can read its own page: {page}."
FIRST_STEP_OPEN = "Then a season can be opened, and those who rate can begin: {page}."
UNREADABLE = "This village’s record book cannot be opened now. Please tell whoever looks after this machine."

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
UNREADABLE = "This village’s record book cannot be opened now. Please tell whoever looks after this machine."

"""What the page Households says."""

PAGE = "Households"

WHAT = "What to do"
FIND, REGISTER, WAITING = "Find and correct", "Register a household", "Consents that wait"
CONSENTS, MERGE, CHANGE, FILES = "Consents", "Two records of one household", "Households divide or join", "From a file"

SEARCH = "Search"
SEARCH_HOW = (
    "House number, nickname, group or name; the beginning of a word is enough. "
    "The number on a card is written such as #17."
)
ARCHIVED_TOO = "Show archived households too"
NOBODY = "No household that takes part fits this."
# {register}, {files}: choices of the list “What to do” above.
NONE_YET = "There are no households yet. Choose “{register}” above, or “{files}” for many at once."
FOUND = ("{count} household", "{count} households")
TABLE = "The households that were found, by group and house number."
COLUMNS = ("House number", "Nickname", "Part of the village", "Name")
ARCHIVED = "{name} (archived)"
HOUSEHOLD = "Household"
CHOOSE = "Choose a household"

NAME = "Name in the book"
NAME_HOW = "A word or number that stays the same. No number of an identity card."
HOUSE_NUMBER, NICKNAME, GROUP = "House number", "Nickname on boards", "Part of the village"
MEMBERS, EARNERS = "Members", "Earners (halves allowed)"
EARNERS_HOW = "Adults who say that they work; half for half a year."
LEAGUE = "Group of similar households"
LEAGUE_HOW = "Leave it empty where the village rules make the groups."
SAVE, SAVED = "Save", "Saved: {name}."
ARCHIVE, UNARCHIVE = "Archive: the household has left", "Take out of the archive"
ARCHIVED_DONE, UNARCHIVED_DONE = "{name} is in the archive.", "{name} is back."

GIVEN_ON = "Day of the consent"
WITNESS = "Witness"
WITNESS_HOW = (
    "Somebody who was there, and who neither works with this book nor rates. Without a witness the consent waits "
    "until the household’s card or a witness confirms it; until then only name, house number and part of the village "
    "are kept."
)
REGISTER_BUTTON = "Register"
REGISTERED = "{name} is in the book."
REGISTERED_WAITS = "{name} waits for its consent to be confirmed."

NOTHING_WAITS = "No consent waits to be confirmed."
WAITING_HOW = "These count for nothing, and the households are on no other list, until a witness confirms them."
WAITING_TABLE = "Consents that wait, by household."
WAITING_COLUMNS = ("Household", "House number", "Consent", "Given on")
CONFIRM = "Confirm"
CONFIRMED = "Confirmed: {name}, {purpose}."

PURPOSES = {
    "take_part": "takes part",
    "wall": "may be named on the village’s wall",
    "internet": "may be named on the internet",
    "awards": "may be named in awards",
    "research": "gives a copy for research",
}
PURPOSE = "Consent"
GIVE, WITHDRAW = "Record that it was given", "Record that it was withdrawn"
GIVEN, GIVEN_WAITS = "Recorded: {name} {purpose}.", "Recorded; it waits to be confirmed: {name} {purpose}."
WITHDRAWN = "Withdrawn at once: {name} {purpose}."
WITHDRAW_HOW = "Withdrawing acts at once on every page, and changes nothing else for the household."
# {purpose} is one of PURPOSES of this file: “Household 7 takes part”.
STANDS, STANDS_NOT = "It stands: {name} {purpose}.", "It does not stand: {name} {purpose}."

MERGE_HOW = (
    "Everything that was entered about the second record moves to the first, and the second goes. What would happen "
    "is shown first; nothing is changed by looking."
)
KEEP, DUPLICATE = "Record that stays", "Record that goes"
LOOK = "Look first"
WOULD_MOVE = "This would move: {moves}. What both say alike is kept once."
WOULD_MOVE_NOTHING = "Nothing was entered about the second record; it would only go."
MOVES = "{count} of {table}"
TABLES = {
    "income_entries": "income",
    "coverage": "what was asked",
    "marks": "marks",
    "measures": "measures",
    "pauses": "hard seasons",
    "succession": "links to other households",
    "reviews": "decisions of review",
}
CONFLICTS = "The two cannot be merged yet:"
MERGE_BUTTON = "Merge the two"
MERGED = "{name} is now one record."

CHANGE_HOW = (
    "From a season on, a household lives on in others, or several live on as one. The new households register first, "
    "by their own consent. What was earned before goes with them by shares."
)
OLD, NEW, SHARE = "Household before", "Household after", "Share that lives on in it"
SINCE = "From this season on"
LINK, LINKED = "Record", "{new} now carries on {old}."
NO_SEASONS = "There is no season yet. Add one on the page Seasons and sources."

FILES_HOW = (
    "Two tables (CSV): households with the columns household, village, members, earners, house_number, nickname, "
    "group; and consents with household, purpose, given, witness. All of it enters, or nothing does."
)
HOUSEHOLDS_FILE, CONSENTS_FILE = "households.csv", "consents.csv"
IMPORT = "Enter all of it"
WOULD_ADD = "All is right. This would enter {added}; {same} stand in the book already."
ADDED = "Entered: {added}."
ROWS = ("{count} row", "{count} rows")

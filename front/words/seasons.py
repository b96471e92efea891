"""What the page Seasons and sources says."""

WHAT = "What to do"
VILLAGE, SEASONS, SOURCES, BOARD = "What the scheme is for", "Seasons", "Sources of income", "Switch a board on"
PRICES = "The village’s price list"

PURPOSE, PURPOSE_HOW = "What the scheme is for", "One sentence, as everybody may read it. It stands on every board."
CONTACT = "Contact outside the village"
CONTACT_HOW = (
    "Somebody whom nobody in the village can hurt or reward, for complaints: a name with a telephone number or an "
    "address. It is printed on cards, boards and posters, and nothing is published without it."
)
SAVE, SAVED = "Save", "Saved."
UNOPENED = (
    "No season can be opened before two things are written down under “What the scheme is for”: what it is for, and "
    "the contact outside the village."
)

SEASON_TABLE = "The seasons in the order of time."
SEASON_COLUMNS = ("Season", "In which order", "Part of the year", "Months", "State")
STATES = {"open": "open for entries", "review": "in review", "published": "published", "closed": "closed"}
NO_SEASONS = "There is no season yet."
NAME, ORDER, PART, MONTHS = "Name", "Place in the order of time", "Part of the year", "Months"
PART_HOW = "Such as wet or dry, where one is compared with its like. Leave it empty for whole years."
ANOTHER_SEASON = "Another season"
ADD_SEASON, SEASON_ADDED = "Open this season for entries", "{name} is open for entries."
CHANGE_SEASON, CHOOSE = "Change a season that nothing uses yet", "Season"
CHANGE, CHANGED = "Change", "Changed: {name}."
REMOVE, REMOVED = "Take it out", "Taken out: {name}."

SOURCE_TABLE = "The sources of income, by kind."
# What a source is called in the reader's language, and its name in the book and in files.
SOURCE_CALLED = "{name} ({source})"
SOURCE_COLUMNS = ("Source", "Kind")
KINDS = {
    "work": "from work and farm",
    "property": "from property",
    "support": "support received",
    "cost": "costs of working",
}
NO_SOURCES = "There is no source yet. Adopting village rules enters theirs."
KIND = "Kind"
ANOTHER_SOURCE = "Another source"
ADD_SOURCE, SOURCE_ADDED = "Add this source", "Added: {name}."
CHANGE_SOURCE, CHOOSE_SOURCE = "Change a source that nothing uses yet", "Source"

PRICES_HOW = (
    "What the village’s own produce and animals are reckoned at in a season, by everybody who enters: eaten and given "
    "away as well as sold. What was entered before stays as it is."
)
PRICE_SEASON = "Season"
PRICE_COLUMNS = ("Product", "Unit", "Price of one")
PRICE_TABLE = "The price list of {season}, by product."
NO_PRICES = "Nothing is on the list of {season} yet."
PRODUCT, UNIT, PRICE = "Product", "Unit", "Price of one"
UNIT_HOW = "Such as sack, kilogram, head."
SET_PRICE, PRICE_SET = "Put it on the list", "On the list: {name}."
OFF_LIST, TAKE_OFF, TAKEN_OFF = "Take a product off the list", "Take it off", "Off the list: {name}."

BOARD_HOW = (
    "A meeting switches the public board on, for one season at a time. Each household’s own page works without it."
)
HELD_ON = "Day of the meeting"
BOARD_SEASON = "Season"
OPEN_BOARD, BOARD_OPENED = "Record the meeting’s decision", "The meeting of {day} switched the board of {season} on."
NO_OTHER_SEASON = "Every season’s board is on."

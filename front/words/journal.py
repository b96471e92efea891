"""What the page Record of changes says."""

HOW = (
    "Every change, sign-in and publication by those who work with the book, and every look at a household’s record. "
    "Nothing here can be changed or taken out. What consents say is seen by the household alone."
)
WHO, EVERYBODY = "Who", "Everybody"
KINDS = {
    "operator": "whoever holds the file",
    "account": "an account",
    "household": "the household itself",
    "stranger": "nobody signed in",
}
SAME_NAME = "{name} ({number})"
WHAT, EVERYTHING = "What", "Everything"
HOUSEHOLD, ALL_HOUSEHOLDS = "Household", "All households"
SINCE, UNTIL = "Since", "Until"
FOUND = ("{count} entry, the newest first.", "{count} entries, the newest first.")
NOTHING = "Nothing in the record fits."
PAGE = "Page, of {count}"

ENTRY = "{when} · {who} · {what}"
OF_HOUSEHOLD = "about {household}"
BECAUSE = "because {why}"
CHANGED = "{column}: {before} → {after}"
SAID = "{column}: {value}"
NEW, GONE = "new: {values}", "taken out: {values}"
WITH = "{changed} ({rest})"
NOTHING_THERE = "nothing"

ACTS = {
    "add_mark": "entered a mark",
    "add_income": "entered an income",
    "save": "entered an answer",
    "set_coverage": "said whether a source was asked",
    "pause": "paused a season",
    "approve": "approved",
    "send_back": "sent back or asked about an entry",
    "answer_review": "answered a reviewer",
    "correct": "opened an entry for a correction",
    "begin_review": "began the review of a season",
    "publish": "published a season",
    "close_period": "closed a season",
    "view": "looked at the record",
    "sign_in": "signed in",
    "register": "registered a household",
    "adopt": "adopted village rules",
    "record_meeting": "recorded a meeting",
    "open_board": "switched a board on",
    "describe_village": "described the village",
    "add_period": "added a season",
    "add_account": "added an account",
    "set_roles": "changed roles",
    "remove_account": "removed an account",
    "set_up": "set the village up",
    "baseline": "was there when the record began",
    "outside": "changed by another tool",
}
TABLES = {
    "income_entries": "income",
    "coverage": "whether a source was asked",
    "marks": "mark",
    "measures": "measured value",
    "reviews": "review",
    "households": "household",
    "periods": "season",
    "ratings": "rating",
    "rating_rows": "a household’s row of a rating",
    "pauses": "hard season",
}
WHYS = {
    "asked_by_household": "the household asked for it",
    "calculation": "a mistake in the calculation was found",
    "handover": "the work was handed over",
}

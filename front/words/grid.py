"""What the grid says, where a whole village is entered on a laptop."""

TITLE = "Enter, {period}"
KINDS = {"mark": "Effort and learning", "income": "Income"}
KIND = "What is entered"
SEARCH = "Find a household"
SEARCH_HELP = "By name, house number, nickname or group, or the number on a card, such as #17."
FILTER = "Show"
FILTERS = {
    "all": "All households",
    "not_started": "Not started",
    "mine": "Entered by me, or drawn for me",
    "unfinished": "Unfinished",
}
METHOD = "How the amounts that you type next are known"
METHODS = {
    "": "As before, or not said",
    "receipt": "From a receipt or book",
    "recent": "From recent memory",
    "recalled": "Recalled from longer ago",
    "guess": "A guess",
}
# What became of a quantity, as it is typed behind it: “3 sack maize eaten”.
USES = {"sold": "sold", "eaten": "eaten", "given": "given away"}
# {units} is such as “maize (kg, sack), wool (kg)”.
QUANTITIES = (
    "Instead of an amount you can type quantities, and Laurel reckons them at the village’s prices: {example}. Add "
    "“{eaten}” or “{given}” where they were not sold. On the list are {units}."
)
# {measure} is such as “sack maize”.
EXAMPLE = "3 {measure} + 10 {product} {eaten}"
PRODUCT_IN = "{product} ({units})"
STATES = {"none": "none", "refused": "refused", "unknown": "unknown"}

COMPLETE = ("{done} of {count} household in the book", "{done} of {count} households in the book")
OF_EACH = "{criteria} criteria and {sources} sources each."
RELOAD = "Show what others have entered since"
RELOAD_HELP = "What you typed and is not saved yet stays."

HOW = {
    "mark": (
        "Type a mark and press Enter; each is saved as you leave its cell, and listed under “State”. "
        "Several cells copied from a spreadsheet can be pasted at once. Delete takes a mark back."
    ),
    "income": (
        "Type an amount; or none, refused or unknown where there is no amount. Each is saved as you leave its "
        "cell, and listed under “State”. Several cells copied from a spreadsheet can be pasted at once. "
        "Delete takes one back."
    ),
}
TABLE = {
    "mark": "The village’s households with your own marks of {period}.",
    "income": "The village’s households with their incomes of {period}.",
}
HOUSEHOLD = "Household"
NUMBERED = "{name} (house {number})"
STATE = "State"
SCALE = "{ask} ({low} to {high})"

REST = "rests this season"
SECOND = "drawn: rate it too, without asking what the first one gave"
DONE = "all entered"
SAVED = "saved: {cells}"
TAKEN_BACK = "taken back"
CELL = "{question} {text}"
OF_CELL = "{question}: {text}"
LOOK = "somebody else entered something; choose below."

NOT_SAVED = "Not saved yet"
REFUSED = "{household}, {question}: “{text}” was not saved. {sentence}"
LET_GO = "Let it go"
CONFLICT = "{household}, {question}: {by} entered “{theirs}” meanwhile; you typed “{text}”. Which one is right?"
SOMEBODY = "somebody"
NOTHING = "nothing"
KEEP = "Keep “{theirs}”"
ENTER = "Enter “{text}”"

NOBODY = "No household fits. Choose “All households”, or search for something else."
NO_QUESTIONS = {
    "mark": "The village rules count nothing that is marked.",
    "income": "The village rules ask for no income.",
}
NOT_OPEN = "No season is open for entering."
NOT_OPEN_HOW = "An administrator opens one; what is in review is changed by the reviewer."
NO_RULES = "The village has no rules yet, so there is nothing to enter."
SIGN_IN = "To enter, sign in as somebody who rates for the village."
NOT_A_RATER = "Your account does not rate for this village, so there is nothing to enter here."

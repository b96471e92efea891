"""What is said while entering: refusals of an answer by code."""

SENTENCES = {
    "bad_answer_id": "This answer bears no usable mark of its own. Reload the page and give it again.",
    "answer_id_used": "Another answer came under this mark. Reload the page and give it again.",
    "unknown_question": "The village rules do not ask “{value}”.",
    "unknown_adult": "Adult {value} has no card in this household. Reload the page and choose again.",
    "told_apart": (
        "Each adult of this household told this by themselves. On the household’s page choose who tells, and change "
        "it there."
    ),
    "other_kind_of_answer": "This kind of answer does not belong to “{value}”.",
    "unknown_phrase": "“{value}” is none of the phrases to choose from.",
    "unknown_state": "“{value}” is not accepted. Say asked, none, refused or unknown.",
    "unknown_method": "“{value}” is not accepted. Say receipt, recent, recalled or guess.",
    "no_mark": "Choose a mark first.",
    "two_workings": "Numbers were given to more than one helper ({value}). Keep those of one.",
    "no_amount": "Enter the amount. If there was none, choose “none”.",
    "amount_without_asking": "There can be an amount only where the source was asked.",
    "not_drawn": (
        "Somebody else has marked this already. Laurel draws the households that a second person rates, "
        "and this one is not among them."
    ),
    "unknown_working": "There is no helper “{value}”.",
    "unknown_number": "This helper does not ask for “{key}”.",
    "empty_working": "Enter the numbers, or the amount itself.",
    "no_price_for": "The village’s price list has no price for “{value}” in this season.",
    "empty_unit": "The unit needs a name.",
    "unit_of_base": "“{value}” is known already. Only units of the village’s own are put on this table.",
    "unknown_unit": "“{value}” is no unit that the village’s table has for this.",
    "unknown_quantity": (
        "“{value}” is no quantity that the village’s price list knows. Type a number, a unit and a product of the list."
    ),
    "quantity_twice": "“{value}” was told already. Put what is of one product and one use together, in one unit.",
    "no_month": "Say what the household has in a month: a tool that is dearer is spread over three years.",
    "empty_product": "The product needs a name.",
    "below_zero": "{value} is below zero.",
    "no_rater": "Nothing says who rated. Name the rater.",
    "unknown_rater": "Nobody of the name “{value}” rates in this village.",
    "not_in_own_name": "{value} rated this. It is imported by {value}, or by an administrator who does not review.",
    "no_raters": "Nobody rates in this village yet. An administrator gives the role on the page People and access.",
    "several_households": "Several households go by “{value}”. Give the household’s name.",
}

# What the pages say
TITLE = "Enter"
SEASON = "Season"
SEARCH = "Find a household"
SEARCH_HINT = "By its name, house number, nickname or group, or the number on its card, such as #17."
NARROW = "Season and filter"
FIND = "Find"
SHOW = "Show"
FILTERS = {
    "all": "All",
    "not_started": "Not started",
    "mine": "Mine",
    "unfinished": "Unfinished",
}
DONE = ("{count} of {all} household is complete", "{count} of {all} households are complete")
CRITERIA = "{count} of {all} criteria"
SOURCES = "{count} of {all} sources"
COMPLETE = "complete"
PAUSED = "pauses this season"
PAUSED_LONG = "This household pauses this season. Nothing needs to be entered, and it loses nothing."
HOUSEHOLDS = "Households in {period}"
WAYS = "Other households"
SECOND = "you rate second here"
SECOND_WHY = (
    "Somebody else has rated this household already. Laurel drew it for a second, independent rating: "
    "please enter what you find, without asking what was entered before."
)
NONE_FOUND = "No household fits this search."
NO_HOUSEHOLDS = "No household is in the book yet. An administrator registers those that agree."
NO_RULES = "The village has no rules yet, so nothing is asked. A meeting adopts them first."
NO_SEASON = "No season is open for entries."
IN_REVIEW = "This season is in review: only what a reviewer sent back can still be changed."
PUBLISHED = "This season is published: only what was opened for a correction can still be changed."
SHUT = "This season is no longer open for entries."
HOUSEHOLD_TITLE = "{household}, {period}"
HOUSE = "House {number}"
NEXT = "Next: {household}"
PREVIOUS = "Before: {household}"
LIST = "All households"
INCOME = "Income"
# Who of the household tells an income. Adults are numbers, those of their cards; no name is written down.
WHO_TELLS = "Who tells?"
NO_ADULT = "The household"
ADULT = "Adult {number}"
WHO_TELLS_WHY = (
    "An adult who wants it can tell incomes by themselves, under the number on their card, and may have them shown on "
    "that card only. Nobody has to."
)
# What somebody did and learned in the season. Never diligence as a trait of character.
EFFORT = "Effort and learning"
BEFORE = "Last season: {value}"
UNIT = "{low} to {high} {unit}"
PHRASE = "How it is known"
PHRASE_WHY = "The household will see this."
NO_PHRASE = "Nothing to add"
PHRASES = {
    "seen": "I saw it",
    "told": "The household told me",
    "paper_seen": "I saw a paper about it",
    "asked_twice": "I asked twice",
    "neighbour_confirmed": "A neighbour said so too",
    "still_under_way": "It is still under way",
    "another_way": "Earned in another way",
}
SAVE = "Save"
TAKE_BACK = "Take this answer back"
MORE = "Say how it is known"
STATES = {
    "asked": "Yes, this much",
    "none": "None",
    "refused": "Would not say",
    "unknown": "Not known",
}
AMOUNT = "Amount"
AMOUNT_IN = "Amount in {currency}"
METHOD = "How it is known"
METHODS = {
    "receipt": "A receipt",
    "recent": "Asked soon after",
    "recalled": "From memory",
    "guess": "A guess",
}
NO_METHOD = "Not said"
# The four kinds of money that are asked about.
KINDS = {
    "work": "From work and farm",
    "property": "From land, money or shares",
    "support": "Support received",
    "cost": "Costs of work and farm",
}
WORK_IT_OUT = "Work it out"
WORKED_OUT = "Worked out: {working}"
HOWS = {
    "sent_home": "Money sent home",
    "animals": "Animals and the cooperative’s share",
    "quantity": "Quantities at the village’s prices",
    "herd": "A herd",
    "shop": "A shop",
    "orders": "Orders under the village’s brand",
    "keeper": "Fees for minding others’ animals",
    "rent": "Rent received",
    # A plough, a sewing machine, a pump.
    "tool": "A tool that lasts for years",
}
NUMBERS = {
    "sum": "Sum {number}",
    "count": "Animals",
    "value": "What one is worth",
    "share": "Share in percent a year",
    "sold": "Sold for",
    "eaten": "Eaten, worth",
    "bought": "Bought for",
    "feed": "Feed cost",
    "takings": "Taken in",
    "costs": "Costs",
    "pieces": "Pieces delivered",
    "each": "Paid for one",
    "materials": "Materials cost",
    "minded": "Others’ animals minded",
    "fee": "Fee for one a month",
    "months": "Months",
    "rent": "Rent a month",
    "price": "Price of the tool",
    "month": "What the household has in a month",
    "before": "Tools of the three years before, together",
}
TOOL_HOW = (
    "A tool dearer than a month’s income is spread over three years. "
    "Laurel counts tools that were entered here on by itself."
)
TOOLS_BEFORE = "Still counted from the years before: {amount}."
# Read out for the box beside a quantity in which its unit is chosen: {number} is such as “rice sold (kg)”.
UNIT_OF = "Unit of: {number}"
OF_PRODUCT = {
    "sold": "{product} sold ({unit})",
    "eaten": "{product} eaten ({unit})",
    "given": "{product} given away ({unit})",
    "start": "{product} at the start",
    "end": "{product} at the end",
    "price": "price of {product}",
    # Followed by such as “1 sack = 50 kg”.
    "unit": "measure of {product}",
}
PIECES = "pieces"
SAVED = "Saved"
NOT_SAVED = "Not saved: {why}"
CONFLICT = "{who} entered {theirs} meanwhile. You entered {mine}. Which is right?"
SOMEBODY = "Somebody"
NOTHING_STANDS = "nothing"
TAKE_MINE = "Mine: {value}"
KEEP_THEIRS = "Theirs: {value}"
AMOUNT_VALUE = "{amount} ({method})"

# What the script says; {count} is filled in by it.
OUTBOX = {
    "waiting": "Kept on this phone",
    "saved": "Saved",
    "refused": "Not saved:",
    "kept": "Answers kept on this phone until they are sent: {count}.",
    "signin": "Sign in again to send what is kept on this phone",
    "others": "Answers of {who} are kept on this phone: {count}. They are sent when {who} signs in here.",
    "leave": "Answers that are not sent yet: {count}. Signing out now removes them from this phone. Sign out anyway?",
    "ready": "Households that open on this phone without a network: {count}.",
    "given": "{count} given here",
}

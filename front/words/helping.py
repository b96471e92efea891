"""What is said about help: a household asks, the contact person that it chose answers, the household confirms."""

SENTENCES = {
    "unknown_helper": "This person does not offer help now. Please choose somebody else.",
    "rates_it": (
        "This person rates your household this season. Nobody helps a household they rate; please choose another."
    ),
    "helps_it": "This household has chosen you as its contact person. Nobody rates a household they help.",
    "unknown_topic": "Please choose what it is about.",
    "help_no_words": "Please write a few words.",
    "help_too_long": "That is {value} letters; there may be {most}.",
    "unknown_help": "This request is over, or is no longer yours to answer.",
}

TITLE = "Help"
TOPICS = {
    "work": "Find work",
    "skill": "Learn a skill",
    "tools_seed": "Tools or seed",
    "animals": "The animals’ health",
    "paper": "A paper or an application",
    "other": "Something else",
}
# Where what it was about is not (any more) to be seen.
NO_TOPIC = "Help"
STATES = {
    "open": "Asked on {asked}.",
    "done": "Asked on {asked}. The contact person says that it is done.",
    "solved": "Asked on {asked}. Solved. What was said is deleted after {kept_to}.",
}
# Before what somebody said on a day: a name.
SAID = "{who}, {on}"
WORDS = "In your own words"

# For the household
TO_HELP = "Ask for help"
WHO_READS = (
    "Only your household and the contact person that you choose read what is said here. Nobody else does: no other "
    "staff, no other household. It changes no rating."
)
CONTACT = "Your contact person"
CONTACT_IS = "Your contact person is {name}."
NO_CONTACT = "You have chosen no contact person. Until you do, nobody reads what you ask."
NOBODY_OFFERS = "Nobody whom you could choose offers help now."
CONTACT_HOW = (
    "You may choose, change or drop a contact person at any time; no reason is needed. Whom you drop reads nothing "
    "more from that moment. Nobody is offered who rates your household this season."
)
CHOOSE = "Please choose"
WHOM = "Whom you choose"
EARLIER = "May also read what was said before"
CHOOSE_IT, DROP = "Choose this person", "Have no contact person"
CHOSEN, DROPPED = "Your contact person is chosen.", "You have no contact person now."
NEW = "Ask for help with something"
TOPIC = "What it is about"
ASK, ASKED = "Ask", "You have asked. The answer will stand here."
YOURS = "What you asked for"
YOU = "Your household"
MORE = "Say more"
SEND, SENT = "Send", "Sent."
SOLVED, SOLVED_DONE = "It is solved", "Good. What was said is deleted in ninety days."
REOPEN, REOPENED = "It is not done yet", "It is open again."
TAKE_BACK, TAKEN_BACK = "Take it back and delete it", "It is taken back and deleted."
BACK = "To your page"

# For everybody, beside the board: counts of whole villages, never of a household.
FIGURES = "What help came to"
FIGURE_ASKED = "In {period}, about {count} households asked for help."
FIGURE_SOLVED = "Of every ten of them, about {tenths} confirmed that it was solved."
FIGURE_DAYS = "Half of what was solved took no longer than {days} days."

# For the contact person
HELPER_HOW = (
    "Households that have chosen you ask you here. Only they and you read it, and they may choose somebody else at any "
    "time. No visit is counted and nothing is assigned. Enter nothing about a household that you help: the book "
    "refuses it."
)
OFFERED = "Households can choose you as their contact person."
NOT_OFFERED = "Households cannot choose you now."
OFFER, WITHDRAW = "Offer help", "Offer help no longer"
WITHDRAW_HOW = "If you stop, you are nobody’s contact person any more, and read nothing more of what households said."
OFFER_DONE, WITHDRAWN = "Households can choose you now.", "You no longer offer help."
NONE = "No household that has chosen you asks for help now."
HEADING = "{household}: {topic}"
ANSWER = "Your answer, or what was done"
SEND_ANSWER, DONE = "Send the answer", "Note it as done"
ANSWERED, NOTED = (
    "Answered. The household reads it.",
    "Noted as done. The household confirms it, or says what is missing.",
)
YOU_STAFF = "You"
HIDDEN = "The household shows nothing of what was said before."

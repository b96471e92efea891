"""What is said where a household asks for a check, and where it is answered."""

SENTENCES = {
    "unknown_doubt": "Please choose what you think is wrong.",
    "nothing_to_check": "Please choose what is to be checked.",
    "check_open": "You have asked for a check of this already, and it has not been answered yet.",
    "unknown_check": "This check has been answered already, or is for somebody else to answer.",
    "own_check": "You entered this yourself, so somebody else answers.",
    "unknown_ground": "Please choose why it stands.",
    "check_answered": "This check has been answered already.",
    "unanswered_checks": "Checks that households asked for and that nobody has answered: {value}.",
}

# For the household
TITLE = "Ask for a check"
ASK_WHY = (
    "Is something wrong, or missing? Say what, and why you think so. Somebody who did not enter it looks at it and "
    "answers by {due} at the latest. Staff do not learn that you asked, but for the one who answers. Until then the "
    "board stays as it is."
)
CHOOSE = "Please choose"
WHAT = "What is to be checked"
DOUBT = "What you think is wrong"
ASK = "Ask for this check"
ASKED = "You have asked. The answer will stand on your page."
NO_SEASON = "There is no season of which anything could be checked."
CLOSED = "This season is closed: nothing of it is corrected any more."
BACK = "To your page"
LEVEL = "Your leaves"
ENTRY = "{what}: {value} (by {who})"
MISSING = "{what}: nothing is entered"
DOUBTS = {
    "too_low": "it is too low",
    "too_high": "it is too high",
    "not_so": "it did not happen so",
    "missing": "something is missing",
    "not_ours": "it is not about our household",
    "not_understood": "we do not understand it",
}
CHECKS = "Checks that you asked for"
TO_ASK = "Ask for a check"
OPEN = "Asked on {asked}: {doubt}. The answer is due by {due}."
LATE = "Asked on {asked}: {doubt}. The answer was due by {due}; the administrators see that it is late."
STANDS = "Asked on {asked}: {doubt}. Answered on {on} by {by}: it stands. {ground}"
OPENED = (
    "Asked on {asked}: {doubt}. Answered on {on} by {by}: it was wrong and is being corrected. It was {was}. The board "
    "takes it up on a fixed day, once the season has been published again."
)
CORRECTED = "Asked on {asked}: {doubt}. Answered on {on} by {by}: it was wrong and has been corrected. It was {was}."
NOTHING = "nothing"
# Stands where an amount would: an adult of the household has it shown on their own card only.
KEPT = "an amount that shows on another card"
OF = "{what}, {period}"
GROUNDS = {
    "seen_again": "It was looked at again on the spot.",
    "asked_again": "Whoever knows of it was asked again.",
    "paper": "There is a paper that says so.",
    "by_rules": "It follows from the village rules.",
    "explained": "It was explained to the household.",
}

# For the data steward and the administrators
PAGE_HOW = (
    "What households ask to be checked. They see how it is answered, and that you looked. Tell nobody else who asked. "
    "What you entered yourself is answered by somebody else."
)
NONE = "No check waits for you."
DUE, OVERDUE = "Asked on {asked}, due by {due}.", "Asked on {asked}. **Overdue since {due}.**"
SAYS = "The household says: {doubt}."
NOW = "What stands: {value}"
NOTHING_STANDS = "Nothing is entered."
OWN = "You entered this, so somebody else answers."
OF_LEVEL = "The household’s leaves"
GROUND = "Why it stands"
STAND, STOOD = "It stands", "Answered: it stands."
CORRECT = "It is wrong: open it for a correction"
CORRECTED_DONE = "Answered: it is open for a correction. The household sees that."
CORRECT_LEVEL = "It is wrong: the season is calculated again"
CORRECTED_LEVEL = "Answered: publish the season again, as calculated anew."
HEADING = "{household}: {what}, {period}"

STEWARD = "Data steward"
STEWARD_HOW = (
    "One person answers what households ask to be checked, and sees who asked and who agreed to what. Best is somebody "
    "who enters and rates nothing. While there is none, the administrators answer."
)
NOBODY = "nobody"
STEWARD_IS, NO_STEWARD = "The data steward is {name}.", "There is no data steward."
APPOINT, APPOINTED = "Make this person the data steward", "Noted."
BOARD_DAY = "The board takes up what is published again on {day} or later."

"""What the pages of those who work with a book say alike."""

HOUSEHOLDS = "Households"
SEASONS = "Seasons and sources"
# The rubric: what is counted and how much each part weighs, decided by the village’s meeting. Not laws.
RULES = "Village rules"
PEOPLE = "People and access"
REVIEW = "Review"
QUESTIONS = "Questions to you"
PUBLISHING = "Publishing"
# The journal of who changed or looked at what, when and why. Nothing in it can be changed.
JOURNAL = "Record of changes"
CHECKS = "Checks"

NOT_YOURS = "This page is for those who do this work in the village. Whoever administers it says who they are."
CONFIRM_FIRST = (
    "For this, Laurel asks for your password again. Give it in the tab that opens, then come back here: what you typed "
    "stays."
)
CONFIRM = "Give the password"
CONFIRMED = "I have given it"

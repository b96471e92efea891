"""What the pages of those who work with a book say alike."""

HOUSEHOLDS = "Households"
SEASONS = "Seasons and sources"
RULES = "Village rules"
PEOPLE = "People and access"

NOT_YOURS = "This page is for those who administer the village."
CONFIRM_FIRST = "For this, Laurel asks for your password again."
CONFIRM = "Give the password"

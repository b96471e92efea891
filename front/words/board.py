"""What a board says, beside what every page says."""

TITLE = "{village} thanks its households"
WHEN = "{period}"
WHEN_LEAGUE = "{period}, the group {league}"

PLACE = "Place"
HOUSEHOLDS = "Households"
TABLE = "The households thanked most, by place. Those in one row did about equally well."
# Their places cannot be told apart for sure. Say it so that nobody reads the row as an order.
EQUAL = "Households in one row did about equally well; they stand there by name, not by order."
AS_A_WHOLE = (
    "The village thanks every household of this group. A board names households only where a group is large and the "
    "differences are clear, and then no more than its top third."
)
FIRST_SEASON = (
    "This is the first season. Nobody has an earlier income to be compared with, so growth does not count yet; "
    "what each household did counts for all of it."
)

CLOSED = "There is no board for this season."
REASONS = {
    "no_purpose": "The village has not yet written down what the scheme is for.",
    "no_contact": "There is no contact outside the village for complaints yet, and without one nothing is published.",
    "no_such_period": "This season is not in the village’s book.",
    "not_opened": "The village’s meeting has not switched the board on for this season.",
    "not_rated": "This season has not been rated yet.",
    "no_such_league": "There is no such group of households in this season.",
}
OWN_PAGE = "Each household’s own page works without a board."

EARNED = "What the village earned together"
EARNED_SHORT = "Earned"
EARNED_TABLE = "What all households together earned and received, a row for each season."
EARNED_CHART = "What all households together earned, by season: {figures}."
FIGURE = "{period}: {amount}"
EARNED_HOW = (
    "From work and farm, after costs, of all households whose income is known; rounded, and written down once for each "
    "season."
)
CONSTANT = "In prices of one season, so that the seasons can be compared."
WITHHELD = "not shown"
WITHHELD_HOW = "A figure is not shown where few households stand behind it, or one would stand out."
FIGURES = {"earned": "From work and farm", "property": "From property", "support": "Support received"}

# What the village has decided to count: growth of earnings and things that were done. Not a person’s worth.
COUNTED = "What we count"
COUNTED_QUESTION = "What we count"
COUNTED_WEIGHT = "Weight"
COUNTED_ANOTHER = "Another way to earn it"
COUNTED_ANOTHER_WAY = "Another way to earn it: {way}"
COUNTED_TABLE = "What the village counts, how much of the score each part weighs, and another way to earn it."

HOW = "How it works"
PURPOSE = "What it is for: {purpose}"
HOW_SENTENCES = (
    "The village’s meeting decides what is counted and how much it weighs.",
    "A household’s earnings are compared with its own past, never with what its neighbours have.",
    "Households are thanked within groups of like earning capacity; those without an earner are honoured for what they "
    "do, and never ranked on income.",
    "At most the top third of a group of at least 15 is named, and only households that agreed to it.",
    "Nobody loses anything: what was reached stays, and nothing here decides about aid, credit, work or school.",
)

ABOUT = "About this board"
CONTACT = "For complaints, and for questions that nobody in the village should answer: {contact}"
RULES = "Village rules: {title}, version {version} ({hash})."
REVISION = "Rated on {rated_on}, revision {revision}. A meeting on {opened_on} switched this board on for this season."
CORRECTED = "Revision {revision}, corrected on {rated_on}: {why}."
CORRECTIONS = {
    "wrong_entry": "an entry was wrong",
    "missing_entry": "an entry was missing",
    "wrong_household": "an entry stood under another household",
    "checked": "an entry was checked and found wrong",
    "calculation": "a mistake in the calculation was found",
}

GROUP = "The group {league}"
DEEDS = "Deeds that the village says thank you for"
DEED = "{name}: {deed} ({period})"
AWARDS = "Latest awards"
AWARD = "{name}: {title} ({period})"
WHOLE_VILLAGE = "The whole village"
SEASON = "Season"
OTHER_SEASONS = "Boards of other seasons"
LARGE = "In large type"
NOT_LARGE = "The whole board"
STOP, GO_ON = "Stop here", "Go on"

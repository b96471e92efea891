"""What the page Publishing says."""

STATES = {"open": "open for entries", "review": "in review", "published": "published", "closed": "closed"}
WAY = "Open for entries → in review → published → closed. This season is {state}."
AGAINST = "Before that:"

BEGIN, BEGUN = "Begin the review", "{period} is in review."
BEGIN_HOW = (
    "From then on, what was entered is fixed. A reviewer can send an entry back, and then it can be changed. "
    "A season never goes back."
)

PUBLISH = "Publish"
PUBLISH_HOW = (
    "Every entry is approved by somebody who did not enter it. Then the season is rated by the village rules in force, "
    "and the board stands as the meeting decided."
)
PREVIEW = "Look at what the public would see"
BOARDS = "What the public would see"
BOARDS_HOW = "Exactly this, and nothing else."
GROUP = "The group {league}"
LIFTED = {
    "small_village": "How many households would reach a higher level is not said in a village as small as this.",
    "few": "Few households, or none, would reach a higher level. Nobody falls.",
    "about": "About {about} households would reach a higher level. Nobody falls.",
    "most": "Most households would reach a higher level. Nobody falls.",
}
PUBLISH_NOW, PUBLISHED = "Publish as revision {revision}", "{period} is published, revision {revision}."

CORRECT = "Correct an entry"
CORRECT_HOW = (
    "What is published stays as it is. Open an entry with a reason: it can be changed where one enters, is approved by "
    "somebody else on the page Review, and comes into effect when the season is published again, as a further revision "
    "that says why."
)
OPEN_COLUMNS = ("Household", "What", "Entered", "Review")
OPEN_TABLE = "The entries that are open for a correction, by household."
HOUSEHOLD, ENTRY, WHY = "Household", "Entry", "Why, as the board will say it"
EMPTY = "nothing entered"
OPEN_ENTRY, ENTRY_OPENED = "Open this entry", "Open for a correction: {entry}."

PUBLISH_AGAIN = "Publish again"
NOTHING_CORRECTED = "Nothing has been corrected since this season was published."
RECALCULATED = "A mistake in the calculation was found"
RECALCULATED_HOW = "Rates the same entries again by the same rules. The board says why."

CLOSE, CLOSED = "Close this season", "{period} is closed."
CLOSE_HOW = "After that, nothing of this season is corrected any more."
CLOSE_SURE = "Nothing is left to correct"
OVER = "This season is closed. Nothing of it changes any more."

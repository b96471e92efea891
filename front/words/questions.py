"""What the page Questions to you says."""

NOTHING = "Nothing was sent back to you, and nobody asked about what you entered."
HOW = (
    "What was sent back can be changed where you enter. If it is right as it is, or if it has to stay empty, say so "
    "here; the reviewer decides then."
)
COLUMNS = ("Household", "What", "Entered", "Review")
TABLE = "What a reviewer sent back or asked about, by household."
ENTRY = "Entry"
CHANGE = "Look at it where you enter, and change it there if it was sent back"
STANDS = "It stands as it is"
SAID = "Told the reviewer that this stands: {entry}."

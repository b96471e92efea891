"""What is said of notices: what is on offer and how to apply for it, for everybody to read."""

SENTENCES = {
    "notice_empty": "A notice needs a title and a text, in one language at least.",
    "notice_incomplete": "In each language that a notice has, it needs a title and a text.",
    "notice_language": "“{value}” is not the code of a language.",
    "notice_too_long": "That is {value} letters; there may be {most}.",
    "notice_until": "A notice ends on a day from today on.",
    "notice_names": "“{value}” is the name of a household. A notice names none.",
    "notice_number": ("“{value}” is also a house number. If it means no household here, say so below and save again."),
    "notice_rating": (
        "“{value}” sounds like the rating. What is offered to households never depends on how they were rated."
    ),
    "unknown_notice": "This notice is there no more.",
}

# For everybody
NOTICES = "Notices"
# Above how one applies for what a notice offers.
HOW = "How to apply"
# Above the name of the programme that offers it.
PROGRAMME = "Who offers it"
UNTIL = "This holds until {day}."
FEED = "Notices of {village}"
TO_FEED = "New notices as a feed (Atom)"
TO_SHEET = "The notices as a sheet to read out (PDF)"
NONE = "There is no notice now."
SHEET_TITLE = "Notices of {village}, to be read out"
SHEET_ON = "As of {day}."
# Somebody outside the village to whom one can complain.
CONTACT = "Contact person outside the village: {contact}"

# For who writes them
WRITE_HOW = (
    "Everybody reads a notice: on the board, in large type, on each household’s own page and on the sheet that is read "
    "out. It names no household, and nothing in it hangs on a rating. It ends by itself after its last day."
)
TABLE, COLUMNS = "The notices, the one that ends last first.", ("Title", "Languages", "Until")
OVER = "{day} (over)"
CHOOSE, NEW = "Notice", "A new notice"
# A title, and the day until which it is shown, to tell it from another with the same title.
CHOICE = "{title} (until {day})"
LANGUAGES = "In which languages"
LAST_DAY = "Last day"
TITLE, TEXT = "Title", "Text, in short sentences"
HOW_LABEL, PROGRAMME_LABEL = "How to apply (may stay empty)", "Who offers it (may stay empty)"
SURE = "The numbers in it mean no household"
PUT_UP, SAVE, TAKE_DOWN = "Put the notice up", "Save the notice", "Take the notice down"
PUT_UP_DONE, SAVED, TAKEN_DOWN = "The notice is up.", "The notice is changed.", "The notice is taken down."

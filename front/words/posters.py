"""What posters say beside what a board says, and what is said where they are made."""

# On every poster: the board as it is on this day, and until when it may hang.
MADE_ON = "Printed on {day}."
CHANGE_BY = "Change this poster by {day} at the latest."
# The hash is a row of 16 digits and letters; whoever keeps the book gives it to a command.
HEAD = "Record of changes: {head}"
# Below the picture (a QR code) of an address.
SCAN = "The board today: {url}"
QR = "The address of the board, as a QR code"
# A notice on a poster; {until} is a sentence that says until when it holds.
NOTICE = "{title}: {text} {until}"

# On the sheet with strips to tear off.
STRIPS_TITLE = "How {village} thanks its households"
YOUR_SAY = "What you may always do"
SAY_SENTENCES = (
    "See your own page with your card, and everything that is held about your household.",
    "Ask for a check of any entry. Somebody else than its author answers.",
    "Agree to be named, or withdraw that, at any time. Nobody sees who did not agree.",
    "Let a hard season rest without saying why. Nothing is lost by it.",
    "Take a copy of your record, or leave and be deleted.",
)
TEAR_OFF = "Tear off a strip and take it home"
STRIP_CARD = "Your own page: {url}"
STRIP_CONTACT = "Contact person: {contact}"

POSTERS = "Posters"
HOW = (
    "A board to hang up (A3), a sheet for each group (A4), and a sheet with strips to tear off. They show what the "
    "wall may show today, and say by when they must be changed."
)
LANGUAGE = "Language of the posters"
URL = "Address of this Laurel, as phones in the village reach it"
MAKE = "Make the posters"
TAKE = "Download the posters"
NOT_OPEN = "There are posters once this season has a board."
HANGING = "Posters that hang"
NONE_HANG = "No posters hang."
POSTER = "{period}, {language}: hangs since {made_on}, revision {revision}, to be changed by {change_by}."
# Beside a poster that must be changed at once. It says nothing of whom this is about.
OUTDATED = "To be changed today: the wall no longer names all whom it names."
OVERDUE = "Its day is over: to be changed today."
TAKEN_DOWN = "It no longer hangs"
TAKEN_DOWN_DONE = "Noted: it no longer hangs."

HELP = (
    "Write the posters of a village’s board as PDF: a board (A3), a sheet for each group (A4), and a sheet with strips "
    "to tear off. They show what the village’s wall may show."
)
BOOK = "The village’s record book."
OUT = "The folder. It is Laurel’s own: what was written there before is replaced as a whole."
PERIOD = "The season. The latest that was published, unless you name one."
LANGUAGES = "A language of the posters, such as es. Give it again for another one."
ADDRESS = (
    "The address of this Laurel, or of the static site, as phones reach it. Else this machine’s address in its network."
)
WRITTEN = (
    "Wrote {count} poster to {folder}, to be changed by {day}.",
    "Wrote {count} posters to {folder}, to be changed by {day}.",
)
WALL_ONLY = "Posters name whom the wall may name: keep their folder off the internet."
NO_BOARD = "There are no posters: {why}"

SENTENCES = {
    "no_board": "There is no board of {value}, so there are no posters.",
    "poster_address": "“{value}” is no address to print. It begins with http:// or https://",
}

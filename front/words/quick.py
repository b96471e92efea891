"""What the printed rating sheet says, and the page on which a filled-in one is typed in quickly."""

SHEET_TITLE = "Rating sheet: {village}, {period}"
SHEET_HOW = (
    "Write what you find into the box of each question. Leave a box empty where you do not know. What was done counts, "
    "never who somebody is."
)
SHEET_WHY = "What it is for: {purpose}"
SHEET_TOLD = "Each household may see everything that is entered about it. Nobody has to answer."
MARKS, INCOMES = "Effort and learning", "Income"
INCOMES_HOW = "Write 0 where there was none, and R where somebody would not say. Costs are written as they are."
# A question on the sheet: its number, what is asked, and between what a mark lies.
QUESTION = "{number} = {ask} ({low} to {high})"
SOURCE = "{number} = {source}, in {currency}"
SOURCE_ONLY = "{number} = {source}"
# Over the column with a household's number on the sheet, and over that with its name or house number.
NUMBER, HOUSEHOLD = "Number", "Household"
RATED_BY, DAY = "Rated by: ______________________", "Day: ______________"
TYPE_IN = "To type it in: sign in, choose “Quick entry”, and enter the number and then the marks in this order."

COMMAND = "Print a season’s rating sheet, to fill in by hand."
BOOK, OUT = "The village’s record book.", "Where to write it."
PERIOD = "The season; by default the newest open one."
NUMBERS = "House numbers instead of names."
WRITTEN = "Written: {out}, for {period}, with {households}."

TITLE = "Quick entry"
TO_QUICK, TO_SHEET = "Quick entry from paper", "Rating sheet to print"
TO_NUMBERED = "The same with house numbers, not names"
HOW = "Type a household’s number, then its marks in the order of the sheet. Enter saves and goes on to the next."
GO_TO, GO = "Number on the sheet", "Go"
HERE = "No. {number}: {household}"
SAVE_AND_ON = "Save, and on to the next"
SAVED = "Saved: {household}, {marks}."
COUNTED = ("{count} mark", "{count} marks")
NOTHING_TYPED = "Nothing was typed for {household}."
NO_SUCH = "There is no number {number} on the sheet."
ALL_DONE = "That was the last household on the sheet."
# {question} is refused because of {why}.
REFUSED = "{question}: {why}"
CONFLICT = "{question}: something else was entered meanwhile. Look at it on the household’s page."
TO_CARDS = "All questions of this household"

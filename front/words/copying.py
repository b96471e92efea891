"""What is said about a household’s copy of its record, and by the command that makes one."""

HELP = "Write everything that a village’s book holds about one household: JSON, CSV and a page to read."
BOOK = "The record book of the village."
HOUSEHOLD = "The household, by its name in the book."
OUT = "The ZIP file to write."
WRITTEN = "Everything about {household} is in {out}. The journal says that a copy was made."
THERE = "{path} is there already. Name another file."

TITLE = "Everything held about {household} in {village}"
MADE = "Made on {day}."
WHY = (
    "Amounts in columns that end in “_minor” are in the smallest unit of the currency, such as cents. "
    "Codes of cards are not here, for only a digest of them is kept; neither is a place among other households."
)
TABLES = {
    "journal": "the record of changes, with every value before and after",
    "ratings": "ratings",
}
FILE = "laurel-record.zip"
COPY = "A copy to take away"
COPY_WHY = "Everything that is held about your household, as one file: to read, and to carry elsewhere."
TAKE = "Take a copy"

"""What a period's workbook says, and what is said when it comes back."""

SENTENCES = {
    "not_our_workbook": "This is no workbook that Laurel wrote: its hidden sheet is missing.",
    "other_workbook_version": "This workbook is of another version ({value}). Write a new one and copy the answers.",
    "sheet_missing": "The sheet “{value}” is missing or empty.",
    "day_for_number": (
        "A day stands here ({value}): spreadsheets turn what looks like one, such as 1.5 or 3/4, into a date. "
        "Format the cell as a number and type it again."
    ),
    "amount_and_quantities": (
        "An answer stands here ({value}), and quantities of the same source on the other sheet. Keep one of the two."
    ),
    "no_open_period": "No season is open for entries.",
}
TITLE = "Workbook"
HELP = "Write a season’s answers as a workbook of Excel: to fill in without Laurel, and to import again."
BOOK, OUT, PERIOD = (
    "The village’s record book.",
    "Where to write the workbook.",
    "The season; by default the newest open one.",
)
RATER = "In whose name: the workbook then has this rater’s marks, too."
WRITTEN = "Written: {out}, for {period}, with {households}."
HOUSEHOLDS = ("{count} household", "{count} households")

# The sheets of the workbook; at most 31 letters, none of []:*?/\\
HOW, ENTRIES = "How to fill it in", "Answers"
HOUSEHOLD, HOUSE, NICKNAME, GROUP = "Household", "House", "Nickname", "Group"
# A third sheet, for what is told in the village’s own units.
QUANTITIES = "Quantities"
QUANTITY_COLUMNS = {
    "household": "Household",
    "source": "Source of income",
    "product": "Product",
    "unit": "Unit",
    "sold": "Sold",
    "eaten": "Eaten",
    "given": "Given away",
}
QUANTITIES_HOW = (
    "What was harvested or made can be told in quantities instead: on the sheet “{quantities}” choose the household, "
    "the source, the product and the unit in a row, and say how much was sold, eaten and given away. Leave the amount "
    "of that source as it is; Laurel reckons it at the village’s prices when the workbook comes back."
)
# The three columns of a source of income.
STATE_OF = "{source}: was it asked?"
AMOUNT_OF = "{source}: amount in {currency}"
AMOUNT_ONLY = "{source}: amount"
METHOD_OF = "{source}: how it is known"
# The column of a criterion, with its least and greatest mark.
MARK_OF = "{ask} ({low} to {high})"
LINES = (
    "Answers of {village}, {period}",
    "Each row of the sheet “{entries}” is a household that takes part; none can be added here.",
    "Fill in what you know, and leave the rest empty: an empty cell says nothing and takes nothing back.",
    "For a source of income, choose whether it was asked. Where there was something, enter the amount, and choose how "
    "it is known. Costs are entered as positive amounts.",
    "A mark lies between the two numbers behind its question. It is for what was done, never for a person.",
    "Numbers may be typed with the digits and the decimal mark that you are used to. What could be read in two ways "
    "is asked about when the workbook comes back.",
    "What stands in the book already is filled in. Change it only where it is wrong; if somebody else changes it "
    "meanwhile, both are shown and nothing is overwritten.",
    "The household can see everything that is entered about it, and who entered it.",
    "Bring the workbook back with “laurel import”, or on the page Import. Looking first changes nothing.",
)
RATED_BY = "Marks are those of {rater}."
# What the spreadsheet itself says where a cell is filled in wrongly.
CHOOSE = "Choose one of the list."
BETWEEN = "A number from {low} to {high}."
NO_LESS = "A number, 0 or more."
A_NUMBER = "A number."
MARK_READ = "Numbers such as 1.234 were read with “{mark}” for decimals, as other numbers of the file show."
RECKONED = (
    "{count} answer was given by a formula; its result was taken.",
    "{count} answers were given by formulas; their results were taken.",
)

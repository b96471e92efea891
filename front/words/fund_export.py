"""What `laurel fund` says, and what is in the files that it writes."""

HELP = "The fund for prizes as files: for accountants, for Excel, and as the statement of a year."
EXPORT = (
    "Write every movement of the fund and what there is of it: for Beancount where the file ends in .beancount, for "
    "Excel where it ends in .xlsx. No household is named in it."
)
STATEMENT = "Write the statement of a year as PDF, for the meeting to read and to sign. No household is named in it."
BOOK = "The record book."
OUT = "The file to write: .beancount or .xlsx."
OUT_PDF = "The file to write."
YEAR = "The calendar year."
NOT_A_BOOK_OF_ACCOUNTS = "“{name}” has to end in .beancount or .xlsx: the ending says how the file is written."
WRITTEN = "Wrote the fund to {out}"
STATEMENT_WRITTEN = "Wrote the statement of {year} to {out}"

FUND = "Fund for prizes of {village}"
ENTRIES = "Movements"
BALANCES = "What there is"
ENTRY_HEADS = ("Day", "What", "Of", "From", "To", "Amount", "Receipt", "Paper", "Giver", "Purpose")
ACCOUNTS = {
    "given": "given",
    "bought": "bought",
    "left": "left",
    "reserved": "set aside",
    "spent": "spent",
    "returned": "given back",
}
YEAR_TITLE = "Fund for prizes of {village}, {year}"
AT_END = "What there was at the end of the year, of all that was ever given"
IN_YEAR = "What moved in the year"
MOVED_HEADS = ("Day", "What", "How much", "Receipt")
NOTHING_MOVED = "Nothing moved in this year."
SIGN = "Treasurer: ________________________    Read at the meeting of: ________________________"

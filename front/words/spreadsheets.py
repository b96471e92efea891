"""What is said of spreadsheets and CSV files that cannot be read without guessing: refusals by code."""

SENTENCES = {
    "two_readings": (
        "“{value}” could be {one} or {other}, and nothing else in the file tells which. "
        "Say which mark sets off decimals."
    ),
    "legacy_encoding": (
        "This file is not in {accepted}, so letters in it would be mistaken. In the spreadsheet choose Save as, "
        "and there “CSV UTF-8” or an Excel workbook."
    ),
    "formula_without_value": (
        "A cell holds the formula “{value}” and no result. Open the file in a spreadsheet and save it, "
        "or put the number in place of the formula."
    ),
    "not_a_workbook": "This is no Excel workbook, or it is damaged. Save it anew as .xlsx.",
    "old_or_locked_workbook": (
        "This workbook is locked with a password or of an old kind. Save it as .xlsx without a password."
    ),
    # {most} is a number of megabytes.
    "large_file": "This file is larger than {most} MB. Leave out what does not belong to the entries.",
    "large_sheet": (
        "This sheet is too large: at most {rows} rows, {columns} columns and {cells} cells in all are read. "
        "Leave out what does not belong to the entries."
    ),
}

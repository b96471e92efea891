"""What is said when filled-in forms and sheets are imported: on the command line, on the page, and as refusals."""

SENTENCES = {
    "uneven_row": (
        "This row has {value} cells, and the heading has {columns}. Export the file again, and do not edit it."
    ),
    "damaged_zip": "This packed file is damaged or locked. Export or copy it again.",
    "damaged_json": "This file is no JSON, or it was cut off. Export it again.",
    "damaged_xml": "This form cannot be read as XML, or it was cut off. Copy it again.",
    "no_forms": "There is no filled-in form in this file.",
    "several_forms": "This file holds tables of more than one form ({value}). Export one form by itself.",
    "orphan_row": "This row belongs to the form “{value}”, which is not in the file. Export the file again.",
    "missing_table": (
        "The table of “{value}” did not come along, so incomes would be lost. Export all tables: from ODK Central the "
        "zip file, from KoboToolbox XLSX."
    ),
    "incomes_missing": (
        "The incomes are not in this file, because a CSV file by itself leaves out what is asked for each source. "
        "Export again: in KoboToolbox as XLS with “XML values and headers”, in ODK Central as a zip file of all data. "
        "Or leave the incomes out for now and bring in the rest: when the other file comes, nothing counts twice."
    ),
    "formula_in_form": "A formula stands here. Export the file again, and do not edit it.",
    "large_cell": "This answer is longer than {most} signs.",
    "not_our_form": (
        "This is no export of the form that Laurel wrote: {accepted} are missing. If it should be one, export it again "
        "with “XML values and headers”. For a form of your own, say by an import map which of its questions is which."
    ),
    "missing_answer": "The question “{value}” of Laurel’s form is missing here.",
    "not_a_choice": (
        "“{value}” is none of the choices of the form. Where the export offers it, choose XML values and not labels."
    ),
    "not_a_map": "This is no import map. docs/field.md shows one.",
    "map_lacks": "The import map has to say {value}.",
    "map_names_households": (
        "“{value}” is the column of households. A map stays when a household leaves, so it may not name any."
    ),
    "empty_map_name": "Give the import map a name.",
    "several_maps": "Several import maps fit this file: {value}. Say which one.",
    "nobody_to_ask": "No household takes part in this season, so there is nobody to ask.",
}

# Answers that a file gives; {new}, {same}, {conflicts} and {refused} are numbers.
FOUND = "{new} new, {same} there already, {conflicts} in conflict, {refused} refused."
DONE = "Imported: {new}."
ANSWERS = ("{count} answer", "{count} answers")
CONFLICT = "{place}: {household}, {question}: {by} entered “{theirs}”, the file says “{mine}”."
FIXED = (
    "{place}: {household}, {question}: somebody else has marked this already, and the household is not drawn "
    "for a second rater. The file’s mark stays out."
)
LEFT = "Conflicts were left as they are. With --take-file the file’s answer is taken in each."
ALL_OR_NOTHING = "Nothing was imported. With --leave-out the other answers are."
MAP = "An import map (YAML) that says which column of a form of your own is what."
RATER = "Who rated, where the file does not say."
TAKE_FILE = "Take the file’s answer in every conflict."
LEAVE_OUT = "Import what can be, and list what is refused."

# The page Import
PAGE = "Import"
WHAT = "What to do"
BRING = "Bring in what was filled in"
TAKE_ALONG = "Forms to take along"
MAPS = "A form of your own"
BRING_HOW = (
    "Choose an export of the season’s form (ODK Central’s zip file; KoboToolbox’s XLS with “XML values and headers”, "
    "or JSON; a phone’s XML) or the workbook. First you see what it would do; nothing is entered before you say so."
)
FILE = "The file"
WHICH_MAP = "Which form is it?"
BY_ITSELF = "Let Laurel find out"
WHO_RATED = "Who rated, where the file does not say"
AS_IN_FILE = "As the file says"
# After a line that holds for others too.
ALSO = ("{line} ({count} more of the same)", "{line} ({count} more of the same)")
# Below a list that was cut.
MORE = ("and {count} more", "and {count} more")
REFUSED = "These are refused:"
CONFLICTS = "Here the book says something else. It stays as it is unless you tick the file’s answer."
LEAVE_REFUSED = "Import the others, and leave out what is refused"
IMPORT = "Import"
IMPORTING = "Importing"
NOTHING_TO_DO = "There is nothing new in this file."
PHONE_HOW = (
    "The form for phones is uploaded to ODK Central or KoboToolbox; then raters fill it in without a network. "
    "The workbook is for Excel or LibreOffice. Both name the households that take part: give them to those who rate "
    "and to nobody else."
)
SEASON = "Season"
MAKE_FORM = "Make the form for phones"
MAKE_WORKBOOK = "Make the workbook"
TAKE_FORM = "Save the form"
TAKE_WORKBOOK = "Save the workbook"
MAPS_HOW = (
    "Where your group has a form of its own, say once which of its columns is what. Choose a filled-in example; "
    "Laurel guesses by the names, and you put right what it guessed."
)
SAMPLE = "A filled-in example"
MAP_NAME = "Name of the form"
HOUSEHOLD_COLUMN = "Which column says the household, by name or house number?"
PERIOD_COLUMN = "Which column says the season?"
RATER_COLUMN = "Which column says who rated?"
ALWAYS = "always {period}"
WHO_IMPORTS = "none: whoever imports, or chosen then"
COLUMN = "“{column}”, such as “{example}”"
NOT_USED = "not used"
TARGETS = {
    "mark": "mark: {name}",
    "phrase": "how it is known: {name}",
    "income": "amount: {name}",
    "state": "asked or not: {name}",
    "method": "how the amount is known: {name}",
}
KEEP = "Keep"
KEPT = "Kept. Files with these columns are now read by it."
FORGET = "Keep “{name}” no longer"
FORGOTTEN = "It is kept no longer. What was imported by it stays."

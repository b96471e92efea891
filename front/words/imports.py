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
    "formula_in_form": "A formula stands here. Export the file again, and do not edit it.",
    "large_cell": "This answer is longer than {most} signs.",
    "not_our_form": (
        "This is no export of the form that Laurel wrote: {accepted} are missing. "
        "For a form of your own, say by an import map which of its questions is which."
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

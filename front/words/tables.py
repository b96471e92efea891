"""What is said about a table that is refused, by the problem's code (see `front.words.rubrics` for "+field")."""

SENTENCES = {
    "not_text+accepted": "This file is not text in {accepted}. Save it anew in that encoding.",
    "empty_file": "This file is empty. Its first line has to name the columns.",
    "cut_off": "This file ends in the middle of a row: it was cut off. Write or copy it again.",
    "not_parquet": "This file is not Parquet, whatever its name says.",
    "unreadable": "This file cannot be read; it may be damaged. Write or copy it again.",
    "cannot_read": "This file cannot be read. Look whether it is there and may be read.",
    "cannot_write": "“{value}” cannot be written. Look whether its folder is there and may be written to.",
    "wrong_separator": "The columns are separated by “{value}”. Save the file with commas.",
    "long_row": (
        "This row has {value} cells, but there are {columns} columns. "
        "A cell with a comma in it needs quotation marks around it."
    ),
    "open_quote": "A quotation mark is opened here and not closed.",
    "unknown_suffix": "“{value}” is not a kind of table that Laurel knows. Use {accepted}.",
    "missing_column": "The column “{key}” is missing. Needed: {accepted}.",
    "unknown_column": "The column “{value}” is not known. Further columns may be: {accepted}.",
    "duplicate_column": "The column “{value}” stands twice.",
    "wrong_type": "The column holds {value}; it has to hold {accepted}.",
    "empty_cell": "This cell is empty. Fill it in, or take the row out.",
    "not_accepted": "“{value}” is not accepted for “{key}”.",
    "not_accepted+accepted": "“{value}” is not accepted for “{key}”. Accepted: {accepted}.",
    # Column is a field’s name as the book keeps it.
    "not_accepted+column": "What was given for “{column}” is not accepted, and nothing was changed.",
    "not_accepted+empty": "Something has to be filled in for “{empty}”; nothing was changed.",
    "not_a_number": "“{value}” is not a number for “{key}”.",
    "not_a_number+example": "“{value}” is not a number. Write it without separators or units, such as {example}.",
    "infinite": "The number is infinite.",
    "not_whole": "{value} is not a whole number.",
    "not_above_zero": "{value} is not above zero.",
    "too_small": "“{key}” is {value}, which is too small.",
    "too_small+low": "{value} is too small. It has to be at least {low}.",
    "too_large": "“{key}” is {value}, which is too large.",
    "too_large+high": "{value} is too large. It may be at most {high}.",
    "same_household": "The old and the new household are both “{value}”. A household does not come from itself.",
    "unknown_household": "The household “{value}” is not registered. Add it to households, or take the row out.",
    "unknown_period": "The period “{value}” is not known. Known periods: {accepted}.",
    "unknown_product": "“{value}” is not on the price list.",
    "unknown_source": "The source “{value}” is not known. Known sources: {accepted}.",
    "no_sources": (
        "The source “{value}” is not known: the book has no sources yet. They come with the village rules; or add "
        "sources.csv, with the columns source and kind."
    ),
    "unknown_criterion": "The rubric does not ask for the criterion “{value}”. It finds no marks for: {accepted}.",
    "unknown_measure": "The rubric does not ask for the measure “{value}”. It finds no values for: {accepted}.",
    "duplicate_row": "This row says the same thing as row {first}: {value}. Take one of the two out.",
    "negative_amount": "{value} is below zero. Costs and support are entered as positive amounts.",
    "off_scale": "{value} is off the scale, which goes from {low} to {high}.",
    "off_scale+criterion": "{value} is off the scale of “{criterion}”, which goes from {low} to {high}.",
    "no_rows": "There are no rows. At least one household is needed.",
    "no_folder": "There is no folder “{value}”.",
    "not_a_folder": "“{value}” is a file. Name the folder that holds the tables.",
    "no_households": "The folder “{value}” has no households. It needs one of: {accepted}.",
    "no_tables": "There is no table here. Known tables: {accepted}, each as CSV or Parquet.",
    "unknown_table": "“{value}” is not the name of a table. Known tables: {accepted}.",
    "table_twice": "The table “{value}” is there twice: {accepted}. Keep one of the two.",
    # A large table may be in parts: several files in a folder with the table's name, each for some villages.
    "part_not_parquet": "“{value}” is not Parquet. A table in parts is a folder of .parquet files.",
    "table_in_one_file": (
        "“{value}” is one file, and other tables are in parts. Put it in parts too: a folder “{table}”, and in it a "
        "file of the same name as that of its households (docs/rating.md, “In parts”)."
    ),
    "part_alone": (
        "There are no households in a part “{value}”. Give the rows of a village the same part in every table "
        "(docs/rating.md, “In parts”)."
    ),
    "village_in_two_parts": (
        "The village “{value}” is in {first} too. A village stays in one part: make the parts by village "
        "(docs/rating.md, “In parts”)."
    ),
    "household_in_two_parts": "The household “{value}” is in {first} too. Each has a name of its own.",
    "not_in_part": (
        "The household “{value}” is not in the part “{part}” of households. Give all rows of a village the same part, "
        "in every table; villages between which a household moved stay in one part (docs/rating.md, “In parts”)."
    ),
    "no_periods": "No table names a period. Add periods.csv, or a table with a column “period”.",
    "succession_circle": "By the table succession, “{value}” comes from itself. Look at its rows and those between.",
    "log_of_nothing+village": (
        "“{key}” is {value} for a household of {village} in {period}, of which no logarithm can be taken. "
        "Take transform: log out of the rubric, or correct the value."
    ),
    "reference_zero+village": "“{key}” in {village}, {period}, is compared with zero. Choose another reference.",
    "constant_column": (
        "“{key}” is {value} for every household of {village} in {period}, so a relative method has nothing to compare. "
        "Use goalposts for it, or leave it out."
    ),
    "negative_in_mean": (
        "“{key}” goes down to {value} in {village}, {period}. A geometric or harmonic group takes no negative values: "
        "use goalposts for it, or aggregate: arithmetic."
    ),
}
REST = ("There is one more problem like these.", "There are {count} more problems like these.")

"""What the `laurel` command says: its help, what it did, and what it needs."""

LAUREL = "Rate effort fairly, thank it openly, and leave every household in charge of what is said about it."
EXAMPLE = "Example: {example}"

CHECK = "Look whether rubrics are right, and say in short what they count. Every problem is shown with its line."
CHECK_RUBRICS = "One or more rubrics (YAML)."

SCORE = (
    "Rate the households of a folder of tables by a rubric, and write one row for each household and period, "
    "sorted by village, period and household. It works on your own files; a village’s record book is never rated so."
)
SCORE_RUBRIC = "The rubric (YAML)."
SCORE_FOLDER = "The folder that holds households.csv, income.csv and so on, as CSV or Parquet (docs/rating.md)."
SCORE_OUT = "The file to write: .csv or .parquet. What was there before is replaced only once all is done."
SCORE_PERIOD = "Write this period only. All are rated: a period needs those before it."
SCORE_ENGINE = "What to compute with."
SCORED = "Rated {households} in {periods}: {out}"
HOUSEHOLDS = ("{count} household", "{count} households")
PERIODS = ("{count} period", "{count} periods")

VERSION = "Say the version and stop."
READING = "Reading the tables"
RATING = "Rating"
WRITING = "Writing"

NOT_A_TABLE = "“{name}” has to end in one of {suffixes}: the ending says how the table is written."
NO_SUCH_FILE = "There is no file “{path}”."
NO_SUCH_FOLDER = "There is no folder “{path}”."
NOT_A_FOLDER = "“{path}” is a file; a folder is needed here."
NOT_A_FILE = "“{path}” is a folder; a file is needed here."
NO_DUCKDB = "The engine duckdb is not installed. It comes with an extra: pip install 'laurel-village[region]'"

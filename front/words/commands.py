"""What the `laurel` command says: its help, what it did, and what it needs."""

LAUREL = "Rate effort fairly, thank it openly, and leave every household in charge of what is said about it."
LANGUAGE = "The language to speak, such as es; else the environment’s (LANG)."
NO_LANGUAGE = "There is no language “{value}” here. There are: {accepted}."
EXAMPLE = "Example: {example}"

CHECK = "Look whether rubrics are right, and say in short what they count. Every problem is shown with its line."
CHECK_RUBRICS = "One or more rubrics (YAML)."

SCORE = (
    "Rate the households of a folder of tables by a rubric, and write one row for each household and period, "
    "sorted by village, period and household. It works on your own files; a village’s record book is never rated so."
)
SCORE_RUBRIC = "The rubric (YAML)."
SCORE_FOLDER = (
    "The folder that holds households.csv, income.csv and so on, as CSV or Parquet, or a folder of Parquet parts for "
    "each table (docs/rating.md)."
)
SCORE_OUT = (
    "The file to write: .csv or .parquet; without an ending, a folder of Parquet parts. What was there before is "
    "replaced only once all is done."
)
SCORE_PERIOD = "Write this period only. All are rated: a period needs those before it."
SCORE_ENGINE = "What to compute with."
SCORE_MASTER = (
    "Where Spark runs: this machine's cores, or the address of a cluster's master, such as spark://host:7077."
)
SCORE_MEMORY = (
    "The most memory that DuckDB takes, such as 4GB, before it puts the rest on disk beside OUT; else four fifths of "
    "the machine’s."
)
NOT_A_SIZE = "A size of memory is a number and KB, MB, GB or TB, such as 4GB; “{value}” is not."
MEMORY_OF_DUCKDB = "Only the engine duckdb takes a limit of memory."
SCORE_RANK_SETS = (
    "Write the ranks that the data allow, all of a group at once, into rank_low and rank_high, such as 0.95 for 95 % "
    "confidence. They are empty where the error of a score is not known."
)
NOT_A_CONFIDENCE = "The confidence has to be above 0 and below 1, such as 0.95; {value} is not."
SCORE_ROBUSTNESS = (
    "Also write how far ranks depend on weights, normalisation and aggregation (docs/robustness.md): to OUT2 (.csv or "
    ".parquet) the range of each household’s ranks, and beside it OUT2-choices, OUT2-parts and OUT2-kept."
)
SAME_FILE = "“{path}” would be written twice. Name two files."
ROBUSTNESS = "How far the ranks depend on choices of the rubric: {files}"
SCORED = "Rated {households} in {periods}: {out}"
HOUSEHOLDS = ("{count} household", "{count} households")
PERIODS = ("{count} period", "{count} periods")

READING = "Reading the tables"
RATING = "Rating"
WRITING = "Writing"

NOT_A_TABLE = "“{name}” has to end in one of {suffixes}: the ending says how the table is written."
NO_SUCH_FILE = "There is no file “{path}”."
NO_SUCH_FOLDER = "There is no folder “{path}”."
NOT_A_HASH = (
    "“{value}” is no hash of a journal: it has 64 signs, of which at least the first 16 are needed, 0-9 and a-f."
)
NOT_A_FOLDER = "“{path}” is a file; a folder is needed here."
NOT_A_FILE = "“{path}” is a folder; a file is needed here."
NO_ENGINE = "The engine {engine} is not installed. It comes with an extra: pip install 'laurel-village[{extra}]'"

RUN = (
    "Serve the record books of a folder to this machine, at http://127.0.0.1:8501/ unless another port is named. "
    "With --demo, the demonstration villages are made first if they are not there."
)
RUN_VILLAGES = "The folder of record books; by default villages/ here, or demo-villages/ with --demo."
RUN_DEMO = "Serve the demonstration villages."
RUN_PORT = "The port; 0 takes any that is free."
RUN_BASE_PATH = "What stands before every address, such as /east, where a proxy has other things at the root."
RUN_METRICS = "A port of this machine on which Prometheus finds figures about the server (docs/operations.md)."
RUN_LOGS = "How the server writes about itself; json is one line for each event, without what anybody said."
NOT_A_BASE_PATH = "“{value}” is no path to put before addresses: use a slash and then a-z, 0-9, _ and -, such as /east."
METRICS_IN_USE = "Port {port}, for figures about the server, is in use. Choose another port: --metrics-port {other}"
SERVING = "Laurel serves {villages} from {folder}. Stop with Ctrl+C."
VILLAGES = ("{count} village", "{count} villages")
# Before a line for each file, with the reason.
NOT_SERVED = "Not served:"
NO_VILLAGES = (
    "There is no folder “{folder}”. Make a village with: laurel new {folder}/NAME.db --name NAME\n"
    "Or look at the demonstration villages: laurel run --demo"
)
PORT_IN_USE = "Port {port} is in use, perhaps by another Laurel. Stop that one, or choose another port: --port {other}"

DEMO = "Write the demonstration villages into a folder: Willow Bend and six rice villages. Files there are left alone."
DEMO_FOLDER = "The folder; it is made if it is not there."
MAKING_DEMO = "Making the demonstration villages"
DEMO_MADE = "Made {villages} in {folder}"
DEMO_THERE = "The demonstration villages are in {folder} already."

NEW = "Make an empty record book for a village."
NEW_FILE = "The file to make; by custom it ends in .db."
NEW_NAME = "The village’s name, as pages show it."
NEW_MADE = "Made {file} for {name}."
SET_UP_CODE = (
    "Set-up code for the first administrator: {code}\n"
    "It works once, within {days} days. Give it only to the person whom the village has chosen."
)
# {command}: what is typed to serve the village. /set-up is the end of an address.
SET_UP_WHERE = "It is typed in at /set-up, in a browser, while the village is served by: {command}"

CODE = "Make a new set-up code where the first has expired, or was lost before anybody administered the village."
CODE_BOOK = "The record book."

IMPORT = (
    "Take filled-in forms (ODK Central, KoboToolbox, a phone) or tables (CSV or Parquet) into a village’s record book: "
    "all or nothing. A household enters only with its consent to take part, in consents.csv or in the book."
)
IMPORT_BOOK = "The record book."
IMPORT_FROM = (
    "An export of filled-in forms (.zip, .csv, .xlsx, .json, .xml), a folder of tables, or one table whose name says "
    "what it holds, such as income.csv."
)
IMPORT_DRY = "Look whether all is right and say what would be added, but write nothing."
IMPORTING = "Reading and checking"
IMPORTED = "{table}: {added} added, {same} there already"
TRIED = "Nothing was written: this was a trial."
NOTHING_NEW = "Nothing new: all of it is in the book already."

"""What the commands for a region say: snapshots of villages, and what is combined from them."""

SNAPSHOT = (
    "Write a snapshot of every village of a folder for a region: figures that are public anyway, and, of households "
    "that agreed to research, rows without a name (docs/region.md). Each is signed with the village's key."
)
VILLAGES = "The folder of record books."
LAKE = "The folder that gathers snapshots. An earlier snapshot of a village is replaced."
TAKING = "Taking snapshots"
TAKEN = "{village}: {figures} figures, {households} rows for research, key {key}"
NO_BOOKS = "There is no record book in “{folder}”."

REGION = (
    "Combine the snapshots of a lake: means of villages’ figures by group and over time, with standard errors, and "
    "what a rubric says of households that agreed to research. No village is named or ranked, and what few would "
    "make up is withheld (docs/region.md)."
)
RUBRIC = "The rubric (YAML) by which the rows for research are rated."
GATHERED = "The folder that gathers snapshots."
OUT = "The folder to write: figures.csv, households.csv where there are rows for research, and a page, index.html."
GROUPS = "A table (.csv or .parquet) with the columns village and group; without it there is one group, of all."
READING = "Looking through the snapshots"
COMBINED = "Combined {villages}: {out}"
SENTENCES = {
    "no_snapshots": "There is no snapshot in “{value}”. Write some with: laurel snapshot DIR_OF_VILLAGES -o {value}",
    "not_signed": "“{value}” is not a snapshot that was signed by the key that names it. Ask the village for it again.",
    "changed_snapshot": "A file in “{value}” is not the one that was signed. Ask the village for it again.",
    "newer_snapshot": "“{value}” was written by a newer Laurel. Update Laurel to read it.",
    "village_twice": (
        "There are two snapshots of “{value}”, in the folders {accepted}. Keep the one whose key the village uses now."
    ),
    "demo_among_real": "“{value}” is a demonstration. Keep made-up villages apart from real ones.",
    "unknown_village": "There is no snapshot of “{value}”. There are: {accepted}.",
}

TITLE = "The region over time"
ABOUT = (
    "Means of the figures of villages, each village counted once. Behind ± is the standard error: the mean of other "
    "such villages would lie within twice that in about nineteen of twenty cases. No village is named, and nothing "
    "is said of fewer than four. The change is that since the period before, of the villages that have both."
)
CHANGE_ABOUT = (
    "Of a share, the change is in points of a hundred; of an amount of money, it is the difference divided by the mean "
    "of the two."
)
CHANGE = "Change"
ALL = "All villages"
VILLAGE_FIGURES = "What villages say of themselves"
PERIOD, COUNT, VALUE = "Period", "Villages", "Mean"
HOUSEHOLDS = "Households that agreed to research"
HOUSEHOLDS_ABOUT = "Means of the households that gave a copy for research, by the rubric “{rubric}”, version {version}."
HOUSEHOLD_COUNT = "Households"
NONE_RATED = (
    "Nothing can be shown of them yet: it takes ten households of at least four villages, and no village may have more "
    "than 30 % of them."
)
SCORE = "Score"
# {level} is the name of a level in the rubric
REACHED = "Share that reached the level “{level}”"
# Before a list of figures
SILENT = "Nothing can be shown of these, because too few tell of them, or one village is too large a part:"
FEW = "not shown: too few"
LARGE = "not shown: one village is too large a part"
WITHHELD = {"too_few": FEW, "one_too_large": LARGE}
PLUS_MINUS = "{value} ± {se}"
ONLY = "{value}"
# In the order of the page
NAMES = {
    "earned": "Earned by a village, {unit}",
    "property": "From property, a village, {unit}",
    "support": "Support received by a village, {unit}",
    "rose": "Share of households whose income grew",
    "below_floor": "Share of households below the floor",
    "left_floor": "Share of households that rose above the floor",
    "fell_floor": "Share of households that fell below the floor",
    "gini": "Inequality of incomes (Gini)",
    "learned": "Share of households that learned or taught something",
    "helped": "Share of households that lent a hand",
    "awards": "Households of a village that were thanked with an award",
}
NO_UNIT = "in its currency"
CONSTANT = "{unit} at constant prices"

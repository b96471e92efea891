"""What `laurel compare` says: how many households another version of a rubric would move."""

HELP = (
    "Rate your own tables under two versions of a rubric, and say by group and period how many households the second "
    "would move: how many, never who. In a group of fewer than 20 no number is told."
)
NOW = "The rubric as it is (YAML)."
THEN = "The other version (YAML)."
OUT = "Also write the numbers as a table: .csv or .parquet."
PERIOD = "Compare this period only. All are rated: a period needs those before it."
BANDS = "Count bands too (docs/rating.md). Rank sets are drawn for it, which takes longer."
# {league} is the name of a group of similar households, {households} such as “340 households”.
MOVED = "{period}, {league}: of {households}, {up} would move a level up and {down} down."
# Continues the sentence above on a line of its own; a band is a set of households that did about equally well.
BANDS_MOVED = "  {up} would move a band up and {down} down."
OTHERWISE = "  {other} would be in another group; {more} would be rated that are not now, and {fewer} no longer."
TOO_FEW = "{period}, {league}: fewer than 20 households, so no number is told: any could tell who would move."
# In place of a group's name where households are not grouped.
ONE_LEAGUE = "all"
WRITTEN = "The numbers as a table: {out}"

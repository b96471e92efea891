"""What is said about the curves of how income is spread over all households, from the poorest to the richest."""

HEADS = {
    "lorenz": "How much of all income the poorer households earn",
    "incidence": "How much more each part earns than a season before",
}
METHODS = {
    "lorenz": "Households in the order of their earned income, the poorest first, and what so many of them earn of all "
    "income together; to the next hundredth. Where all had the same, a tenth would earn a tenth (Lorenz curve).",
    "incidence": "The mean income of each tenth, the poorest first, against that of the same tenth the season before, "
    "not of the same households; to the next twentieth (growth incidence).",
}
HOW = "How: {method} Only for 100 households or more; ten at least are between two points, none with over 30 %."
# A heading. {figure}: one of HEADS. {period}: the name of a season, such as 2025.
OF = "{figure}: {period}"
# {share}: a share such as 20 %, counted from the poorest household on.
UP_TO = "poorest {share}"
# Headings of columns: rows say “poorest 20 %” and the like, and what they earn of all, or have gained, in per cent.
HOUSEHOLDS = "Households"
VALUE = "Value"

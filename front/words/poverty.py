"""What `laurel poverty` says: its help, its conventions in words, and what it refuses."""

HELP = (
    "Say how many are poor and how unequal incomes are, as JSON: headcount, gap, severity, Watts, Sen, Gini and more, "
    "with standard errors and the conventions that they rest on. Shares are fractions. It works on your own files "
    "(docs/poverty.md)."
)
FILE = "The table: .csv or .parquet, one row a household or person."
INCOME = "The column with the income of each row, in the money of the line."
LINE = "The poverty line. Below it means less than it."
WEIGHT = "The column that says how many persons each row stands for; 1 where it is left out."
BY = "A column of groups. Those of fewer than ten rows are told together, so that none speaks of a single household."

CONVENTIONS = {
    ("below", "strict"): "An income equal to the line is not below it.",
    ("below", "at_or_below"): "An income equal to the line counts as below it.",
    ("negative", "zero"): "An income below zero counts as zero.",
    ("negative", "keep"): "An income below zero is kept as it is.",
    ("zero", "limit"): "At an income of zero a figure takes its limit; one that is infinite is null here.",
    ("missing", "left_out"): "A row without income or weight is left out.",
    ("weights", "counts"): "A weight says how many persons a row stands for.",
}
SENTENCES = {
    "no_such_column": "There is no column “{key}”. The file has: {accepted}.",
    "no_numbers": "The column “{key}” holds no number that counts for anybody.",
}

"""What `laurel poverty` says: its help, its conventions in words, and what it refuses."""

HELP = (
    "Say how many are poor and how unequal incomes are, as JSON: headcount, gap, severity, Watts, Sen, Gini and more, "
    "with standard errors and the conventions that they rest on. Shares are fractions. It works on your own files "
    "(docs/poverty.md)."
)
FILE = "The table: .csv or .parquet, one row a household or person."
INCOME = "The column with the income of each row, in the money of the line."
LINE = "The poverty line. Below it means less than it."
LINES = "A YAML file of dated poverty lines with an index of prices, in place of --line (docs/poverty.md)."
AT = "With --lines: the period in which the incomes of the file were had, so that lines are taken to its prices."
PERIOD = "The column that names the period of each row: figures are said of each period."
HOUSEHOLD = "The column that names the household, with --period: who left poverty and who fell into it, as numbers."
WEIGHT = "The column that says how many persons each row stands for; else its members, or 1 where they are not given."
SCALE = (
    "Divide a household’s income by its members (head), their square root (root), or the OECD-modified scale (oecd: 1, "
    "0.5 for each further adult, 0.3 for each child). Without it the column is taken as it is."
)
MEMBERS = "The column with the members of each household."
ADULTS = "The column with those of 14 and over, in place of --members."
CHILDREN = "The column with those below 14, beside --adults."
WORK = "A column with income from work, part of the income; may be given several times."
SUPPORT = "A column with support received, part of the income; may be given several times."
MULTIDIMENSIONAL = (
    "A YAML file of indicators, weights and cut-offs: say poverty in several dimensions (Alkire and Foster) in place "
    "of incomes."
)
NEEDED = "{option} is needed."
ONE_LINE = "Give either --line or --lines."
WHICH_PERIOD = "With --lines, give either --at (the period of the whole file) or --period (a column that names it)."
MOVES_NEED_PERIOD = "--household needs --period: moves are between periods."
MEMBERS_OR_ADULTS = "Give either --members or --adults and --children."
CHILDREN_NEED_ADULTS = "--children needs --adults."
OECD_NEEDS_ADULTS = "--scale oecd needs --adults, and --children where there are any."
SCALE_NEEDS_MEMBERS = "A scale needs --members, or --adults and --children."
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
SCALED = {
    "none": "Incomes are taken as they stand in the column.",
    "head": "A household’s income is divided by its members.",
    "root": "A household’s income is divided by the square root of its members.",
    "oecd": "A household’s income is divided by 1, 0.5 for each adult after the first and 0.3 for each child.",
}
COUNTING = (
    "A household is poor if the weights of its deprivations add up to at least poor_from.",
    "A row that lacks an indicator or its weight is left out.",
    "deprived_and_poor counts those deprived in an indicator who are poor; contribution is its share of the whole.",
    "Standard errors take a row as one independent draw and the weights of indicators as known.",
)
SENTENCES = {
    "not_described": "This is not what is needed here. The file starts with keys such as {accepted}.",
    "cut_missing": "A cut-off is missing in “{key}”. Add one of: {accepted}.",
    "cut_twice": "“{key}” has more than one cut-off. Keep one of: {accepted}.",
    "indicator_twice": "“{value}” names two indicators; the other is in “{first}”. Give one of them another name.",
    "not_a_date": "“{value}” is not a date. Write the year, month and day, such as 2025-01-31.",
    "no_line_price": "“{value}” has no price index. The index has: {accepted}.",
    "no_complete_row": "No row has a number in all of: {key}.",
    "no_moves": "No household is known in both periods.",
    "household_twice": "“{value}” stands twice in one period. A household has one row a period here.",
    "no_such_column": "There is no column “{key}”. The file has: {accepted}.",
    "no_numbers": "The column “{key}” holds no number that counts for anybody.",
}

"""What stands on the printed sheet of a household’s own page, beside what the page says."""

TO_PAPER = "This page as a sheet to print"
FILE = "household.pdf"
GOALS_AND_CHECKS = "Your goals, and checks that you asked for"
ON = "As of {day}. Your household’s own; keep it where only you read it."
LEAVES = "{leaves}. {kept}"
NOT_PRINTED = "The sheet cannot be printed now"

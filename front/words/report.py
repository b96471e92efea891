"""What a season's report to the village's meeting says beside what the board says, and what `laurel report` says."""

# The command
HELP = (
    "Write a season’s report for the village’s meeting as PDF: what the scheme is for, what the village earned "
    "together, the boards as they are on the wall, awards, the fund, checks, what is counted, and whom one can turn to."
)
BOOK = "The record book."
OUT = "The file to write."
PERIOD = "The season, or whatever the rules call a period; without it the last that has a board."
LANGUAGE = "The language of the report, such as es or zh_Hans; without it the one that the command speaks."
CLOSED = "There is no report on this season. {why}"
WRITTEN = "Wrote the report on {period} to {out}"

# The buttons
MAKE = "Make the report to the meeting"
TO_PAPER = "Take the report (PDF)"
FILE = "{village}-{period}-report.pdf"

# The report
TITLE = "{village}: report on {period}"
FOR_MEETING = "For the village’s meeting, to be read out and talked about."
THANKS = "Whom the village thanks"
THANKED = "Awards of this season"
ACCEPTED = ("{count} household accepted an award.", "{count} households accepted an award.")
NOBODY_NAMED = "No award of this season names anybody so far: only those are named who accepted one and agreed to it."
FUND = "The fund for prizes"
FUND_NOW = "What there is as of {day}. Prizes are never named, and no household is."
CHECKS = "What checks led to"
CHECKS_WHAT = (
    "A household can ask for a check of any entry about it, and somebody else answers. How often that happened is only "
    "said where at least 10 households asked, and once the season is closed."
)
CHECKED = (
    "In {period} {count} household had a check answered.",
    "In {period} {count} households had a check answered.",
)
CORRECTED = "For {share} of them something was corrected."
STEPS = "What everybody can do next"
STEPS_WHAT = (
    "Choose one thing from what we count that your household can do, or the other way to earn it, and set a goal.",
    "Ask the working group to explain what you do not understand, and ask for a check of what seems wrong.",
    "In a hard season, let your household rest. Nobody asks why, and nothing is lost.",
    "At the meeting, say what should be counted otherwise: the rules are the village’s own.",
)
# How firm the places of a group are. {group} is its neutral name, such as “river”.
FIRM = "How firm these places are: {firmness}"
ABOUT = "About this report"
HEAD = "Record of changes up to {day}: {head}. Who keeps this number can show later that nothing was rewritten."

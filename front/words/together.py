"""What is said about goals that a village makes together: trees, apprentices, kilograms under its brand."""

SENTENCES = {
    "season_over": "{value} is published: nothing of its goals changes any more.",
    "together_title": "A goal has a name of 80 letters at the most.",
    "together_unit": "A unit has 20 letters at the most, such as kg.",
    "together_target": "Say how much as a number above zero.",
    "together_counted": "“{value}” is counted from what was entered, and is worked out when the season is published.",
    "unknown_goal": "This goal is not there any more.",
}

TITLE = "What we do together"
# A goal and how far it is, on one line of a printed report.
GOAL = "{title}. {said}"
HOW = "In steps of five per cent. Nobody’s share is said."
# How much is to be reached, such as 2000 kg.
WANTED = "{target} {unit}"
SO_FAR = "{period}: {percent} of {wanted} so far."
CAME_TO = "{period}: {percent} of {wanted}."
REACHED = "{period}: reached, {wanted}. Thank you."
WITHHELD = {
    "not_yet": "{period}: {wanted}. How far we have come is told later.",
    "too_few": "{period}: {wanted}. Too few took part for it to be said how far we came.",
    "one_too_large": "{period}: {wanted}. It is not said how far we came: too much of it is one household’s.",
}

# For administrators
PAGE = "Goals together"
PAGE_HOW = (
    "A meeting decides what the village wants to reach together in a season. What households were marked for is added "
    "up when the season is published, and shown if ten or more took part. What no household owns, such as the "
    "kilograms on the cooperative’s scale, you tell from time to time. Everybody sees steps of five per cent only."
)
COLUMNS, TABLE = ("Season", "Goal", "How much", "Counted from", "How far"), "The village’s goals."
NO_GOALS = "There is no goal yet."
NEW = "Another goal"
SEASON, NAME, TARGET, UNIT, UNIT_HOW = "Season", "What we want to reach", "How much", "Unit", "Such as kg or trees."
COUNTED_FROM = "Counted from"
TOLD = "what is told here"
HELD_ON = "Day of the meeting"
DECIDE, DECIDED = "Record the meeting’s decision", "Everybody sees it now."
TELL_TITLE, WHICH, IN_ALL = "How far we have come", "Goal", "In all so far"
TELL, TELL_DONE = "Tell it", "Told."
DROP, DROPPED = "Take this goal back", "Taken back."
OF_SEASON = "{title} ({period})"
NO_SEASON_OPEN = "Every season is published. A goal is made for one that is still open."

"""What is said where a household sets itself goals."""

SENTENCES = {
    "unknown_step": "Please choose one of the steps.",
    "goal_off_scale": "A goal for this lies above {low} and goes up to {high}.",
}

TITLE = "Your own goals"
WHY = "Choose what you want to do this season. Only your household sees this; it changes no score, and you may drop it."
NONE = "You have not set a goal."
STEP = "What you want to do"
STEP_OPTION = "{ask} (up to {high})"
TARGET = "How far"
CHOOSE = "Please choose"
SET = "Set this goal"
DROP = "Drop: {ask}"
GOAL = "{ask}: {target}."
NOTHING_YET = "Nothing is entered yet."
COME_TO = "You have come to {come_to} in {period}."
REACHED = "You have come to {come_to} in {period}. The goal is reached."
TO_GOALS = "Set goals of your own"
NO_STEPS = "The village has no rules yet, so there is nothing to choose from."
BACK = "To your page"
SET_DONE, DROPPED = "The goal is set.", "The goal is dropped."

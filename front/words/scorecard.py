"""What is said of the score card on which households rate the working group."""

SENTENCES = {
    "card_incomplete": "Please answer each of the five questions.",
    "card_given": "Your household has given its card for this season already.",
    "no_card": "No season’s card is open now.",
}

TITLE = "Rate the working group"
TO_CARD = "Rate the working group"
# Each is answered by one of ANSWERS.
QUESTIONS = {
    "help_came": "When we asked for help, somebody was there for us.",
    "help_of_use": "The help that we were given was of use.",
    "fair": "The ratings of {period} were fair.",
    "explained": "It was explained what counts and how it is counted, so that we understood it.",
    "respected": "We were treated with respect, and could say no.",
}
ANSWERS = {
    "yes": "Yes",
    "rather": "Rather yes",
    "rather_not": "Rather no",
    "no": "No",
    "cannot_say": "Cannot say",
}
WHY = (
    "Five questions about the help of the working group and the fairness of its ratings in {period}. A household "
    "answers once, and nobody has to."
)
# What is true of who can find out what a household answered. Nothing may be promised here that is not so.
ANONYMOUS = (
    "Nobody can find out what you answered: not the working group, not who administers the village, not whoever holds "
    "its book. Answers are mixed, question by question, and counted at least five at a time, without a name, an order "
    "or a time. Only somebody who controls this machine and spies on it while you answer could; no program can prevent "
    "that."
)
GIVE = "Give this card"
GIVEN = (
    "Your household’s card for {period} is kept, and counted with those of others. Once the season is over, everybody "
    "reads what came of it, if at least ten have answered. What you answered cannot be shown or changed any more."
)
OVER = "The card of {period} was begun on another machine, and is over. What was counted there stays."
NONE = "No season’s card is open now. It opens when a season is published."
BACK = "To your page"

# For everybody, beside the board
RESULTS = "What households say of the working group"
RESULTS_OF = (
    "From the anonymous score cards of {period}, of at least ten households. Of every ten that answered, so many "
    "agreed:"
)
TABLE = "How many of ten households agreed, a row for each question."
QUESTION, AGREED = "What was asked", "Agreed, of ten"
# Nearly all, or nearly none: which of them it is exactly is not told.
AT_LEAST, AT_MOST, ABOUT = "9 or 10", "0 or 1", "about {tenths}"

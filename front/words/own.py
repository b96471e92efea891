"""What a household’s own page says, beside what the progress page says."""

TITLE = "Your household: {label}"
SEASON = "Season"
SHOW = "Show"
CLOSE = "Close this page"
DEMONSTRATION = "This is a demonstration: the village and its households are made up or known to all."
TO_AWARDS = "Awards"
TO_SAY = "Decide: agreeing, resting, names, cards"
NO_SEASONS = "No season has begun yet."
NOT_PART = "You do not take part now. Nothing is entered about you, and nothing is worked out. What is held is below."
NO_RULES = "The village has no rules yet, so there is no score. What was entered is below."
SEASONS = ("You have been part of {count} season so far.", "You have been part of {count} seasons so far.")
SEASONS_STAY = "This number only grows."

INCOMES = "Income that was entered"
INCOMES_TABLE = "Each amount of this season, with how it is known and who entered it."
SOURCE = "From"
AMOUNT = "Amount"
COST = "{source} (a cost)"
NONE = "Asked about, and there was none: {names}."
BY = "by {who}, {on}"
BY_SOMEBODY = "by {who}"
NO_INCOMES = "No income was entered this season."
MEASURES = "What was measured"
MEASURE = "What"
VALUE = "Value"
MARKS_TABLE = "Each mark of this season, with how it is known and who entered it."
NOBODY = "somebody who was not noted"
METHODS = {
    "receipt": "from a receipt",
    "recent": "asked soon after",
    "recalled": "from memory",
    "guess": "a guess",
}
STATES = {
    "asked": "asked, no amount",
    "none": "there was none",
    "refused": "you would not say",
    "unknown": "not known",
}
PHRASES = {
    "seen": "the rater saw it",
    "told": "you told the rater",
    "paper_seen": "a paper was seen",
    "asked_twice": "asked twice",
    "neighbour_confirmed": "a neighbour said so too",
    "still_under_way": "still under way",
    "another_way": "earned in another way",
}
# An adult of the household, by the number on their card.
TOLD_BY = "told by adult {number}"
WORKED_OUT = "worked out from {numbers}"
NUMBER = "{name} {value}"

RULES = "Village rules"
RULES_WHY = "What counts, and at most for how much of 100. Another way to earn it stands beside it."
RULES_TABLE = "What the village counts."
COUNTS = "What we count"
AT_MOST = "At most"
ANOTHER_WAY = "Another way to earn it: {way}"
PURPOSE = "What it is for: {purpose}"
# Somebody outside the village to whom one can complain.
CONTACT = "Contact person outside the village: {contact}"

TRACES = "Who looked, and who wrote"
TRACES_WHY = "The newest first. Your own visits to this page are not noted."
TRACES_TABLE = "What was done to your household’s record, by whom and on which day."
PERSON = "Who"
DEED = "What"
NO_TRACES = "Nobody has looked or written yet."
DEEDS = {
    "looked": "looked at your record",
    "added": "wrote: {what}",
    "changed": "changed: {what}",
    "removed": "took out: {what}",
    "did": "{act}",
}
TABLES = {
    "households": "your household’s particulars",
    "consents": "what you agreed to",
    "cards": "a card",
    "coverage": "whether a source was asked",
    "income_entries": "an income",
    "marks": "a mark",
    "measures": "a measured value",
    "pauses": "a season’s rest",
    "succession": "which household came from which",
    "reviews": "a look at an entry before publishing",
    "rating_rows": "your score",
    "research_rows": "a row for research, without your name",
    "checks": "a check that you asked for",
    "goals": "a goal of your own",
    "given": "what a programme gave",
    "declined_awards": "an award that you declined",
    "card_choices": "what you chose for your card",
    "poster_names": "your name on a printed poster",
    "chosen_helpers": "your contact person",
    "help_requests": "a request for help",
    "help_words": "what was said about help",
}
OTHER_TABLE = "another part of your record"
ACTS = {
    "export": "made a copy of your record",
    "read_help": "read what you wrote about help",
    "answer_help": "answered you about help",
}
OTHER_ACT = "did something with your record"
TIMES = "{deed} ({times} times)"
KINDS = {
    "operator": "whoever keeps the machine",
    "household": "your household",
    "account": "staff",
    "stranger": "somebody",
}

"""What is said where a household decides what happens with its record."""

SENTENCES = {
    "alias_too_long": "A name on boards has {most} letters at the most, on one line.",
    "no_own_card": "Open this page by your own card to choose this.",
}

TITLE = "Yours to decide"
BACK = "To your page"
DONE = {
    "give": "Noted. It counts from today.",
    "withdraw": "Withdrawn. It counts at once, on every page.",
    "name": "Your name on boards is changed.",
    "rest": "The season rests. Nobody needs a reason, and nothing is lost.",
    "resume": "The season counts again.",
    "incomes": "Noted. It counts at once, on every card of your household.",
}

# Consents: each one given freely, one by one, and taken back at any time.
NAMED = "What you agree to"
NAMED_WHY = (
    "Each of these is yours alone, and you can change it on any day. Saying no changes nothing else, "
    "and nobody can see it."
)
PURPOSES = {
    "take_part": "Take part",
    "wall": "Be named on the board on the village’s wall",
    "internet": "Be named on the board on the internet",
    "awards": "Be named when something is awarded",
    "research": "Give a copy for research",
}
SINCE = "Yes, since {day}."
WAITS = "Written down for you on {day}. It counts only if you say yes here."
NO = "No."
GIVE = "Say yes: {purpose}"
WITHDRAW = "Say no: {purpose}"
LEAVING = (
    "If you say no to taking part, nothing more is entered about you, and you are named nowhere. "
    "What is held stays yours to see."
)

NAME = "Your name on boards"
NAME_LABEL = "Another name (empty for your own)"
NAME_WHY = "You may be named by another name than {household}, such as a word that you choose."
NAME_SAVE = "Use this name"

# A hard season can be left out at the household’s wish. “Rest” as of a field that lies fallow; no shame in it.
REST = "Let a season rest"
REST_WHY = (
    "A hard season can rest. You give no reason. It is not compared with anything, and you lose nothing: "
    "no leaf and no place that you had."
)
RESTS = "{period} rests."
COUNTS = "{period} counts."
LET_REST = "Let {period} rest"
RESUME = "Let {period} count again"
NO_SEASON = "No season is open now."

# One adult of a household, not the household, decides this.
KEEP = "The incomes that you told"
KEEP_WHY = (
    "Incomes that you told by yourself, under the number of your card, can show on your card only. On the other cards "
    "of your household they are left out, and so is what they could be worked out from: sums, growth and the score. "
    "The others can see that something is left out, not how much it is. Nothing else changes."
)
KEPT = "They show on your card only."
NOT_KEPT = "They show on every card of your household."
KEEP_THEM = "Show them on my card only"
SHOW_ALL = "Show them on every card"

CARDS = "Your cards"
CARDS_WHY = (
    "A new code stops the old one at once. Whoever has opened this page with the old one is signed out, "
    "you too if it is your own card: note the new code first."
)

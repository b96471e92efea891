"""What is said about a household’s card."""

SENTENCES = {
    "card_of_another": (
        "Whoever holds card {value} has incomes shown on it only, so it gets a new code from an administrator or from "
        "its holder, and from nobody else."
    ),
    "wrong_card": "No card has this code. It has twelve letters and digits; capitals and hyphens do not matter.",
    "unknown_card": "This household has no card number {value}.",
    "too_many_cards": "A household has {most} cards at the most. Take one back that is not used any more.",
}

TITLE = "Open your household’s page"
WHY = "Your household’s card has a code. It opens your own page, and nobody else’s."
VILLAGE = "Village"
CODE = "The code on your card"
CODE_HINT = "Twelve letters and digits. Capitals and hyphens do not matter."
OPEN = "Open"
LOST = "Is the card lost? An administrator makes a new one, and the old code stops at once."
CLOSED = "The page is closed. Nobody can open it on this device without the card."
CODE_MISSING = "Please type the code."
DEMONSTRATIONS = "Cards of the demonstrations"
DEMONSTRATIONS_WHY = (
    "These villages are here to show how Laurel works. The codes are known to everybody, "
    "and are listed only on the machine that serves them."
)

CARDS = "Cards of households"
CARDS_WHY = (
    "Each adult of a household who wants one gets a card, on paper. Whoever has the code reads the household’s record "
    "and speaks for it: print it, hand it over, and keep no copy. Each card that you make is in the household’s record "
    "with your name."
)
HOUSEHOLD = "Household"
CHOOSE = "Choose"
SHOW = "Show"
COUNT = ("{household} ({count} card)", "{household} ({count} cards)")
NOBODY = "No household has agreed to take part yet."
NO_CARDS = "{household} has no card yet."
NEW = "Make a card"
AGAIN = "New code for card {holder}"
BACK = "Take back card {holder}"
MADE = "Card {holder} (#{number}), made on {on}"
MADE_BY = "Card {holder} (#{number}), made on {on} by {by}"
# The number of a card that was taken back. What its holder told by themselves waits for a new code of the same number.
WITHOUT = "Card {holder} was taken back. Incomes may have been told under its number: give the same adult a new code."
TAKEN = "The card has been taken back. Its code has stopped."

CARD = "Card {holder} of {household}"
CARD_ONCE = (
    "This is shown once. Print it or write it down now; a new code can be made at any time, and then this one stops."
)
CARD_HOW = "Point a phone’s camera at the picture, or open {address} and type the code."
# {command}: what is typed to serve the village to phones as well.
CARD_HERE_ONLY = (
    "The address in this picture opens on this machine only. For phones, serve the village by {command}, sign in at "
    "the address that it prints, and make a new code there."
)
QR = "The address of the page with this code, as a picture for a phone’s camera"
CARD_CONTACT = "Not content, and do not want to ask here? Outside the village: {contact}"
CARD_NUMBER = (
    "Number of this card: #{number}. Whoever works with the book finds your household by it; it opens nothing."
)
CARD_TO_ALL = "All cards"

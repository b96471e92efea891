"""What is said about a household’s card."""

SENTENCES = {
    "wrong_card": "No card has this code. It has twelve letters and digits; capitals and hyphens do not matter.",
    "unknown_card": "This household has no card number {value}.",
    "too_many_cards": "A household has {most} cards at the most. Take one back that is not used any more.",
}

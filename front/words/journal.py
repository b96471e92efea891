"""What the page Record of changes says."""

HOW = (
    "Every change, sign-in and publication by those who work with the book, and every look at a household’s record. "
    "Nothing here can be changed or taken out. What consents say is seen by the household alone."
)
WHO, EVERYBODY = "Who", "Everybody"
KINDS = {
    "operator": "whoever holds the file",
    "account": "an account",
    "household": "the household itself",
    "stranger": "nobody signed in",
}
SAME_NAME = "{name} ({number})"
WHAT, EVERYTHING = "What", "Everything"
HOUSEHOLD, ALL_HOUSEHOLDS = "Household", "All households"
SINCE, UNTIL = "Since", "Until"
FOUND = ("{count} entry, the newest first.", "{count} entries, the newest first.")
NOTHING = "Nothing in the record fits."
PAGE = "Page, of {count}"

# When, who, and one of the acts: “2025-03-01 · Asha · corrected an income”.
ENTRY = "{when} · {who} · {what}"
OF_HOUSEHOLD = "about {household}"
BECAUSE = "because {why}"
CHANGED = "{column}: {before} → {after}"
SAID = "{column}: {value}"
NEW, GONE = "new: {values}", "taken out: {values}"
WITH = "{changed} ({rest})"
NOTHING_THERE = "nothing"

WHYS = {
    "asked_by_household": "the household asked for it",
    "calculation": "a mistake in the calculation was found",
    "handover": "the work was handed over",
}

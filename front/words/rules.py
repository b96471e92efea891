"""What the page Village rules says."""

WHAT = "What to do"
FORM, YAML, VERSIONS, OWN = "Choose what counts", "Write the rules by hand", "Versions", "The village’s own criteria"

NONE_YET = "The village has no rules yet. Nothing is rated before a meeting has adopted some."

TITLE, VERSION, PURPOSE = "Title", "Version", "What the rules are for"
VERSION_HOW = "A name that no earlier version of this title bears, such as 2026-02."
EARNING = "Share of earning, of 100"
EARNING_HOW = "How much a household’s earnings count, compared with its own past: 40 at the most."
FLOOR = "What one person needs in a season"
FLOOR_HOW = (
    "In the village’s currency. Smaller incomes are compared with this sum, so that a little from almost nothing is "
    "not the greatest growth of all."
)
CRITERIA = "What counts beside earning"
WEIGHT = "Weight: {ask}"
ANOTHER_WAY = "Another way to earn it: {way}"
LEFT_OUT = "This form cannot hold all of the rules in force and would lose: {names}. Write them by hand to keep it."
SHOW_TEXT = "The rules as text"

TEXT = "The rules (YAML)"
TEXT_HOW = "Checked each time you leave the field. Nothing is stored until the meeting’s decision is recorded below."
WRONG = "This cannot be adopted yet:"
RIGHT = "These rules are right."
# {section}: a word of the rules as text. {file}: where that is explained.
NO_AWARDS = (
    "They have no awards, so none can be given in a season that follows them: a nomination, too, becomes an award only "
    "by the section “{section}”. It is written by hand, and adopted before the season’s first entry ({file})."
)

PREVIEWS = {
    "not_rated": "No season has been rated yet, so there is nothing to compare with.",
    "small_village": (
        "Fewer than 20 households were rated in {period}: any number could tell who would move, so none is told."
    ),
    "few": "In {period}, fewer than 10 households would reach a higher level, or none.",
    "about": "In {period}, about {about} households would reach a higher level (rounded down to tens).",
    "most": "In {period}, all households but a few would reach a higher level.",
}
KEPT = "Nobody would move down: a level that was reached stays."
SILENCED = "These are the village’s own and score nothing until a meeting has agreed their words: {names}."

CHANGES = "What would change"
CHANGES_BETWEEN = "What changed"
NO_CHANGES = "Nothing changed but the version."
CHANGE_TABLE = "What differs between the two versions, a row for each change."
CHANGE_COLUMNS = ("What", "Where", "Before", "After")
CODES = {
    "added": "counts now",
    "removed": "no longer counts",
    "share": "share of the score",
    "ask": "question",
    "from": "where its values come from",
    "scale": "scale",
    "topic": "topic",
    "normalise": "how it becomes points",
    "another_way": "another way to earn it",
    "about": "what counts",
    "unit": "unit",
    "aggregate": "how parts are taken together",
    "setting": "setting",
}

ADOPT_HEADER = "The meeting’s decision"
HELD_ON = "Day of the meeting"
ADOPT, ADOPTED = "Record that the meeting adopted these rules", "Adopted: {title}, version {version}."

FIRST, SECOND = "Version", "Compared with"
VERSION_LABEL = "{title} {version}, adopted on {day}"
VERSION_ABOUT = "What it is for: {purpose} Its fingerprint: {hash}."
ONE_VERSION = "There is only this version."

OWN_HOW = (
    "A criterion of the village’s own scores nothing until a meeting has agreed it in these words. Laurel refuses any "
    "about something other than effort."
)
ALL_AGREED = "A meeting has agreed every criterion of the rules in force, or they are all of the catalogue."
OWN_LABEL = "{name}: {ask}"
AGREE, AGREED = "Record that the meeting agreed to it", "Agreed: {name}."

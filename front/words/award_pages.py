"""What the pages about awards say: to those who give them, to a household, and to everybody."""

# The wall, for everybody
THANKS = "Thanks"
WALL_TITLE = "Thanks from {village}"
WALL_HOW = "Who accepted to be thanked, and agreed to be named, under the name that they wish."
NOBODY_YET = "Nobody is thanked here yet."
# Somebody, and what for
THANKED = "{name}: {title}"
THANKED_FOR = "{name}: {title} ({deed})"

# Those who give them
AWARDS = "Awards"
WHAT_TO_DO = "What to do"
RULES, NOMINATE, DECIDE, MINUTES = "What the rules propose", "Nominate", "Decide", "A meeting’s minutes"
HAND_OVER, ALL, OWN = "Hand over", "All awards", "Your own"
COLUMNS, TABLE = ("Award", "Whom", "Why", "Prize"), "What the rules propose for this season."
PROPOSE, PROPOSED = "Propose all of these", ("{count} award is proposed.", "{count} awards are proposed.")
RULES_HOW = "The rules that were told before the season propose. Somebody else decides; you can still leave it."
NOTHING_PROPOSED = "The rules propose nothing more for this season."
NO_PRIZE = "none"
HOUSEHOLD, DEED, NOMINATE_NOW = "Household", "For what", "Nominate it"
NOMINATED = "Nominated. Somebody else seconds it now."
NOMINATION_COLUMNS, NOMINATION_TABLE = ("Household", "For what", "Seconded"), "Nominations of this season."
NO_NOMINATIONS = "Nobody was nominated for this season yet."
YES, NO = "yes", "not yet"
NOMINATION, SECOND, SECONDED = "Nomination", "Second it", "Seconded. The rules can propose it now."
NOMINATION_OF = "{household}: {deed}"
WHICH, WHY, BY_MINUTES = "Awards", "Why, on screen", "Or by the minutes of a meeting"
AWARD_OF = "{whom}: {title}"
# An award and the season that it is for.
OF_SEASON = "{title}, {period}"
APPROVALS = {
    "evidence_seen": "the evidence was looked at",
    "deed_witnessed": "somebody saw the deed",
    "agreed_by_group": "the working group agreed",
}
APPROVE, APPROVED = "Approve", "Approved, and the prizes are set aside."
REFUSE, REFUSED = "Do not give them", "Taken away. No trace of it is left on any page."
NOTHING_TO_DECIDE = "Nothing waits to be decided in this season."
SHEET = "The sheet for the meeting, to print and sign"
MINUTES_HOW = (
    "Where half of those present or more object, it is not approved. Two different people sign, with their names or "
    "their thumbprints on the sheet."
)
HELD_ON, PRESENT, OBJECTIONS, DECISION = "Day of the meeting", "How many were there", "How many objected", "Decision"
DECISIONS = {"approved": "approved", "refused": "not approved"}
FIRST, SECOND_ONE, RECORD = "First who signed", "Second who signed", "Record the minutes"
RECORDED = "Recorded as number {number}. Awards can be approved by it."
MINUTES_OF = "{number}: {day}, {decision}"
CODE, SLIP, HAND_NOW = "Code of the household’s card", "Or the number of the signed slip", "Hand it over"
HANDED, HANDED_PAID = "Handed over.", "Handed over and paid. The receipt has the number {number}."
HAND_HOW = "Somebody else than who approved it. The household confirms with its card’s code, or signs a slip."
NOTHING_TO_HAND = "No accepted award waits to be handed over."
RECORD_SLIP, SLIP_RECORDED = "The signed slip is here", "Recorded."
SLIPS_HOW = "Somebody else than who handed it over says that the signed slip is there."
ALL_COLUMNS = ("Award", "Whom", "Where it stands", "Proposed by", "Approved by", "Handed over by")
ALL_TABLE = "The awards of this season."
NO_AWARDS = "There are no awards of this season yet."
STATES = {
    "proposed": "proposed",
    "approved": "approved, waits for its household",
    "accepted": "accepted",
    "handed": "handed over, the slip is awaited",
    "recorded": "handed over and recorded",
    "revoked": "revoked",
}
REVOKE, REVOKED = "Revoke", "Revoked. What was set aside is free."
REVOKE_WHY = "Reason"
REVOKE_HOW = "What was handed over stays where it is: nothing is taken from a household."
REVOCATIONS = {
    "wrong_household": "it is not this household’s",
    "wrong_entry": "an entry was wrong",
    "counted_twice": "it was counted twice",
    "not_the_rules": "it is not what the rules say",
    "asked_by_household": "the household asked for it",
    "not_claimed": "nobody came for it",
}
OWN_HOW = (
    "Say which household is yours, once, so that you are not asked to decide about it. An administrator can change it."
)
SAY_OWN, OWN_SAID = "This one is mine", "Noted."
ACCEPT, DECLINE = "Accept", "Decline"
ACCEPTED = "Accepted."
DECLINED = "Declined. Nothing of it is left on any page."

# The sheet
SHEET_TITLE = "Meeting about awards, {period}"
SHEET_LINES = ("Day of the meeting", "How many were there", "How many objected", "Decision")
SHEET_SIGN = ("First who signs, name or thumbprint", "Second who signs, name or thumbprint")

# The household's own page
YOURS = "Your awards"
YOURS_HOW = (
    "Nothing of an award is public before you accept it. You can decline it without a reason; then nothing "
    "of it is left on any page."
)
NO_YOURS = "There is no award for you now."
OWN_STATES = {
    "proposed": "Proposed. It is not decided yet.",
    "approved": "Approved. It waits for your word.",
    "accepted": "You have accepted it. It will be handed over.",
    "handed": "Handed over.",
    "recorded": "Handed over.",
    "revoked": "Taken back. What you were given stays yours.",
}
PRIZE = "With it: {prize}."
NAME, NAME_HOW = (
    "Thank us as",
    "Empty means the name that you go by. Names are shown only if you agree to be named in awards.",
)
DECLINE_FOR_GOOD, KEEP = "Decline for good", "Go back"
CLAIM_HOW = "Only you know your level, so only you can ask for this."
CLAIM, CLAIMED = "Ask for it", "You have asked for it. Others decide now."
NOMINATE_OTHER = "Nominate a neighbour"
NOMINATE_HOW = "For something that they did. Somebody else has to second it."
NEIGHBOUR, SEASON = "The household’s name", "Season"
MAYBE_NOMINATED = "Thank you. If a household of that name takes part, your nomination is noted."
DONE = {
    "accept": ACCEPTED,
    "decline": DECLINED,
    "claim": CLAIMED,
    "nominate": MAYBE_NOMINATED,
}
BACK = "Back to your page"

CERTIFICATES = "Certificates"
CERTIFICATES_HOW = (
    "One sheet for each award that was accepted, naming the deed, in the language of this page, with a proof that "
    "anybody can verify."
)
MAKE_CERTIFICATES = "Make the certificates"
TAKE_CERTIFICATES = "Take them all as one file"

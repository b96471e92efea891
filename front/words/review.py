"""What is said about reviewing: refusals by code, findings, reasons, and the page Review."""

SENTENCES = {
    "period_not_open": (
        "This season is no longer open for entries. In review, a reviewer can send an entry back; "
        "once it is published, an entry can be corrected."
    ),
    "period_begins_open": "A season begins open. Enter what belongs to it first, and move it on then.",
    "period_goes_back": "A season never goes back.",
    "not_rated": "This season has not been rated yet, so it cannot be published.",
    "village_not_described": "Write down the purpose and the contact outside the village first.",
    "unsettled": "Some entries were sent back or asked about, and nobody has approved them since.",
    "period_closed": "This season is closed: it is never rated again.",
    "own_entry": "You entered this yourself. Somebody else approves it.",
    "changed_meanwhile": "This was changed after you opened it. Look at it again as it is now.",
    "unknown_entry": "There is no such entry.",
    "not_in_review": "This season is not in review.",
    "nothing_to_correct": "This season is not published, so there is nothing to correct.",
    "unknown_reason": "“{value}” is not one of the reasons.",
    "being_corrected": "This entry is being corrected already.",
    "not_yours": "Somebody else entered this, and answers for it.",
    "not_asked": "Nobody asked about this entry.",
    "not_this_step": "This season is at another step: {state}.",
    "nothing_entered": "Nothing has been entered for this season yet.",
    "not_reviewed": "Entries that nobody has approved yet: {value}.",
    "unsettled_entries": "Entries that were sent back or asked about, and not approved since: {value}.",
    "nothing_corrected": "Nothing has been corrected since it was published.",
    "not_republished": "Entries were corrected. Publish the season again before it is closed.",
    "no_reason": "What was published is corrected with a reason only.",
}

NOT_YET = "Nothing of this season can be reviewed yet: it is still open for entries. Here is what would deserve a look."
SO_FAR = ("{count} entry of {all} approved.", "{count} entries of {all} approved.")
NO_ENTRIES = "There is no entry and no question in this season."
STATES = {
    "missing": "missing",
    "waiting": "to approve",
    "approved": "approved",
    "sent_back": "sent back",
    "changed": "changed since it was sent back",
    "asked": "asked about",
    "stands": "said to be right",
}
OWN = "yours"
REASONS = {
    "missing": "it is missing",
    "unlike_before": "it is unlike earlier seasons",
    "raters_differ": "the raters differ",
    "wrong_household": "it belongs to another household",
    "wrong_source": "it belongs to another source",
    "counted_twice": "it was counted twice",
    "unclear": "it is not clear how it is known",
    "wrong_entry": "the entry is wrong",
    "missing_entry": "an entry is missing",
    "checked": "the entry was checked and found wrong",
}
STATE_BECAUSE = "{state}: {reason}"

SHOW = "Show"
SHOWN = {
    "to_look_at": "Households to look at",
    "to_approve": "Households with something to approve",
    "missing": "Households with something missing",
    "waiting": "Households with something sent back or asked about",
    "all": "All households",
}
NONE_SHOWN = "No household is left here."
HOUSEHOLD = "Household"
NEXT = "Next household"
ENTRIES = "The entries about {household}: what was asked, what was entered, where its review stands."
COLUMNS = ("What", "Entered", "Review")
COLUMNS_HOW = (
    "“Yours” is what you entered yourself: somebody else approves it. “Usually” is said where an income is unlike what "
    "the household had from the same source in its earlier seasons, at this season’s prices."
)
APPROVE_HOUSEHOLD = "Approve all of this household"
APPROVED = ("{count} entry approved.", "{count} entries approved.")
ONE = "One entry"
ENTRY = "Entry"
REASON = "Reason"
BUTTONS = {"approve": "Approve", "send_back": "Send back", "ask": "Ask"}
DONE = {"approve": "Approved: {entry}.", "send_back": "Sent back: {entry}.", "ask": "Asked about: {entry}."}
REST = "All households"
APPROVE_REST = "Approve what has nothing to look at"
APPROVE_REST_HOW = (
    "Approves what waits in every household and has nothing to look at, but for what you entered yourself."
)
SEND_BACK_MISSING = "Send back what is missing"
SENT_BACK = ("{count} entry sent back.", "{count} entries sent back.")
SEND_BACK_MISSING_HOW = "Opens every question that nobody answered, so that it can be entered in review."

FROM, COST, MEASURED = "From {name}", "Cost of {name}", "Measured: {name}"
OF_RATER = "{question} ({rater})"
BY_RATER = "{rater}: {value}"
METHODS = {"receipt": "receipt", "recent": "recent", "recalled": "recalled", "guess": "guess"}
INCOME_STATES = {"asked": "", "none": "none", "refused": "refused", "unknown": "not known"}
PHRASES = {
    "seen": "saw it",
    "told": "told by the household",
    "paper_seen": "saw a paper",
    "asked_twice": "asked twice",
    "neighbour_confirmed": "a neighbour said so too",
    "still_under_way": "still under way",
    "another_way": "earned in another way",
}

RATERS = "Raters"
RATERS_HOW = "Talk about what each mark means. This accuses nobody: some groups of households simply do more."
SECOND_MISSING = "Drawn to be rated by a second person, and rated by one so far: {households}."
FINDINGS = {
    "missing": "",
    "marks_apart": "raters far apart: {low} and {high}",
    "income_far": "usually {usual}",
    "lenient": "{rater} marks “{question}” {by} higher than the others ({households} households).",
    "strict": "{rater} marks “{question}” {by} lower than the others ({households} households).",
}

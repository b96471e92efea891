"""What is said about reviewing and publishing: refusals by code, findings, reasons."""

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
    "not_published": "This season is not published, so there is nothing to correct.",
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

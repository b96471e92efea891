"""What copying a book and restoring it say."""

BACKUP = (
    "Copy a village's record book into a folder, also while it is being served. Beside the copies a list is kept of "
    "what households have taken out, so that restoring brings none of it back (docs/operations.md)."
)
BOOK = "The record book of the village."
FOLDER = "The folder for copies, best on another machine or a stick that is locked away; it is made if it is not there."
COPYING = "Copying"
COPIED = "Copied to {file}\nThe newest hash of its record of changes, to be kept apart from it: {head}"

RESTORE = (
    "Make a record book of a copy. Households that were deleted and consents that were withdrawn since the copy was "
    "made are taken out of it again, by the list that lies beside it."
)
COPY = "The copy, with its list beside it."
TO = "The file to make; there must be none of that name."
WITHOUT = "Restore although the list is lost. What households have taken out since the copy was made comes back."
RESTORING = "Restoring"
RESTORED = "Restored {file}. Done again: {households}, {consents}."
DELETED = ("{count} household deleted", "{count} households deleted")
WITHDRAWN = ("{count} consent withdrawn", "{count} consents withdrawn")
CARDS = "Cards and passwords are those of the day of the copy: make new cards where one was lost since."
SENTENCES = {
    "no_list": (
        "The list of what households have taken out is not here. It lies beside the newest copy: put it here too. "
        "Only if it is lost for good: --without-list"
    ),
    "other_list": "This list is of another village’s book. Put the one here that lay beside this copy.",
}

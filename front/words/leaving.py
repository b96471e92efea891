"""What is said where a household leaves and is deleted."""

SENTENCES = {
    "number_erased": "This number belonged to a household that was deleted, and is not used again.",
    "not_this_card": "This is not the code of one of your household’s cards. Nothing was deleted.",
}

HELP = "Delete a household and everything about it, at its own wish, for good. Look first with --dry-run."
BOOK = "The record book of the village."
HOUSEHOLD = "The household, by its name in the book."
DRY = "Say what would go, and delete nothing."
YES = "Do not ask again."
SURE = "Delete {household} and everything about it, for good?"
KEPT = "Nothing was deleted."
WOULD = "This would be deleted, for good:"
DELETED = "Deleted, for good:"
ROWS = "  {table}: {count}"
ENTRIES = "  what {count} entries of the record of changes were about"
REMAINS = (
    "What remains: a number that is nobody’s, with a rounded score in {count} ratings, so that those of the others can "
    "still be checked. Published figures of the village stay."
)
NOT_TIDIED = (
    "The file could not be packed now, for others are using it. What was deleted is overwritten in it all the same."
)
BACKUPS = (
    "Copies that were made before still hold the household; restoring one deletes it again. Delete old copies in time."
)

# The household leaves Laurel and everything held about it is deleted. Plain words; nothing that sounds like a
# punishment.
TITLE = "Leave and delete"
LINK_WHY = "Everything about your household is deleted, and you are no longer in the book."
WHY = (
    "Everything about your household goes from the village’s book, for good. Nobody can bring it back. "
    "You may take a copy first."
)
GOES = "What would be deleted"
PARTS = "{what}: {count}"
CODE = "The code on your card, once more"
DELETE = "Delete everything about us"
STAY = "No, go back"
LEFT = "Everything about your household has been deleted. Thank you for having been part of it."

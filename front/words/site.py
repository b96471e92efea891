"""What `laurel publish` says."""

HELP = (
    "Write a village’s board as a folder of files, for any web server or a USB stick, with only what the internet may "
    "see; and its posters for the village’s wall, as a folder beside it."
)
BOOK = "The village’s record book."
OUT = "The folder. It is Laurel’s own: what was written there before is replaced as a whole."
PERIOD = "The season. The latest that was published, unless you name one."
POSTERS = "Write the posters for the village’s wall too, in a folder beside it whose name ends in -posters."
WRITTEN = "Written: the board of {period}, in {folder}. Open {folder}/index.html"
CLOSED = "Written to {folder}: a page that says why there is no board. {why}"
AGAIN = (
    "Write it again after each change, above all when somebody has withdrawn a consent: a copy elsewhere knows "
    "nothing of it."
)

SENTENCES = {
    "site_no_purpose": (
        "The village has not yet written down what the scheme is for, so nothing is published. "
        "Whoever administers it does so on the page Seasons and sources."
    ),
    "site_no_contact": (
        "There is no contact outside the village yet, and nothing is published without one. "
        "Whoever administers it writes it down on the page Seasons and sources."
    ),
    "site_other_files": (
        "There are other files in this folder, such as {value}. Name a new folder, or one that Laurel has written."
    ),
    "site_not_a_folder": "{value} is no folder. Name a new one, or one that Laurel has written.",
    "site_cannot_write": "{value} cannot be written. What was there stays as it was.",
}

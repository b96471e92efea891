"""What every light page says."""

TITLE = "{page} · Laurel"
LAUREL = "Laurel"
# For people who use the keyboard: a link past the head of the page.
SKIP = "Go to the page"
WAYS = "Pages"
LANGUAGES = "Languages"
BOARD = "Board"
ENTER = "Enter"
# For the contact persons whom households choose: what these ask help with.
HELP = "Help"
# For administrators: cards with codes, made for households.
CARDS = "Cards"
OWN_PAGE = "Your household"
SIGN_IN = "Sign in"
REGION = "The region"
SERVER = "The server"
SIGNED_IN_AS = "Signed in as {name}"
BACK = "To the first page"

# Instead of a page that needs script, to a browser that runs none; followed by links.
NO_SCRIPT = "This page works with script only, and this browser runs none. These pages work without it:"
BOARD_OF = "Board of {village}"

# code -> a title and a sentence
REFUSALS = {
    "not_found": ("There is no such page", "The address may have a slip in it, or the page has gone."),
    "wrong_method": ("This page does not take that", "Please go back to the page before and try again."),
    "too_large": ("That was too much at once", "What was sent is larger than this page takes. Nothing was changed."),
    "stale_form": (
        "Please open the page again",
        "Nothing was changed. The page had been open for long, or somebody signed in or out since. "
        "Go back, load it again, and then send it.",
    ),
    "sign_in_first": ("Please sign in first", "This page is for people who work with the village’s book."),
    "not_confirmed": ("Please give your password again", "This asks for the password once more before it is done."),
    "not_allowed": (
        "This page is for another role",
        "Nothing was changed. Somebody who administers the village can give you the role that it needs.",
    ),
    "unreadable": (
        "The record book cannot be opened now",
        "Nothing was changed. Please tell whoever looks after this machine.",
    ),
    "sorry": (
        "Something went wrong on our side",
        "It has been noted. Please try again in a moment.",
    ),
}

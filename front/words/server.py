"""What is said to whoever looks after a server of many villages, or reads a region's page there."""

SIGN_IN = "Sign in to the server"
# Whoever keeps the machine running on which the villages' books lie.
KEEPER = "looks after the server"
ROLES = {"keeper": KEEPER, "region": "reads the region’s figures"}
SET_UP = "Choose your password"
SET_UP_WHY = "The code was printed when your account was made. It is good once, and lapses after a week."
NEW_HERE = "Have you been given a code?"
CODE = "Code"
ACCOUNT = "Your account on the server"
SIGNED_IN = "You are signed in to the server as {name}, who {role}. In every village you are a stranger."

SERVER = "How the server does"
SERVER_ABOUT = (
    "One line for each record book. Nothing of what is in a book is shown here, only what whoever holds the machine "
    "has to know about its file."
)
VILLAGE, SIZE, WRITTEN, COPIED = "Village", "Size", "Last written to", "Last copy"
# Instead of the day of a village's last copy.
NEVER = "no copy yet"
NOT_READ = "This file is not a record book that this Laurel can read."
# {size} is a number
MEGABYTES = "{size} MB"
NO_BOOKS = "There is no record book here yet."
OPEN_BOOKS = ("{count} book is open now.", "{count} books are open now.")
BOOKS = ("{count} record book", "{count} record books")

NO_REGION = (
    "No folder of snapshots has been named for this server. Whoever looks after it sets LAUREL_LAKE to the folder "
    "that “laurel snapshot” fills (docs/operations.md)."
)
REGION_UNREADABLE = "The snapshots cannot be read as they are:"

HELP = "Accounts on a server that belong to no village: whoever looks after it, or reads the region's figures."
ADD = "Make an account, and print the code with which its password is chosen."
LIST = "List the accounts."
CODE_HELP = "Print a new code for somebody who has no password yet, or has forgotten it."
REMOVE = "Remove an account; its sessions end."
NAME = "The name to sign in by."
ROLE = "keeper (looks after the server) or region (reads the region's figures)."
VILLAGES = "The folder of record books that the server serves."
# {address} is a path such as /server/set-up
MADE = "{name} {role}. At /server/set-up, this code chooses a password, once, within {days} days: {code}"
LISTED = "{name}: {role}{password}"
WAITS = ", no password yet"
NOBODY = "There is no account on this server."
REMOVED = "{name} is no longer known to this server."

"""What the page People and access says."""

WHAT = "What to do"
ACCOUNTS, ADD, CODES, HANDOVER = "Accounts and roles", "Add an account", "Sealed codes", "Handover"

TABLE = "The accounts of this village and their roles."
COLUMNS = ("Name", "Roles")
# What each role does in the village, as “Asha enters and rates”.
ROLES = {
    "rater": "enters and rates",
    "reviewer": "reviews and publishes",
    "treasurer": "looks after the fund",
    "administrator": "administers",
}
NO_ROLES = "none"
HANDOVER_TABLE = "The accounts of this village, their roles, and when each last signed in."
HANDOVER_COLUMNS = ("Name", "Roles", "Last sign-in")
NEVER = "not yet"
ACCOUNT = "Account"
SAVE_ROLES, ROLES_SAVED = "Save the roles", "Saved: {name}."
SIGN_OUT, SIGNED_OUT = "Sign out everywhere", "{name} is signed out everywhere."
REMOVE, REMOVED = "Remove the account", "{name} can no longer sign in. The name stays with what it did."

NAME, FIRST = "Name", "First password"
FIRST_HOW = "At least 10 signs; four words that have nothing to do with each other are good. Its owner changes it."
ADD_BUTTON, ADDED = "Add", "{name} can sign in."

CODES_HOW = (
    "Each of at least two office-holders keeps a printed code in a sealed envelope. Any two codes together make a new "
    "administrator where access was lost. One alone opens nothing."
)
KEEPERS = "Codes are kept by: {names}."
NO_KEEPERS = "There are no sealed codes. If the only administrator loses access, nobody in the village can restore it."
HOLDERS = "Who is to keep a code, one name a line"
SEAL = "Make new codes; the old ones end"
SEALED = "Print or copy these now, one for each person. They are shown only this once."
CODE_COLUMNS = ("Kept by", "Code")
CODE_TABLE = "The new sealed codes, one for each office-holder."

DEVICES = "Signed in now"
DEVICE_TABLE = "The devices that are signed in, the one used last first."
DEVICE_COLUMNS = ("Account", "Since", "Last used")
NO_DEVICES = "No device is signed in."
CHECKS = "Open checks: {count}."

IDENTITIES = "Organisation"
IDENTITIES_HOW = (
    "Whoever signs in with {name} gets in as the account on which you note who they are there. "
    "The person sees their identifier when they try; an e-mail address counts where {name} has verified it."
)
KIND, VALUE = "What you note", "As the organisation writes it"
KINDS = {"subject": "Identifier", "email": "E-mail address"}
NOTE, NOTED = "Note it", "Noted."
TAKE_BACK, TAKEN_BACK = "Take back {value}", "Taken back. The account is signed out everywhere."
IDENTITY_TABLE = "Who this account is at the organisation."
IDENTITY_COLUMNS = ("Kind", "Value", "Address of the organisation")
NOTHING_NOTED = "nothing noted"

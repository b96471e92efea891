"""What is said where people sign in."""

SIGN_IN = "Sign in"
VILLAGE = "Village"
NAME = "Your name in Laurel"
PASSWORD = "Password"
NO_VILLAGES = "There is no village here yet. Whoever looks after this machine makes one with “laurel new”."
NEW_VILLAGE = "A new village, without an account yet?"
OF_THE_SERVER = "Do you look after this server, or read a region’s figures?"
OF_THE_SERVER_LINK = "Sign in to the server"
SET_UP_LINK = "Begin with the set-up code"
SIGNED_OUT = "You are signed out. Nobody can use your name on this device now."
PASSWORD_CHANGED = "Your password has been changed. Wherever else you were signed in, you no longer are."
FIELDS_MISSING = "Please fill in every field."
UNKNOWN_VILLAGE = "This village is not served here. Please choose another one."

DEMONSTRATIONS = "Accounts of the demonstrations"
DEMONSTRATIONS_WHY = (
    "These villages are here to show how Laurel works. Their accounts are known to everybody, "
    "and are listed only on the machine that serves them. The password of each is"
)
WHO = "Name"
MAY = "Roles"
ROLES = {
    "rater": "enters ratings",
    "reviewer": "reviews and publishes",
    "treasurer": "keeps the award fund",
    "administrator": "administers the village",
}
NO_ROLE = "no role yet"

SET_UP = "Begin with a new village"
SET_UP_WHY = (
    "The set-up code was printed when the village’s book was made. It makes the first administrator, once, "
    "and lapses after a week; “laurel set-up-code” prints another one."
)
CODE = "Set-up code"
CHOOSE_PASSWORD = "Choose a password"
PASSWORD_HINT = (
    "At least {least} letters, digits or signs. Four words that have nothing to do with each other are good."
)
MAKE = "Make the first account"

LOST = "Has the only administrator lost access?"
RESTORE_LINK = "Use two sealed codes"
RESTORE = "Restore lost access"
RESTORE_WHY = (
    "Two office-holders, each with the code from their own envelope, together make a new administrator. "
    "All sealed codes are used up by that; the new administrator makes new ones."
)
FIRST_CODE = "The first office-holder’s code"
SECOND_CODE = "The second office-holder’s code"
MAKE_ADMINISTRATOR = "Make the administrator"

ACCOUNT = "Your account"
SIGNED_IN = "You are signed in as {name} in {village}: {roles}."
SIGN_OUT = "Sign out"
SIGN_OUT_EVERYWHERE = "Sign out on every device"
SIGN_OUT_EVERYWHERE_WHY = "If a device was lost, or you forgot to sign out somewhere, this ends every session at once."
CHANGE_PASSWORD = "Change your password"
PRESENT = "Present password"
NEW = "New password"
CHANGE = "Change it"

CONFIRM = "Your password again, please"
CONFIRM_WHY = (
    "What you are about to do matters to everybody in the village. "
    "Laurel asks for the password once more, so that a device left open is not enough. It then holds for ten minutes."
)
CONFIRM_DO = "Go on"
ORGANISATION = "Sign in with {name}"

OWN_PAGE = "Your household’s own page"
ACCOUNT_OF = "Signed in as {name}"
ENDED = "You are no longer signed in here"
ENDED_WHY = (
    "Whoever opened this page has signed out, or somebody else has signed in on this device. "
    "What had been saved is safe; what was on the screen only is gone from it."
)
OPEN_ANEW = "Open the page anew"

WHICH_VILLAGE = "Which village do you work with?"
NOT_SIGNED_IN = "You are not signed in"
NOT_COMPLETED = "Signing in was not completed, or took too long. Please try again from the start."
NOT_PROVED = (
    "{name} did not say clearly who you are. Please try again; if it goes on, tell whoever looks after this machine."
)
NOT_REACHED = "{name} cannot be reached now. Please try again later, or sign in with your password."
NOT_LINKED = (
    "No account of this village is linked to you. Somebody who administers the village can note it on your account: "
    "your identifier there is {subject}{known}."
)
EMAIL_TOO = ", your e-mail address {email}"

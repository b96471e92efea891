"""What is said about the proof of a certificate: on the page /verify, and by `laurel badge`."""

HELP = "Certificates’ signed proofs: look at one, hand on the keys and the list that this takes, and change the key."
VERIFY = (
    "Look whether the proof of a certificate is genuine: a file, or - to read what a QR code said from the standard "
    "input. It takes the village’s keys, and its list to know whether it was revoked; no network and no record book. "
    "Ends with status 1 unless it is genuine."
)
FILE = "The proof: the file beside a certificate, or one that holds what its QR code says."
KEYS_OPTION = "The village’s public keys, as `laurel badge keys` writes them."
LIST_OPTION = "The village’s signed list of what is revoked, as `laurel badge list` writes it."
KEYS = "Write the village’s public keys to a file, for whoever wants to verify certificates."
LIST = "Write the village’s signed list of revoked proofs to a file."
NEW_KEY = (
    "Retire the village’s key for signing, as when it may have become known. What it signed can still be verified; the "
    "next proof and the next list are signed by a new key, so hand on the keys and the list again."
)
BOOK = "The record book."
OUT = "The file to write."
KEYS_WRITTEN = "Wrote the public keys of {village} to {out}"
LIST_WRITTEN = "Wrote the list of revoked proofs to {out}"
KEY_RETIRED = "Retired the key {key}. The next signature makes another one."
NO_TEXT = "“{path}” is no text."

# code -> what was found, in a word and in a sentence
FOUND = {
    "genuine": ("Genuine", "{village} has signed this, and had not revoked it on {list_on}."),
    "unchecked": (
        "Genuine, revocation not checked",
        "{village} has signed this. Whether it was revoked since cannot be said without the village’s list.",
    ),
    "revoked": ("Revoked", "{village} has signed this and has revoked it since; so says its list of {list_on}."),
    "expired": ("Expired", "{village} has signed this, but it was good until {until} only."),
    "changed": ("Changed", "This is not what was signed: something in it was changed."),
    "foreign": ("Signed by somebody else", "This was signed, but with a key that is none of this village’s."),
    "after_retiring": (
        "Signed with a retired key",
        "This was signed with a key of the village after that key had been retired, so it counts for nothing.",
    ),
    "unreadable": ("No proof", "This is no proof of a certificate."),
}
SAYS = "For: {deed}. Given by {village} on {given_on}, good until {until}."

SENTENCES = {
    "no_signed_list": "This is no signed list of revoked proofs.",
    "list_of_another": (
        "This list was not signed with the key that the village uses now. Ask it for its keys and its list."
    ),
    "not_keys": "These are no public keys of a village, as `laurel badge keys` writes them.",
}

TITLE = "Is a certificate genuine?"
LEAD = (
    "Read the square on the certificate with any phone, copy what it says, and put it here. Whose certificate it is, "
    "nobody can tell from it; nothing about any household is looked up."
)
TEXT = "What the square says"
LOOK = "Look"
FOR_VILLAGE = "Looked at with the keys of {village}, and with what it has revoked up to now."

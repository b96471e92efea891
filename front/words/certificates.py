"""What a certificate says, and the commands that make them and look at their credentials.

A certificate names a deed, never a level, a place or an amount (charter 1).
"""

# On the certificate, above the name.
THANKS = "Thank you"
FROM = "The people of {village} thank"
# Below the name, where a deed follows in larger letters.
FOR = "for this:"
# Instead of a deed, where the rule that proposed the award looked at a whole season's work.
WHOLE_SEASON = "a season of good work and learning"
WHOLE_VILLAGE = "everybody in {village}"
SEASON = "Season: {period}"
DAY = "{village}, {day}"
SIGNED = "For the village"
CHECK = (
    "The square holds a signed proof of this certificate that names nobody. Any phone reads it; whether it is genuine "
    "can be looked up without a network, on the page /verify of any Laurel that knows the village."
)
QR = "Signed proof of this certificate, as a QR code"
# Inside the proof: how the village came to thank.
WHY = "Named people of the village decided this and gave a reason, and whoever is thanked accepted it."

HELP = (
    "Write a certificate as PDF for each award that was accepted, ready for the ceremony, with its signed proof in a "
    "file beside it. What was written once comes out the same again, byte for byte."
)
BOOK = "The record book."
OUT = "The folder to write to; it is made if it is not there. Files of the same names are replaced."
PERIOD = "Certificates of this season only."
WRITING = "Writing certificates"
WRITTEN = ("Wrote {count} certificate to {out}", "Wrote {count} certificates to {out}")
NONE = "There is no award that was accepted and is not revoked, so there is nothing to write."

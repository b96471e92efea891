"""What the table of the village's own units says, on the page Seasons and sources."""

TITLE = "The village’s own units"
HOW = (
    "What a sack, a tin or a mu is here, so that everybody reckons alike. Where a quantity is asked for, these units "
    "can be chosen. What was entered before stays as it is."
)
COLUMNS = ("Unit", "Of what", "One of it is")
TABLE = "The village’s own units, and what one of each is."
NOTHING = "No unit is on the table yet."
# A unit that is the same for every product.
ANY = "anything"
BASES = {"kg": "kilograms", "ha": "hectares", "head": "head of animals"}
# Such as “50 kilograms”.
IS = "{factor} {base}"
UNIT, UNIT_HOW = "Unit", "Such as sack, tin, mu, bigha."
PRODUCT = "Only of this product"
PRODUCT_HOW = "Leave it empty where the unit is the same for everything. A sack of rice and one of maize may differ."
FACTOR, FACTOR_HOW = "One of it is how much", "Such as 50."
BASE = "Of what measure"
SET, DONE = "Put it on the table", "On the table: {unit}."
OF = "{unit} ({product})"
OFF, TAKE_OFF, TAKEN_OFF = "Take a unit off the table", "Take it off the table", "Off the table: {unit}."

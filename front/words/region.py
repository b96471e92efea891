"""What the commands for a region say: snapshots of villages, and what is combined from them."""

SNAPSHOT = (
    "Write a snapshot of every village of a folder for a region: figures that are public anyway, and, of households "
    "that agreed to research, rows without a name (docs/region.md). Each is signed with the village's key."
)
VILLAGES = "The folder of record books."
LAKE = "The folder that gathers snapshots. An earlier snapshot of a village is replaced."
TAKING = "Taking snapshots"
TAKEN = "{village}: {figures} figures, {households} rows for research, key {key}"
NO_BOOKS = "There is no record book in “{folder}”."

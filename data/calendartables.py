"""Which calendar stands beside ours in a village, for a migration."""

# Bikram Sambat by its own name, the others as CLDR calls them.
CALENDARS = ("bikram", "buddhist", "chinese", "ethiopic", "indian", "islamic-civil", "persian")

CALENDAR = f"ALTER TABLE village ADD COLUMN calendar TEXT NOT NULL DEFAULT '' CHECK (calendar IN {('', *CALENDARS)})"

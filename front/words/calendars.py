"""How days are written in a second calendar, and what is said where a village chooses one."""

# A day in our calendar, and behind it the same day in the village’s second calendar.
BESIDE = "{day} ({other})"
# Short signs of years, as they stand behind a date: Ethiopian, Islamic, solar Hijri (Iran), Buddhist, Indian Saka.
ERAS = {"ethiopic": "E.C.", "islamic-civil": "AH", "persian": "SH", "buddhist": "BE", "indian": "Saka"}
# A date in Nepal’s calendar, the Bikram Sambat, and its months from Baisakh (April) on.
BIKRAM = "{day} {month} {year} BS"
BIKRAM_MONTHS = (
    "Baisakh",
    "Jestha",
    "Ashadh",
    "Shrawan",
    "Bhadra",
    "Ashwin",
    "Kartik",
    "Mangsir",
    "Poush",
    "Magh",
    "Falgun",
    "Chaitra",
)
# A date in the Chinese farmers’ calendar, by the numbers of its month and day; and in a month that is put in between.
CHINESE = "lunar month {month}, day {day}"
CHINESE_LEAP = "extra lunar month {month}, day {day}"

TITLE = "A second calendar"
HOW = (
    "Days are then written in it, too, beside ours: on each household’s page, on the board, on papers and notices, and "
    "wherever something has to be done by a day. What is typed in, and files that are brought in, keep our calendar."
)
CALENDAR, NONE = "Calendar", "None: our calendar only"
# The calendars to choose from.
NAMES = {
    "bikram": "Bikram Sambat (Nepal)",
    "buddhist": "Buddhist era (Thailand)",
    "chinese": "Farmers’ calendar (China)",
    "ethiopic": "Ethiopian calendar",
    "indian": "Indian national calendar (Saka)",
    "islamic-civil": "Islamic calendar (reckoned, not by sighting the moon)",
    "persian": "Solar Hijri (Iran, Afghanistan)",
}
TODAY = "Today is written: {day}"
SAVE, SAVED = "Save the calendar", "Saved. Days are now written like this: {day}"

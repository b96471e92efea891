"""The second calendar: its days held against published ones, and where a village's days are written in it."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from data.calendars import calendar_of, set_calendar
from data.calendartables import CALENDARS
from data.errors import EntryRefused
from data.meetings import describe_village
from data.notices import NoticeText, add_notice
from data.open import Book, create_book
from front.bikram import bikram
from front.calendars import beside, following
from front.cli import app
from front.dates import day
from front.language import SHIPPED, speaking
from front.words import calendars as words
from tests.front.conftest import text_of
from tests.front.light import Visiting
from tests.front.test_administration import ADMINISTRATOR, As, bend, page_of, press, visitor

__all__ = ["bend", "visitor"]

# How long the months were in the calendars that Nepal published, from Baisakh on; 1 Baisakh 2067 was 14 April 2010.
MONTHS_OF_NEPAL = {
    2067: (31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 30),
    2068: (31, 31, 32, 32, 31, 30, 30, 29, 30, 29, 30, 30),
    2069: (31, 32, 31, 32, 31, 30, 30, 30, 29, 29, 30, 31),
    2070: (31, 31, 31, 32, 31, 31, 29, 30, 30, 29, 30, 30),
    2071: (31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 30),
    2072: (31, 32, 31, 32, 31, 30, 30, 29, 30, 29, 30, 30),
    2073: (31, 32, 31, 32, 31, 30, 30, 30, 29, 29, 30, 31),
    2074: (31, 31, 31, 32, 31, 31, 30, 29, 30, 29, 30, 30),
    2075: (31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 30),
    2076: (31, 32, 31, 32, 31, 30, 30, 30, 29, 29, 30, 30),
    2077: (31, 32, 31, 32, 31, 30, 30, 30, 29, 30, 29, 31),
    2078: (31, 31, 31, 32, 31, 31, 30, 29, 30, 29, 30, 30),
    2079: (31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 30),
    2080: (31, 32, 31, 32, 31, 30, 30, 30, 29, 29, 30, 30),
    2081: (31, 32, 31, 32, 31, 30, 30, 30, 29, 30, 29, 31),
    2082: (31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 30),
    2083: (31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 30),
}
# New years as they were kept, and what is said of them in English.
KNOWN = [
    ("bikram", "2024-04-13", "1 Baisakh 2081 BS"),
    ("bikram", "2025-01-14", "1 Magh 2081 BS"),
    ("ethiopic", "2007-09-12", "1 Meskerem 2000 E.C."),
    ("ethiopic", "2023-09-12", "1 Meskerem 2016 E.C."),
    ("ethiopic", "2024-09-10", "5 Pagumen 2016 E.C."),
    ("persian", "2021-03-21", "1 Farvardin 1400 SH"),
    ("persian", "2024-03-20", "1 Farvardin 1403 SH"),
    ("indian", "2024-03-21", "1 Chaitra 1946 Śaka"),
    ("indian", "2025-03-22", "1 Chaitra 1947 Śaka"),
    ("buddhist", "2026-01-01", "1 January 2569 BE"),
    # From the sample dates of Reingold and Dershowitz, Calendrical Calculations.
    ("islamic-civil", "1996-02-25", "5 Shawwal 1416 AH"),
    ("persian", "1996-02-25", "6 Esfand 1374 SH"),
    ("ethiopic", "1996-02-25", "17 Yekatit 1988 E.C."),
    # From the tables of the Hong Kong Observatory; in 2030 folk calendars were a day late.
    ("chinese", "2025-01-29", "lunar month 1, day 1"),
    ("chinese", "2025-07-25", "extra lunar month 6, day 1"),
    ("chinese", "2026-02-17", "lunar month 1, day 1"),
    ("chinese", "2027-02-06", "lunar month 1, day 1"),
    ("chinese", "2030-02-03", "lunar month 1, day 1"),
]

# 30 August of the Julian calendar, which then is 20 days behind ours: 2991 is a leap year, as 2019 is.
NEW_YEAR = "2999-09-19"


@pytest.fixture
def book(served: Path) -> Iterator[Book]:
    with create_book(served / "bend.db", "Bend") as made:
        describe_village(made, purpose="Thank everybody", contact="Ombudsman, 555 01 00")
        add_notice(made, {"en": NoticeText("Grafting", "Learn to graft.")}, NEW_YEAR)
        set_calendar(made, "ethiopic")
        yield made


def test_every_month_of_nepals_published_calendars_has_the_days_it_had() -> None:
    on = date(2010, 4, 14)
    for year, months in MONTHS_OF_NEPAL.items():
        for month, days in enumerate(months, 1):
            ends = (bikram(on), bikram(on + timedelta(days - 1)))
            assert ends == ((year, month, 1), (year, month, days))
            on += timedelta(days)


@pytest.mark.parametrize(("calendar", "on", "said"), KNOWN)
def test_days_that_everybody_knows_are_said_as_they_were_kept(calendar: str, on: str, said: str) -> None:
    with following(calendar):
        assert beside(date.fromisoformat(on)) == said
        assert day(f"{on}T12:00:00Z") == f"{on} ({said})"


def test_the_other_day_stands_beside_ours_in_the_readers_language() -> None:
    with following("ethiopic"), speaking("ar"):
        assert day("2026-09-11") == "11 سبتمبر 2026 (1 مسكريم 2019 بالتقويم الإثيوبي)"
    with following("chinese"), speaking("zh_Hans"):
        assert day("2025-07-25") == "2025年7月25日（农历乙巳年闰六月初一）"
    assert day("2026-09-11") == "2026-09-11"


@pytest.mark.parametrize("language", SHIPPED)
def test_every_calendar_that_can_be_chosen_has_a_name_and_days(language: str) -> None:
    assert set(words.NAMES) == set(CALENDARS)
    with speaking(language):
        for calendar in CALENDARS:
            with following(calendar):
                said = beside(date(2026, 11, 29))
            assert not {"AM", "AP"} & set(said.split())
            assert any(each.isdigit() for each in said) or said.startswith("农历丙午年")


def test_a_villages_pages_and_files_write_its_days_in_both_calendars(book: Book, tmp_path: Path) -> None:
    until = f"{NEW_YEAR} (1 Meskerem 2992 E.C.)"
    assert until in Visiting().get("/board/bend").text
    CliRunner().invoke(app, ["publish", str(book.path), "-o", str(tmp_path / "out")])
    assert until in (tmp_path / "out" / "index.html").read_text("utf-8")
    set_calendar(book, "")
    assert f"This holds until {NEW_YEAR}." in Visiting().get("/board/bend").text


def test_what_is_no_calendar_is_refused(book: Book) -> None:
    with pytest.raises(EntryRefused, match="not_accepted"):
        set_calendar(book, "julian")
    assert calendar_of(book) == "ethiopic"


def test_an_administrator_chooses_it_and_sees_how_today_is_written(bend: Book, visitor: type[As]) -> None:
    visitor(ADMINISTRATOR)
    test = page_of("seasons", do=words.TITLE)
    next(box for box in test.selectbox if box.label == words.CALENDAR).select("bikram").run()
    assert " BS)" in text_of(test)
    press(test, words.SAVE)
    assert calendar_of(bend) == "bikram"

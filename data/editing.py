"""Correcting what identifies a household and its earning capacity, and putting away one that has left."""

from data.errors import entry_refused
from data.households import PEOPLE, known_household, new_name
from data.open import Book, today
from data.permissions import needs
from rating.problems import nearest

COLUMNS = {"group": "village_group"}
EDITABLE = ("name", *PEOPLE)


@needs("edit_household")
def edit_household(book: Book, /, household: str, **changes: object) -> None:
    """Change what is given: name, house_number, nickname, group, members, earners, league.

    An empty text takes a value out. Raises EntryRefused: unknown_household, unknown_field, empty_household_name,
    not_accepted, household_there, no_consent.
    """
    number = known_household(book, household)
    for field in changes:
        if field not in EDITABLE:
            raise entry_refused("unknown_field", field, field, near=nearest(field, EDITABLE))
    values = {COLUMNS.get(field, field): _plain(value) for field, value in changes.items()}
    with book.writing():
        if values.get("name", household) != household:
            values["name"] = new_name(book, str(values["name"] or ""), number)
        for column, value in values.items():
            sql = f"UPDATE households SET {column} = :value WHERE id = :id AND {column} IS NOT :value"  # noqa: S608
            book.db.execute(sql, {"value": value, "id": number})


@needs("archive_household")
def archive_household(book: Book, household: str, on: str = "") -> None:
    """Put away a household that has left on a day (today); nothing of it is deleted. Raises EntryRefused."""
    day = on or today()
    if day > today():
        raise entry_refused("in_the_future", "archived_on", day)
    number = known_household(book, household)
    with book.writing():
        book.db.execute("UPDATE households SET archived_on = :day WHERE id = :id", {"day": day, "id": number})


@needs("unarchive_household")
def unarchive_household(book: Book, household: str) -> None:
    """Take a household that came back out of the archive. Raises EntryRefused."""
    number = known_household(book, household)
    with book.writing():
        book.db.execute("UPDATE households SET archived_on = NULL WHERE id = :id", {"id": number})


def _plain(value: object) -> object:
    """Text without spaces around it, and none where it is empty."""
    return (" ".join(value.split()) or None) if isinstance(value, str) else value

"""Record books as commands open them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.open import Book


@contextmanager
def operators_book(path: Path) -> "Iterator[Book]":
    """The book at a path for whoever types commands; meanwhile days are written in its village's calendar, too.

    Raises BookRefused.
    """
    from data.actors import OPERATOR  # noqa: PLC0415 (help and completion start without the book)
    from data.calendars import calendar_of  # noqa: PLC0415
    from data.open import open_book  # noqa: PLC0415
    from front.calendars import following  # noqa: PLC0415

    with open_book(path, OPERATOR) as book, following(calendar_of(book)):
        yield book

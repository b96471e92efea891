"""What has to be written down before the scheme opens: what it is for, and whom outside the village one can turn to."""

from data.errors import EntryRefused
from data.open import Book
from data.permissions import needs
from rating.problems import Problem


@needs("unopened")
def unopened(book: Book) -> tuple[Problem, ...]:
    """What is still missing: no_purpose, no_contact; nothing where the scheme may open."""
    village = book.village()
    needed = {"no_purpose": village["purpose"], "no_contact": village["contact"]}
    return tuple(Problem(code, code.removeprefix("no_")) for code, text in needed.items() if not text)


@needs("refuse_unopened")
def refuse_unopened(book: Book) -> None:
    """Let no account open a period or enter anything before purpose and contact are there.

    The operator may bring past periods in first; their boards stay closed. Raises EntryRefused with what is missing.
    """
    missing = unopened(book)
    if missing and book.actor.kind != "operator":
        raise EntryRefused(missing)

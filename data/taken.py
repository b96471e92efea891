"""The list of what households took out of a book, which lies beside its copies: numbers and days, never a name."""

import json
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from data.open import Book
from data.permissions import needs

LIST = ".taken-out.json"
FOLDERS = ".backups"
Withdrawn = tuple[int, int, str, str]
Released = tuple[int, int, str]


@dataclass(frozen=True)
class Taken:
    """Of the book with a mark: number -> when, of those deleted; consent, household, purpose, day, of withdrawals.

    `released` are the periods whose rows for research were drawn up, with how many and when: they are not drawn up anew
    from an older copy, without those who have left since (`data.research`).
    """

    book: str
    erased: dict[int, str] = field(default_factory=dict)
    withdrawn: frozenset[Withdrawn] = frozenset()
    released: frozenset[Released] = frozenset()


@needs("taken_from")
def taken_from(book: Book) -> Taken:
    """What was taken out of a book so far."""
    erased = {row["number"]: row["erased_at"] for row in book.rows("SELECT * FROM erased")}
    sql = "SELECT id, household, purpose, withdrawn_on FROM consents WHERE withdrawn_on IS NOT NULL"
    released = book.rows("SELECT period, size, released_at FROM research_releases")
    gone, drawn = (frozenset(tuple(row.values()) for row in rows) for rows in (book.rows(sql), released))
    return Taken(book_mark(book), erased, gone, drawn)


@needs("remember_taken")
def remember_taken(book: Book) -> None:
    """Add what was taken out to the lists beside the book's copies, in every folder that can be reached now."""
    # What is not yet written for good may still be taken back, and must not be in a list that deletes.
    for folder in folders(book.path) if not book.db.conn.in_transaction else ():
        file = folder / f"{book.path.stem}{LIST}"
        with suppress(OSError, ValueError):
            write_list(file, merged(read_list(file), taken_from(book)))


@needs("book_mark")
def book_mark(book: Book) -> str:
    """What tells this book from any other: the hash of its journal's first entry."""
    return str(book.rows("SELECT hash FROM journal ORDER BY seq LIMIT 1")[0]["hash"])


def folders(path: Path) -> list[Path]:
    """Where a book was ever copied to."""
    with suppress(OSError):
        return [Path(line) for line in path.with_suffix(FOLDERS).read_text("utf-8").splitlines() if line]
    return []


def copies_in(folder: Path) -> dict[str, list[Path]]:
    """The copies in a folder by the name of their book's file, without its ending; none where it cannot be read."""
    found: dict[str, list[Path]] = {}
    with suppress(OSError):
        for file in folder.glob("*.db"):
            if is_copy(file):
                found.setdefault(list_file(file).name.removesuffix(LIST), []).append(file)
    return found


def is_copy(file: Path) -> bool:
    """Whether a file is named as `backup` names a copy."""
    return list_file(file).name != f"{file.stem}{LIST}"


def list_file(copy: Path) -> Path:
    """The list that lies beside a copy.

    >>> list_file(Path("usb/river-bend-2026-01-20T120000Z-20fa91c0.db")).name
    'river-bend.taken-out.json'
    """
    return copy.with_name(re.sub(r"-\d{4}-\d\d-\d\dT\d{6}Z-[0-9a-f]{8}$", "", copy.stem) + LIST)


def read_list(file: Path) -> Taken | None:
    """A list; None where there is none, or where the file is something else."""
    try:
        told = json.loads(file.read_text("utf-8"))
        erased = {int(number): str(at) for number, at in told["erased"].items()}
        released = frozenset((int(period), int(size), str(at)) for period, size, at in told["released"])
        return Taken(told["book"], erased, frozenset(_withdrawn(told["withdrawn"])), released)
    except (OSError, ValueError, LookupError, TypeError):
        return None


def write_list(file: Path, taken: Taken) -> None:
    """Write a list in one piece."""
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    told = {"book": taken.book, "erased": taken.erased, "withdrawn": sorted(taken.withdrawn)}
    told["released"] = sorted(taken.released)
    try:
        part.write_text(json.dumps(told, indent=0), encoding="utf-8")
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def merged(found: Taken | None, more: Taken) -> Taken:
    """What either list has; a list of another book is left out.

    >>> merged(Taken("a", {1: "x"}), Taken("a", {2: "y"})).erased
    {1: 'x', 2: 'y'}
    """
    if found is None or found.book != more.book:
        return more
    return Taken(
        more.book, found.erased | more.erased, found.withdrawn | more.withdrawn, found.released | more.released
    )


def _withdrawn(rows: Iterable[list[object]]) -> Iterable[Withdrawn]:
    for consent, household, purpose, day in rows:
        yield int(str(consent)), int(str(household)), str(purpose), str(day)

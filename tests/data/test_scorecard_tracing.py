"""Whoever has the village's file, at every moment and with all that is in it, cannot say who answered what.

The attacker knows when each household answered, copies the book after each answer with its log, and looks into rows,
their order and places, times, the free pages, the log's former pages, and how often the file has changed. Whoever also
keeps the machine and its own secrets is not kept out (docs/scorecard.md).
"""

import random
import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest

from data.actors import OPERATOR
from data.open import Book, open_book
from data.scorecardtables import ANSWERS, QUESTIONS
from data.waitingcards import PIECE, file_of
from tests.data.test_scorecard import HOUSEHOLDS, at, book, give, made

__all__ = ["book", "made"]

Counts = Counter[tuple[str, str]]
CARDS = 28
# As few are ever counted at once, and as many wait before; docs/scorecard.md says so.
COUNTED, WAITING = 5, 10


@dataclass
class Attack:
    """What an attacker has gathered: after each answer the counters, the file's bytes and how often it had changed."""

    folder: Path
    watching: sqlite3.Connection
    cards: list[dict[str, str]] = field(default_factory=list)
    counts: list[Counts] = field(default_factory=list)
    versions: list[int] = field(default_factory=list)
    files: list[bytes] = field(default_factory=list)

    def look(self, path: Path) -> None:
        copy = self.folder / "copy.db"
        for ending in ("", "-wal"):
            found = path.with_name(path.name + ending)
            shutil.copyfile(found, copy.with_name(copy.name + ending)) if found.exists() else None
        self.files.append(
            b"".join(each.read_bytes() for each in sorted(self.folder.glob("copy.db*")) if "shm" not in each.name)
        )
        with closing(sqlite3.connect(copy)) as conn:
            rows = conn.execute("SELECT question, answer, count FROM scorecard_counts").fetchall()
        self.counts.append(Counter({(question, answer): count for question, answer, count in rows}))
        self.versions.append(self.watching.execute("PRAGMA data_version").fetchone()[0])


@pytest.fixture(scope="module")
def attack(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attack]:
    """Households answer one after another; the first says "no" to everything, most others "yes"."""
    folder, home = tmp_path_factory.mktemp("attacker"), tmp_path_factory.mktemp("village")
    chance = random.Random(5)
    path = Path(shutil.copy(made, home))
    with (
        pytest.MonkeyPatch.context() as patch,
        open_book(path, OPERATOR) as book,
        closing(sqlite3.connect(path)) as watching,
    ):
        # Chance as on any day, but the same one each day.
        patch.setattr("data.waitingcards.secrets.SystemRandom", lambda: chance)
        found = Attack(folder, watching)
        found.look(path)
        for number in range(CARDS):
            card = {question: "no" if not number else chance.choice(ANSWERS[:2]) for question in QUESTIONS}
            found.cards.append(card)
            give(book, number, card=card)
            found.look(path)
        yield found


def steps(counts: list[Counts]) -> list[Counts]:
    return [after - before for before, after in pairwise(counts)]


def test_no_step_between_two_moments_is_of_fewer_than_five_and_five_more_could_have_given_each(attack: Attack) -> None:
    waiting = 0
    for step in steps(attack.counts):
        waiting += 1
        sizes = {sum(count for (of, _), count in step.items() if of == question) for question in QUESTIONS}
        assert len(sizes) == 1
        (size,) = sizes
        assert size == 0 or size >= COUNTED
        # Whoever gave what is now counted is one of all who waited; as many answers as that stay uncounted.
        assert not size or waiting >= WAITING
        waiting -= size


def test_no_card_is_counted_as_a_whole(attack: Attack) -> None:
    """The first household's five answers are drawn each by itself, so that five like ones say nothing of one card."""
    first = [
        next((at for at, step in enumerate(steps(attack.counts)) if step[question, "no"]), None)
        for question in QUESTIONS
    ]
    assert all(at is None or at >= WAITING - 1 for at in first)
    assert len(set(first)) > 1


def test_the_file_stays_as_it_was_where_an_answer_only_waits(attack: Attack) -> None:
    for step, before, after, earlier, later in zip(
        steps(attack.counts), attack.files, attack.files[1:], attack.versions, attack.versions[1:], strict=False
    ):
        assert (before == after) == (earlier == later) == (not step)
    assert len(set(attack.versions)) == 1 + len([step for step in steps(attack.counts) if step])


def test_rows_and_their_places_are_the_same_whoever_answered(attack: Attack) -> None:
    with closing(sqlite3.connect(attack.folder / "copy.db")) as conn:
        keys = conn.execute("SELECT question, answer FROM scorecard_counts").fetchall()
        assert keys == sorted((question, answer) for question in QUESTIONS for answer in ANSWERS)
        with pytest.raises(sqlite3.OperationalError, match="rowid"):
            conn.execute("SELECT rowid FROM scorecard_counts")
        assert conn.execute("SELECT count(*) FROM scorecard_batches").fetchone() == (1,)
        columns = {row[1] for row in conn.execute("PRAGMA table_info(scorecard_counts)")}
        journal = conn.execute("SELECT count(*) FROM journal WHERE act LIKE '%card%'").fetchone()
    assert (columns, journal) == ({"period", "question", "answer", "count"}, (0,))


def test_no_former_page_in_the_log_or_among_the_free_ones_says_more(attack: Attack) -> None:
    """Every image of the counters that any byte of the file or its log still holds is one that was a batch's end."""
    ends = {tuple(sorted((+each).items())) for each in attack.counts}
    images = [image for file in attack.files for image in images_of(file)]
    assert len(images) > 3
    assert {tuple(sorted(image.items())) for image in images} <= ends


def images_of(file: bytes) -> Iterator[Counts]:
    """The counters of each page that holds them, read from raw bytes, a row a cell of an index."""
    size = int.from_bytes(file[16:18], "big")
    for start in range(0, len(file), 8):
        page = file[start : start + size]
        if page[:1] == b"\x0a" and page.count(b"help_camecannot_say") == 1:
            yield Counter(dict(_rows_of(page)))


def _rows_of(page: bytes) -> Iterator[tuple[tuple[str, str], int]]:
    for cell in range(int.from_bytes(page[3:5], "big")):
        at_byte = int.from_bytes(page[8 + 2 * cell : 10 + 2 * cell], "big")
        header = page[at_byte + 1 : at_byte + 1 + page[at_byte + 1]]
        lengths = [0 if kind in (0, 8, 9) else kind if kind < 5 else (kind - 13) // 2 for kind in header[1:]]
        values, place = [], at_byte + 1 + header[0]
        for kind, length in zip(header[1:], lengths, strict=True):
            values.append(kind - 8 if kind in (8, 9) else page[place : place + length])
            place += length
        count = values[3] if isinstance(values[3], int) else int.from_bytes(values[3], "big")
        if count:
            yield (str(values[1], "utf-8"), str(values[2], "utf-8")), count  # type: ignore[arg-type]


def test_the_file_beside_the_book_says_neither_how_many_answered_nor_who(book: Book) -> None:
    sizes, texts = set(), []
    for number in range(CARDS):
        give(book, number)
        sealed = file_of(book.path).read_bytes()
        sizes.add(len(sealed))
        texts.append(sealed)
    assert len(sizes) == 1
    assert min(sizes) > PIECE
    assert len(set(texts)) == CARDS
    assert not re.search(rb"households|help_came", b"".join(texts))
    assert all(at(book, number).actor.name == HOUSEHOLDS[number] for number in range(3))

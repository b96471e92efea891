"""Many writers of one process at one book."""

from pathlib import Path
from threading import Event, Thread

from data.actors import OPERATOR
from data.households import register
from data.open import create_book, open_book


def test_a_writer_waits_for_the_other_ones_turn_before_sqlite_is_asked(tmp_path: Path) -> None:
    path, begun, outcome = tmp_path / "bend.db", Event(), []

    def write() -> None:
        with open_book(path, OPERATOR) as book:
            book.db.execute("PRAGMA busy_timeout = 0")
            begun.set()
            try:
                register(book, "birch", given_on="2024-01-01")
            except Exception as error:
                outcome.append(error)

    with create_book(path, "Bend") as book:
        other = Thread(target=write)
        with book.writing():
            other.start()
            begun.wait(10)
            other.join(0.3)
            register(book, "ash", given_on="2024-01-01")
        other.join(20)
        assert outcome == []
        assert [row["name"] for row in book.rows("SELECT name FROM households")] == ["ash", "birch"]

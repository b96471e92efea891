"""The score card: counted in batches, kept through a power cut, given once, public only as shares of ten and more."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.actors import OPERATOR, STRANGER, of_household
from data.disclosure import scorecard_results
from data.errors import EntryRefused
from data.households import register
from data.journal import journal
from data.meetings import describe_village
from data.open import Book, create_book, open_book
from data.periods import add_period, advance
from data.scorecards import _add, answer_scorecard, end_scorecards, scorecard_of
from data.scorecardtables import QUESTIONS
from data.server import FILE
from data.waitingcards import Waiting, file_of, read_waiting
from tests.data.villages import RUBRIC

HOUSEHOLDS = [f"h{number:02}" for number in range(40)]
RATING = """INSERT INTO ratings (period, rubric, revision, decimals, silenced, rated_at)
            SELECT id, 1, 1, 2, '[]', '2025-01-01T00:00:00Z' FROM periods WHERE name = ?"""
YES, NO = dict.fromkeys(QUESTIONS, "yes"), dict.fromkeys(QUESTIONS, "no")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A village of forty households whose season 2025 is published."""
    path = tmp_path_factory.mktemp("cards") / "bend.db"
    with create_book(path, "Bend") as book:
        describe_village(book, purpose="Thank everybody", contact="Ombudsman, 555 01 00")
        for name in HOUSEHOLDS:
            register(book, name, given_on="2024-01-01")
        for order, name in enumerate(("2024", "2025", "2026")):
            add_period(book, name, order)
        publish(book, "2024")
        publish(book, "2025")
        book.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return path


@pytest.fixture
def book(made: Path, tmp_path: Path) -> Iterator[Book]:
    path = tmp_path / "bend.db"
    path.write_bytes(made.read_bytes())
    with open_book(path, OPERATOR) as opened:
        yield opened


def publish(book: Book, period: str) -> None:
    rules = "INSERT OR IGNORE INTO rubrics VALUES (1, 't', '1', 'h', 'h', ?, '2025-01-01')"
    book.db.execute(rules, [RUBRIC.format(top=10)])
    book.db.execute(RATING, [period])
    advance(book, period, "published")


def at(book: Book, number: int) -> Book:
    return book.as_(of_household(number + 1, HOUSEHOLDS[number]))


def give(book: Book, *numbers: int, card: dict[str, str] = YES) -> None:
    for number in numbers:
        answer_scorecard(at(book, number), HOUSEHOLDS[number], card)


def counted(book: Book, question: str = "fair") -> dict[str, int]:
    rows = book.rows("SELECT answer, count FROM scorecard_counts WHERE question = :question", question=question)
    return {row["answer"]: row["count"] for row in rows if row["count"]}


def refused(book: Book, number: int, card: dict[str, str]) -> str:
    with pytest.raises(EntryRefused) as refusal:
        give(book, number, card=card)
    return refusal.value.problems[0].code


def test_the_card_is_of_the_newest_published_season(book: Book) -> None:
    assert scorecard_of(at(book, 0), "h00").period == "2025"
    publish(book, "2026")
    assert scorecard_of(at(book, 0), "h00").period == "2026"
    for period in ("2026", "2025", "2024"):
        advance(book, period, "closed")
    assert scorecard_of(at(book, 0), "h00").state == "none"
    assert refused(book, 0, YES) == "no_card"


def test_a_card_is_whole_and_given_once(book: Book) -> None:
    assert refused(book, 0, {}) == "card_incomplete"
    assert refused(book, 0, {**YES, "fair": "maybe"}) == "card_incomplete"
    give(book, 0)
    assert [scorecard_of(at(book, number), HOUSEHOLDS[number]).state for number in (0, 1)] == ["given", "open"]
    assert refused(book, 0, NO) == "card_given"


def test_answers_are_counted_in_batches_of_five_while_five_wait(book: Book) -> None:
    sizes = []
    for number in range(21):
        give(book, number)
        sizes.append(counted(book).get("yes", 0))
    assert sizes == [0] * 9 + [5] * 5 + [10] * 5 + [15] * 2


def test_what_waits_at_the_end_is_counted_if_it_is_five_or_more(book: Book) -> None:
    give(book, *range(12))
    give(book, *range(12, 17), card=NO)
    publish(book, "2026")
    end_scorecards(book)
    assert counted(book) == {"yes": 12, "no": 5}
    assert not file_of(book.path).exists()
    give(book, *range(4))
    advance(book, "2026", "closed")
    end_scorecards(book)
    assert not book.rows("SELECT 1 FROM scorecard_counts WHERE period = 3")


@pytest.mark.parametrize("written", [False, True])
def test_whatever_was_acknowledged_is_counted_once_though_the_power_goes(
    book: Book, written: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(book, *range(9))

    def cut(book: Book, waiting: Waiting) -> None:
        if written:
            _add(book, waiting)
        raise OSError("power")

    with monkeypatch.context() as without:
        without.setattr("data.scorecards._add", cut)
        with pytest.raises(OSError, match="power"):
            give(book, 9)
    give(book, *range(10, 15))
    publish(book, "2026")
    end_scorecards(book)
    assert counted(book) == {"yes": 15}


def test_results_are_shares_of_ten_and_more_frozen_at_the_end_and_never_all_or_none(book: Book) -> None:
    give(book, *range(14))
    assert scorecard_results(book.as_(STRANGER), "2025") == ()
    give(book, *range(14, 20), card={**NO, "explained": "cannot_say", "respected": "yes"})
    publish(book, "2026")
    end_scorecards(book)
    # 14 of 20, 14 of 14 and 20 of 20: of the last two it is only said that nearly all did.
    told = {"help_came": 0.7, "help_of_use": 0.7, "fair": 0.7, "explained": 0.9, "respected": 0.9}
    for period in ("2025", "2026"):
        results = scorecard_results(book.as_(STRANGER), period)
        assert ({each.question: each.share for each in results}, results[0].period) == (told, "2025")
    assert scorecard_results(book, "2024") == ()
    describe_village(book, contact="")
    assert scorecard_results(book, "2025") == ()


def test_of_fewer_than_ten_nothing_is_said(book: Book) -> None:
    give(book, *range(9))
    publish(book, "2026")
    end_scorecards(book)
    assert counted(book) == {"yes": 9}
    assert scorecard_results(book, "2026") == ()


def test_on_another_machine_the_card_ends_and_nobody_answers_twice(book: Book) -> None:
    give(book, *range(12))
    file_of(book.path).unlink()
    assert scorecard_of(at(book, 0), "h00").state == "over"
    assert refused(book, 0, NO) == "no_card"


def test_what_was_sealed_by_another_server_or_of_another_book_is_not_read(book: Book) -> None:
    give(book, 0)
    assert read_waiting(book.path) is not None
    sealed = file_of(book.path).read_bytes()
    file_of(book.path).write_bytes(sealed[:-4] + b"AAAA")
    assert read_waiting(book.path) is None
    file_of(book.path).write_bytes(sealed)
    for each in book.path.parent.glob(f"{FILE}*"):
        each.unlink()
    assert read_waiting(book.path) is None


def test_of_a_card_nothing_is_in_the_journal_and_counters_only_grow(book: Book) -> None:
    before = journal(book).count
    give(book, *range(10))
    assert journal(book).count == before
    for sql in ("UPDATE scorecard_counts SET count = count - 1 WHERE count > 0", "DELETE FROM scorecard_counts"):
        with pytest.raises(EntryRefused, match="never_changed"), book.writing():
            book.db.execute(sql)

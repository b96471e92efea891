"""A season's report to the meeting: what is public on the wall, readable in every language, the same bytes twice."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from typer.testing import CliRunner

from data.actors import OPERATOR
from data.disclosure import Board, Closed, board
from data.households import give_consent, withdraw_consent
from data.open import Book, open_book
from data.periods import advance
from data.verify import verify
from front.beside import Beside
from front.cli import app
from front.language import COMPLETE, said, speaking
from front.report import season_report
from front.scorecard import ScorecardPage
from front.words import board as board_words
from front.words import report as words
from front.words import scorecard as card_words
from tests.data.outcomes import HOMES, ask_checks, build, thank

TOP = {"h00", "h01", "h02"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "open.db"
    build(path)
    return path


@pytest.fixture(scope="module")
def made(built: Path) -> Path:
    path = Path(shutil.copy(built, built.with_name("bend.db")))
    with open_book(path, OPERATOR) as book:
        thank(book, {"lent_tools": 12, "planted_trees": 13})
        ask_checks(book)
        advance(book, "2025", "closed")
    return path


@pytest.fixture
def book(made: Path, tmp_path: Path) -> Iterator[Book]:
    shutil.copy(made, tmp_path / "bend.db")
    with open_book(tmp_path / "bend.db", OPERATOR) as opened:
        yield opened


def report(book: Book, language: str = "en", period: str = "") -> bytes:
    with speaking(language):
        found = season_report(book, period)
    assert not isinstance(found, Closed)
    return found[1]


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    assert document.is_tagged()
    text = "".join("".join(page.get_textpage().get_text_bounded().split()) for page in document)
    document.close()
    return text


def close_up(text: str) -> str:
    return "".join(text.split())


def test_it_names_those_on_the_wall_and_nobody_else(book: Book) -> None:
    wall = board(book, "2025")
    assert isinstance(wall, Board)
    named = {name for band in wall.bands for name in band}
    assert named == TOP
    text = text_of(report(book))
    assert {home for home in HOMES if home in text} == named
    withdraw_consent(book, "h01", "wall")
    assert {home for home in HOMES if home in text_of(report(book))} == named - {"h01"}


def test_it_says_what_the_meeting_wants_to_know(book: Book) -> None:
    text = text_of(report(book))
    for sentence in (
        board_words.HOW_SENTENCES[1],
        board_words.EQUAL,
        words.ACCEPTED[1].format(count=25),
        words.CHECKED[1].format(period="2025", count=24),
        words.CORRECTED.format(share="50 %"),
        words.STEPS_WHAT[2],
        "Songs taught to the choir",
        "Ombudsman, 555 01 00",
        "revision 1",
    ):
        assert close_up(sentence) in text


def test_the_head_of_the_record_that_it_prints_is_one_that_verify_knows(book: Book) -> None:
    text = text_of(report(book))
    (head,) = [row["hash"][:16] for row in book.rows("SELECT hash FROM journal") if row["hash"][:16] in text]
    assert "head_missing" not in {one.code for one in verify(book, head).findings}
    assert "head_missing" in {one.code for one in verify(book, "0" * 16).findings}


@pytest.mark.parametrize("language", COMPLETE)
def test_it_can_be_read_back_in_every_language_its_chart_too_and_is_the_same_twice(book: Book, language: str) -> None:
    pdf = report(book, language)
    assert pdf == report(book, language)
    text = text_of(pdf)
    with speaking(language):
        told = said(words.STEPS, "report.STEPS"), said(words.ABOUT, "report.ABOUT"), said(board_words.HOW, "board.HOW")
    for sentence in told:
        assert close_up(sentence) in text
    # Once below its bar, and once in the table.
    assert text.count("2024") >= 2


def test_it_names_awards_of_its_season_alone(book: Book) -> None:
    give_consent(book, "h05", "awards")
    line = close_up(board_words.DEED.format(name="h05", deed="lent tools", period="2025"))
    assert line in text_of(report(book))
    assert "h05" not in text_of(report(book, period="2024"))


def test_it_says_what_stands_beside_the_board_of_help_and_of_the_working_group(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert close_up(card_words.RESULTS) not in text_of(report(book))
    card = ScorecardPage("In 2025", (("Was the help good?", "about 7 of 10"),))
    found = Beside((), ("In 2025 24 households asked for help.",), card)
    monkeypatch.setattr("front.village_board.beside", lambda _book, _period: found)
    text = text_of(report(book))
    for sentence in (card_words.RESULTS, "Was the help good?", "about 7 of 10", *found.help):
        assert close_up(sentence) in text


def test_an_earlier_season_says_nothing_of_a_later_one(book: Book) -> None:
    text = text_of(report(book, period="2024"))
    assert "2024" in text
    assert "2025" not in text.replace("2025-", "")
    assert close_up(words.CHECKED[1].format(period="2025", count=24)) not in text


def test_without_ten_who_asked_it_is_not_said_that_anybody_did(built: Path, tmp_path: Path) -> None:
    shutil.copy(built, tmp_path / "few.db")
    with open_book(tmp_path / "few.db", OPERATOR) as few:
        ask_checks(few, 9)
        advance(few, "2025", "closed")
        text = text_of(report(few))
    assert close_up(words.CHECKS_WHAT) in text
    assert "hadacheckanswered" not in text


def test_the_command_writes_it_in_the_language_that_is_asked_for(book: Book, tmp_path: Path) -> None:
    out = tmp_path / "r.pdf"
    done = CliRunner().invoke(app, ["report", str(book.path), "-o", str(out), "--language", "es"])
    assert done.exit_code == 0, done.output
    with speaking("es"):
        assert close_up(said(words.STEPS, "report.STEPS")) in text_of(out.read_bytes())
    out.unlink()
    done = CliRunner().invoke(app, ["report", str(book.path), "-o", str(out), "--period", "2026"])
    assert done.exit_code == 1
    assert not out.exists()

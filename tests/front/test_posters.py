"""Posters on paper: what they say in each language, the picture of their address, and what is nowhere in them."""

import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button
from typer.testing import CliRunner

from data.actors import OPERATOR, Actor
from data.households import withdraw_consent
from data.notices import NoticeText, add_notice
from data.open import open_book
from data.periods import add_period
from data.posters import hanging_posters
from front import choices
from front.cli import app
from front.language import COMPLETE, speaking, tag
from front.markdown import plain
from front.paper.refused import PaperRefused
from front.words import board as board_words
from front.words import posters as words
from rating.problems import Problem
from tests.data.villages import seen_from_afar
from tests.front.conftest import text_of, visit
from tests.front.paper import close_up, codes_in

URL = "http://192.168.1.20:8501/board/bend"
NAMED = [f"h{number:02}" for number in range(6)]
PAPERS = ("board", "group-1", "strips")


@pytest.fixture(scope="module")
def book_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A village where 18 agree to the wall, which so names six, and 17 to the internet, which names five."""
    made = seen_from_afar(tmp_path_factory.mktemp("village") / "bend.db")
    texts = {"en": NoticeText("Seed", "Come on Monday."), "ar": NoticeText("بذور", "تعالوا يوم الاثنين.")}
    with open_book(made, OPERATOR) as book:
        add_notice(book, texts, "2099-01-01")
    return made


@pytest.fixture(scope="module")
def made(book_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The posters in all five languages."""
    folder = tmp_path_factory.mktemp("posters") / "made"
    asked = [part for language in COMPLETE for part in ("--language", tag(language))]
    status, told = run("poster", book_file, "-o", folder, "--address", URL, *asked)
    assert (status, "15 " in told) == (0, True), told
    return folder


@pytest.fixture
def copied(book_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(book_file, tmp_path))


def run(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(app, list(map(str, arguments)))
    return done.exit_code, done.output + done.stderr


def read(pdf: Path) -> str:
    """What is in it, without spaces, which readers guess at: of Arabic, what pdfium finds, else what pdftotext does."""
    if "-ar" in pdf.name:
        document = pypdfium2.PdfDocument(pdf)
        said = "".join(page.get_textpage().get_text_bounded() for page in document)
        document.close()
        return close_up(said)
    return close_up(
        subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    )


@pytest.mark.parametrize("language", COMPLETE)
def test_each_poster_is_tagged_and_says_by_when_whom_to_ask_and_where(made: Path, language: str) -> None:
    with speaking(language):
        for paper in PAPERS:
            pdf = made / f"{paper}-{tag(language)}.pdf"
            said = read(pdf)
            for text in ("Ombudsman", "192.168.1.20:8501", close_up(board_words.HOW)):
                assert text in said, (pdf.name, text)
            before = close_up(words.CHANGE_BY.partition("{")[0])
            assert before in said
            document = pypdfium2.PdfDocument(pdf)
            assert (len(document), document.is_tagged()) == (1, True)
            document.close()


def test_a_board_and_its_groups_name_whom_the_wall_names_and_the_strips_nobody(made: Path, book_file: Path) -> None:
    assert close_up("Seed: Come on Monday.") in read(made / "board-es.pdf")
    assert "بذور" in read(made / "board-ar.pdf")
    for language in map(tag, COMPLETE):
        for paper in PAPERS:
            # What runs to the right within Arabic is read back piece by piece the other way round.
            named = re.findall(r"h\d\d|\d\dh", read(made / f"{paper}-{language}.pdf"))
            whole = sorted(name if name[0] == "h" else f"h{name[:2]}" for name in named)
            assert whole == ([] if paper == "strips" else NAMED), (paper, language)
    with open_book(book_file, OPERATOR) as book:
        assert hanging_posters(book)[0].head[:16] in read(made / "board-en.pdf")


@pytest.mark.parametrize("paper", PAPERS)
def test_a_telephone_reads_the_boards_address_off_each_poster(made: Path, paper: str) -> None:
    for language in map(tag, COMPLETE):
        assert set(codes_in((made / f"{paper}-{language}.pdf").read_bytes())) == {URL}


def test_publishing_writes_them_beside_the_site_and_never_into_it(copied: Path, tmp_path: Path) -> None:
    status, told = run("publish", copied, "-o", tmp_path / "site", "--address", URL)
    assert (status, "site-posters" in told) == (0, True), told
    assert sorted(path.name for path in (tmp_path / "site-posters").glob("*.pdf")) == [
        f"{paper}-en.pdf" for paper in PAPERS
    ]
    assert not list((tmp_path / "site").rglob("*.pdf"))
    with open_book(copied, OPERATOR) as book:
        withdraw_consent(book, "h01", "wall")
        assert all(poster.outdated for poster in hanging_posters(book))
    assert run("publish", copied, "-o", tmp_path / "site", "--address", URL)[0] == 0
    said = read(tmp_path / "site-posters" / "board-en.pdf")
    assert [name for name in NAMED if name in said] == [name for name in NAMED if name != "h01"]
    assert run("publish", copied, "-o", tmp_path / "other", "--no-posters")[0] == 0
    assert not (tmp_path / "other-posters").exists()


def test_without_a_board_no_old_poster_stays_in_the_folder(copied: Path, tmp_path: Path) -> None:
    run("poster", copied, "-o", tmp_path / "out", "--address", URL)
    with open_book(copied, OPERATOR) as book:
        add_period(book, "2025", 2)
    status, told = run("poster", copied, "-o", tmp_path / "out", "--period", "2025")
    assert (status, "has not switched the board on" in told) == (0, True)
    assert not list((tmp_path / "out").glob("*.pdf"))


def test_what_is_no_address_and_what_is_not_spoken_are_refused(copied: Path, tmp_path: Path) -> None:
    for wrong in ("bend", "ftp://bend", "http:///board", "http://a b/"):
        status, told = run("poster", copied, "-o", tmp_path / "out", "--address", wrong)
        assert (status, "http://" in told) == (1, True)
    assert run("poster", copied, "-o", tmp_path / "out", "--language", "klingon")[0] == 2
    assert not (tmp_path / "out").exists()


def test_a_script_without_a_font_is_said_with_its_package(
    copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> bytes:
        raise PaperRefused([Problem("no_font", value="Arabic", more={"package": "fonts-noto-core"})])

    monkeypatch.setattr("front.posters.compiled", refuse)
    status, told = run("poster", copied, "-o", tmp_path / "out", "--address", URL)
    assert (status, "fonts-noto-core" in told) == (1, True)


def test_they_are_made_on_the_page_publishing_which_says_what_must_be_changed(
    served: Path, copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.move(copied, served)
    asha = Actor("account", None, "Asha", frozenset({"reviewer"}))
    monkeypatch.setattr(choices, "current", lambda _village: asha)
    page = visit("publishing", period="2024")
    button(page, words.MAKE).click().run()
    assert not page.exception
    assert "revision 1, to be changed by" in text_of(page)
    with open_book(served / copied.name, OPERATOR) as book:
        withdraw_consent(book, "h00", "wall")
    assert plain(words.OUTDATED) in text_of(page.run())
    with open_book(served / copied.name, OPERATOR) as book:
        before = len(hanging_posters(book))
        button(page, words.TAKEN_DOWN).click().run()
        assert len(hanging_posters(book)) == before - 1


def button(page: AppTest, label: str) -> Button:
    return next(each for each in page.button if each.label == label)

"""The board as a folder of files: what the internet may see, whole or not at all, and nothing of who withdrew."""

import os
import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from data.actors import OPERATOR
from data.households import withdraw_consent
from data.journal import Wanted, journal
from data.meetings import describe_village
from data.open import open_book
from data.periods import add_period
from front import site
from front.cli import app
from tests.data.villages import seen_from_afar


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A village where 18 agree to the wall and 17 to the internet."""
    return seen_from_afar(tmp_path_factory.mktemp("village") / "bend.db")


@pytest.fixture
def book_file(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path))


def publish(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["publish", "--no-posters", *map(str, arguments)])
    return done.exit_code, done.output + done.stderr


def said(folder: Path) -> str:
    return "".join(path.read_text("utf-8") for path in folder.rglob("*") if path.is_file())


def named(text: str) -> list[str]:
    return re.findall(r"<span>(h\d\d)</span>", text)


def test_a_site_is_the_board_of_the_internet_with_relative_addresses(book_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    status, told = publish(book_file, "-o", out)
    assert (status, "index.html" in told) == (0, True)
    index, large = ((out / name).read_text("utf-8") for name in ("index.html", "large.html"))
    assert named(index) == named(large) == [f"h{n:02}" for n in range(5)]
    for text in (index, large):
        addresses = re.findall(r'(?:href|src)="([^"#][^"]*)"', text)
        assert addresses
        assert all((out / where).is_file() for where in addresses)
        assert "noindex" in text
        assert "Content-Security-Policy" in text
        assert "Ombudsman" in text
    assert "Disallow: /" in (out / "robots.txt").read_text("utf-8")
    with open_book(book_file, OPERATOR) as book:
        assert journal(book, Wanted(act=site.ACT)).count == 1


def test_after_the_next_time_nothing_is_left_of_who_withdrew_in_any_file(book_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(book_file, "-o", out)
    assert "h01" in said(out)
    with open_book(book_file, OPERATOR) as book:
        withdraw_consent(book, "h01", "internet")
    assert publish(book_file, "-o", out)[0] == 0
    assert "h01" not in said(out)
    assert "h00" in said(out)
    assert {path.name for path in tmp_path.iterdir()} >= {"out", "bend.db"}
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".out")]


def test_a_folder_that_holds_anything_else_is_left_alone(book_file: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "letter.txt").write_text("dear", encoding="utf-8")
    status, told = publish(book_file, "-o", home)
    assert (status, "letter.txt" in told) == (1, True)
    assert [path.name for path in home.iterdir()] == ["letter.txt"]
    out = tmp_path / "out"
    publish(book_file, "-o", out)
    before = said(out)
    (out / "assets" / "mine.css").write_text("", encoding="utf-8")
    assert publish(book_file, "-o", out)[0] == 1
    assert said(out) == before
    (tmp_path / "link").symlink_to(out)
    assert publish(book_file, "-o", tmp_path / "link")[0] == 1
    assert publish(book_file, "-o", home / "letter.txt")[0] == 1


def test_where_it_cannot_be_written_the_old_one_stays(
    book_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    publish(book_file, "-o", out)
    before, rename = said(out), Path.rename

    def full(self: Path, target: Path) -> Path:
        if self.name.endswith(".part"):
            raise OSError("no room")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", full)
    status, told = publish(book_file, "-o", out)
    assert (status, "stays as it was" in told) == (1, True)
    assert said(out) == before
    assert sorted(os.listdir(tmp_path)) == ["bend.db", "out"]


def test_a_season_without_a_board_gets_a_page_that_says_why_and_names_nobody(book_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(book_file, "-o", out, "--period", "2024")
    with open_book(book_file, OPERATOR) as book:
        add_period(book, "2025", 2)
    status, told = publish(book_file, "-o", out, "--period", "2025")
    assert (status, "has not switched the board on" in told) == (0, True)
    assert "has not switched the board on" in (out / "index.html").read_text("utf-8")
    assert named(said(out)) == []
    status, told = publish(book_file, "-o", out, "--period", "1999")
    assert (status, "1999" in told) == (1, True)


@pytest.mark.parametrize("missing", ["purpose", "contact"])
def test_nothing_is_published_before_the_purpose_and_the_contact(book_file: Path, tmp_path: Path, missing: str) -> None:
    with open_book(book_file, OPERATOR) as book:
        describe_village(book, **{missing: ""})
    status, told = publish(book_file, "-o", tmp_path / "out")
    assert (status, "nothing is published" in told) == (1, True)
    assert not (tmp_path / "out").exists()

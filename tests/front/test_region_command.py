"""`laurel snapshot` and `laurel region`: what they write, and what they say."""

from pathlib import Path
from shutil import copyfile

import polars as pl
import pytest
from typer.testing import CliRunner

from data.accounts import add_account
from data.actors import OPERATOR
from data.keys import payload_of, public_keys
from data.open import Book, open_book
from data.snapshot import MANIFEST, snapshot
from front.cli import app
from tests.data.lakes import EFFORT, send
from tests.data.villages import descending, village


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(words))
    return result.exit_code, result.output


def test_a_village_that_cannot_be_read_keeps_no_other_from_its_snapshot(tmp_path: Path) -> None:
    village(tmp_path / "a.db", descending(12)).close()
    (tmp_path / "broken.db").write_text("no book at all, but long enough to be looked at")
    status, said = run("snapshot", str(tmp_path), "-o", str(tmp_path / "lake"))
    assert status == 1
    assert "broken.db" in said
    assert len(list((tmp_path / "lake").iterdir())) == 1
    (tmp_path / "empty").mkdir()
    assert run("snapshot", str(tmp_path / "empty"), "-o", str(tmp_path / "lake"))[0] == 1


NAMES = ("Oakham", "Elmton", "Ashford", "Beechley")


def region_of_four(folder: Path, engine: str) -> dict[str, str]:
    """The texts that are written for four villages, by file."""
    folder.mkdir(exist_ok=True)
    lake, out, rubric = folder / "lake", folder / "out", folder / "rules.yaml"
    for at, name in enumerate(NAMES):
        send(lake, name, {("2025", "rose"): 0.1 * (at + 3)}, [("2025", 2.0 + at)] * 3)
    rubric.write_text(EFFORT)
    status, said = run("region", str(rubric), str(lake), "-o", str(out), "--engine", engine)
    assert (status, "4 villages" in said) == (0, True), said
    return {path.name: path.read_text() for path in out.iterdir()}


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_region_gets_two_tables_and_a_page_that_names_no_village(tmp_path: Path, engine: str) -> None:
    texts = region_of_four(tmp_path, engine)
    out = tmp_path / "out"
    assert pl.read_csv(out / "figures.csv").filter(name="rose")["value"].to_list() == [pytest.approx(0.45)]
    assert pl.read_csv(out / "households.csv").filter(name="trees")["value"].to_list() == [pytest.approx(17.5)]
    page = texts["index.html"]
    assert "Share of households whose income grew" in page
    assert "45 % ±\u00a06.5 %" in page
    assert not [name for name in NAMES if name in page]
    assert "light.css" in texts


def test_a_lake_that_is_refused_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "lake").mkdir()
    (tmp_path / "rules.yaml").write_text(EFFORT)
    status, said = run("region", str(tmp_path / "rules.yaml"), str(tmp_path / "lake"), "-o", str(tmp_path / "out"))
    assert (status, "laurel snapshot" in said) == (1, True)
    assert not (tmp_path / "out").exists()


def every_text(book: Book) -> set[str]:
    """Every name and word about a household, an account or a rater that the book holds."""
    sql = """SELECT name AS text FROM households UNION SELECT nickname FROM households
             UNION SELECT village_group FROM households UNION SELECT name FROM accounts UNION SELECT name FROM raters
             UNION SELECT alias FROM awards UNION SELECT witness FROM consents UNION SELECT purpose FROM village
             UNION SELECT contact FROM village"""
    return {str(row["text"]) for row in book.rows(sql) if row["text"]}


def test_no_name_alias_or_word_of_a_sample_village_is_in_its_snapshot(demo_folder: Path, tmp_path: Path) -> None:
    for path in sorted(demo_folder.glob("[!_]*.db")):
        copyfile(path, tmp_path / path.name)
        with open_book(tmp_path / path.name, OPERATOR) as book:
            add_account(book, "Amina Clerk", "correct horse battery", roles=("rater",))
            made = snapshot(book, tmp_path / "lake")
            key = public_keys(book)[0]
            named, numbers = every_text(book), {str(row["id"]) for row in book.rows("SELECT id FROM households")}
        cells = {
            str(cell) for file in made.folder.glob("*.parquet") for row in pl.read_parquet(file).rows() for cell in row
        }
        assert not named & cells
        text = " ".join(cells) + str(payload_of((made.folder / MANIFEST).read_text(), key))
        assert [name for name in named if len(name) > 3 and name in text] == []
        if (made.folder / "households.parquet").exists():
            assert not numbers & set(pl.read_parquet(made.folder / "households.parquet")["household"])

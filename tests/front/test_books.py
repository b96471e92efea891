"""`laurel new` and `laurel import`: a record book, and tables taken into it whole or not at all."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from data.open import open_book
from data.setup import set_up
from front.cli import app

TABLES = {
    "households": "household,village,members,nickname\nA,River,3,Lark\nB,River,2,Plum\n",
    "consents": "household,purpose,given\nA,take_part,yes\nB,take_part,2025-01-31\nA,wall,no\n",
    "sources": "source,kind\nwage,work\ninputs,cost\n",
    "income": "household,period,source,amount\nA,2025,wage,100.50\nB,2025,inputs,20\n",
}


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    folder = tmp_path / "tables"
    folder.mkdir()
    for name, text in TABLES.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "river.db"
    assert laurel("new", str(path), "--name", "River").exit_code == 0
    return path


def laurel(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def entries(book: Path) -> list[tuple[str, int]]:
    with open_book(book) as opened:
        sql = "SELECT h.name, amount_minor FROM income_entries JOIN households AS h ON h.id = household ORDER BY h.name"
        return [(row["name"], row["amount_minor"]) for row in opened.rows(sql)]


def test_a_new_book_bears_the_villages_name(book: Path) -> None:
    with open_book(book) as opened:
        assert opened.village()["name"] == "River"


def test_a_new_book_comes_with_a_code_for_its_first_administrator(tmp_path: Path) -> None:
    path = tmp_path / "river.db"
    for done in (laurel("new", str(path), "--name", "River"), laurel("set-up-code", str(path))):
        codes = re.findall(r"(?:[2-9A-Z]{4}-){2}[2-9A-Z]{4}", done.stdout)
        assert len(codes) == 1
        assert "7 days" in done.stdout
    with open_book(path) as opened:
        set_up(opened, codes[0], "Asha", "kettle-and-mushroom")
    again = laurel("set-up-code", str(path))
    assert again.exit_code == 1
    assert "needs no set-up code" in again.stderr


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "river.db").write_text("something else", encoding="utf-8")
    done = laurel("new", str(tmp_path / "river.db"), "--name", "River")
    assert done.exit_code == 1
    assert "left as it is" in done.stderr
    assert (tmp_path / "river.db").read_text(encoding="utf-8") == "something else"


def test_a_book_needs_a_name_and_a_folder(tmp_path: Path) -> None:
    assert laurel("new", str(tmp_path / "a.db")).exit_code == 2
    done = laurel("new", str(tmp_path / "none" / "a.db"), "--name", "A")
    assert done.exit_code == 1
    assert "cannot be written" in done.stderr


def test_tables_are_imported_and_said_table_by_table(book: Path, tables: Path) -> None:
    done = laurel("import", str(book), str(tables))
    assert done.exit_code == 0, done.stderr
    assert "households: 2 added, 0 there already" in done.stdout
    assert entries(book) == [("A", 10050), ("B", 2000)]


def test_the_same_import_twice_adds_nothing_and_says_so(book: Path, tables: Path) -> None:
    laurel("import", str(book), str(tables))
    done = laurel("import", str(book), str(tables))
    assert done.exit_code == 0, done.stderr
    assert "households: 0 added, 2 there already" in done.stdout
    assert "Nothing new" in done.stdout


def test_a_trial_writes_nothing(book: Path, tables: Path) -> None:
    done = laurel("import", str(book), str(tables), "--dry-run")
    assert done.exit_code == 0, done.stderr
    assert "income: 2 added" in done.stdout
    assert "Nothing was written" in done.stdout
    assert entries(book) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("consents", "A,take_part,yes", "A,take_part,no", "has not agreed to take part"),
        ("income", "20\n", "20 kg\n", "income.csv, row 3, column amount: “20 kg” is not a number"),
        ("income", "100.50", "100.505", "income.csv, row 2, column amount: 100.505 has more decimals"),
        ("income", "B,2025,inputs", "C,2025,inputs", "income.csv, row 3, column household: The household “C”"),
        ("households", "B,River", "B,Rivver", "This book is of another village: River. Did you mean “River”?"),
        ("consents", "2025-01-31", "2999-01-31", "lies in the future"),
    ],
)
def test_one_bad_cell_and_nothing_is_imported(
    book: Path, tables: Path, name: str, old: str, new: str, said: str
) -> None:
    path = tables / f"{name}.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    done = laurel("import", str(book), str(tables))
    assert done.exit_code == 1
    assert said in done.stderr
    assert not done.stdout
    with open_book(book) as opened:
        assert opened.rows("SELECT 1 FROM households") == []


def test_what_differs_from_the_book_is_shown_with_both_values(book: Path, tables: Path) -> None:
    laurel("import", str(book), str(tables))
    path = tables / "households.csv"
    path.write_text(TABLES["households"].replace("A,River,3", "A,River,4"), encoding="utf-8")
    done = laurel("import", str(book), str(path))
    assert done.exit_code == 1
    assert "“A” has 4 here, but 3 in the book" in done.stderr


def test_a_file_that_is_no_book_is_said_to_be_none(tables: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("not a book", encoding="utf-8")
    done = laurel("import", str(tmp_path / "notes.db"), str(tables))
    assert done.exit_code == 1
    assert "notes.db: This file is not a Laurel record book." in done.stderr
    assert laurel("import", str(tmp_path / "none.db"), str(tables)).exit_code == 2

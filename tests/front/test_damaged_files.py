"""Each of 3,000 damaged files ends in a clear message and leaves the book as it was; every run looks at 300 of them.

All of them: LAUREL_DAMAGED=3000 python -m pytest tests/front/test_damaged_files.py
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from pyxform.xls2xform import convert

from data import sheets, submissionfiles
from data.filled import import_filled
from data.forms import form_of
from data.incoming import read_filled
from data.open import Book
from front.words.problems import known, lines
from front.xlsform import write_form
from rating.problems import Problem, Refused
from tests.data.raters import village
from tests.front.damaged import EVERY, OF_KIND, Damaged, damaged
from tests.front.xforms import XForm, central_zip, kobo_json, kobo_workbook, xml_files

MANY, PARTS = int(os.environ.get("LAUREL_DAMAGED", "300")), 6
ENGLISH = "English (en)"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with village(tmp_path_factory.mktemp("damaged") / "bend.db") as made:
        made.db.execute("INSERT INTO account_roles VALUES (1, 'rater'), (2, 'rater')")
        yield made


@pytest.fixture(scope="module")
def exports(book: Book, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Three forms as each server exports them."""
    folder = tmp_path_factory.mktemp("exports")
    write_form(form_of(book), folder / "form.xlsx")
    form = XForm(convert(str(folder / "form.xlsx")).xform)
    filled = [form.fill(ENGLISH, answers(number), f"form-{number}") for number in (1, 2, 3)]
    makers = {"central.zip": central_zip, "phone.zip": xml_files, "kobo.json": kobo_json, "kobo.xlsx": kobo_workbook}
    return {name: make(form, filled, folder / name).read_bytes() for name, make in makers.items()}


def answers(number: int) -> dict[str, Any]:
    household = f"{number} · {('ash', 'birch', 'cedar')[number - 1]}"
    wage = {"source": "Wage (From work and farm)", "state": "Yes, this much", "how": "As one amount", "amount": "40"}
    gift = {"source": "Gift (Support received)", "state": "Would not say"}
    said = {"agreed": "Yes", "rater": "Ana", "household": household, "income": [wage, gift]}
    return {**said, "mark_training": "3", "mark_trees": "12", "no_income_from": ["Rent (From land, money or shares)"]}


@pytest.fixture(autouse=True)
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that what is packed to burst need not be large."""
    monkeypatch.setattr(submissionfiles, "LARGEST_UNPACKED", 2_000_000)
    monkeypatch.setattr(sheets, "LARGEST_UNPACKED", 2_000_000)


def refusal(book: Book, file: Damaged, path: Path) -> tuple[Problem, ...]:
    """Why a file was refused; nothing where it was taken."""
    path.write_bytes(file.content)
    try:
        import_filled(book, read_filled(book, path))
    except Refused as refused:
        return refused.problems
    return ()


@pytest.mark.parametrize("part", range(PARTS))
def test_a_damaged_file_ends_in_a_clear_message_and_an_unchanged_book(
    book: Book, exports: dict[str, bytes], tmp_path: Path, part: int
) -> None:
    before, writes = list(book.db.iterdump()), book.db.conn.total_changes
    for number in range(part, MANY, PARTS):
        file = damaged(exports, number)
        said = refusal(book, file, tmp_path / f"damaged{file.suffix}")
        assert said, (number, file.how)
        assert all(known(problem.code) for problem in said), (number, file.how, said)
        assert all(line and "…" not in line for line in lines(said)), (number, file.how, lines(said))
        assert book.db.conn.total_changes == writes, (number, file.how)
    assert list(book.db.iterdump()) == before


def test_a_workbook_without_a_row_and_a_number_of_a_billion_digits_are_refused(
    book: Book, exports: dict[str, bytes], tmp_path: Path
) -> None:
    Workbook().save(tmp_path / "empty.xlsx")
    long = exports["kobo.json"].replace(b'"40"', b'"1e999999999"')
    assert long != exports["kobo.json"]
    empty = Damaged("empty", ".xlsx", (tmp_path / "empty.xlsx").read_bytes())
    found = [refusal(book, each, tmp_path / f"file{each.suffix}") for each in (empty, Damaged("long", ".json", long))]
    assert [{problem.code for problem in said} for said in found] == [{"no_forms"}, {"not_a_number"}]


def test_the_exports_are_whole_before_they_are_damaged_and_every_way_has_its_turn(
    book: Book, exports: dict[str, bytes], tmp_path: Path
) -> None:
    for name, content in exports.items():
        (tmp_path / name).write_bytes(content)
        assert len(read_filled(book, tmp_path / name)) == 3 * 5
    hows = {damaged(exports, number).how for number in range(300)}
    ways = {(kind, how.__name__) for kind, hows in OF_KIND.items() for how in (*EVERY, *hows)}
    assert len(hows) > 0.9 * len(ways)

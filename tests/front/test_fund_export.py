"""The fund as files: Beancount's own program accepts them, and they come to what the fund's page says."""

import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from data.approving import approve_award
from data.awards import Prize
from data.fund import Grant, fund_balances, record_grant
from data.handing import hand_over
from data.open import Book
from data.payments import order_purchase, order_return, pay_order
from front.cli import app
from front.fund_export import beancount, statement, workbook
from tests.data.fund import accepted, asked, has, proposed, village

CHECK = str(Path(sys.executable).parent / "bean-check")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with village(tmp_path / "a.db") as made:
        _moved(made)
        yield made


def _moved(book: Book) -> None:
    """Every kind of movement: a gift, one that goes back, goods that are bought and won, money that is won or waits."""
    gift = Grant("business", '=1+1 "Mill" \\ Sons', "Prizes", "200.50")
    receipt = record_grant(has(book, "Cy"), asked(), gift)
    pay_order(has(book, "Cy"), order_return(has(book, "Bo"), asked(), receipt, "0.25"))
    pay_order(has(book, "Cy"), order_purchase(has(book, "Bo"), asked(), "spade", 3, "60"))
    for household, prize in (("wren", Prize("2", "spade")), ("oak", Prize("50")), ("pine", Prize("12.75"))):
        award = proposed(book, household, prize)
        approve_award(has(book, "Bo"), award, "evidence_seen")
        accepted(book, award, household)
        if household != "pine":
            hand_over(has(book, "Cy"), award, paper="S-1")


def bean_check(text: str, folder: Path) -> subprocess.CompletedProcess[str]:
    file = folder / "fund.beancount"
    file.write_text(text, "utf-8")
    return subprocess.run([CHECK, str(file)], capture_output=True, text=True, check=False)


def test_bean_check_accepts_the_fund_and_what_it_comes_to_and_nothing_else(book: Book, tmp_path: Path) -> None:
    text = beancount(book)
    done = bean_check(text, tmp_path)
    assert done.returncode == 0, done.stderr
    money, spades = fund_balances(book)
    assert (money.reserved, spades.spent) == (1275, 2)
    for line in ("balance Assets:SetAside  12.75 ~ 0 KES", "balance Expenses:Spent  2 ~ 0 GOOD-1"):
        assert line in text
        other = text.replace(line, line.replace("12.75", "12.74").replace(" 2 ", " 1 "))
        assert bean_check(other, tmp_path).returncode == 1
    assert text.count(" balance ") == 4 * len((money, spades))


def test_no_household_is_named_in_any_of_the_files(book: Book) -> None:
    told = beancount(book) + "".join(map(str, cells(book, 0)))
    assert not any(name in told for name in ("wren", "oak", "pine"))


def cells(book: Book, sheet: int) -> list[tuple[object, ...]]:
    made = load_workbook(BytesIO(workbook(book)))
    return list(made.worksheets[sheet].iter_rows(values_only=True))


def test_excel_gets_what_the_fund_has_and_takes_no_text_for_a_formula(book: Book) -> None:
    money, spades = cells(book, 1)[1:]
    assert money[1:] == (1200.5, 1077.5, 12.75, 110, 0.25)
    assert spades[1:] == (3, 1, 0, 2, 0)
    givers = [row[8] for row in cells(book, 0)]
    assert '=1+1 "Mill" \\ Sons' in givers
    made = load_workbook(BytesIO(workbook(book)))
    assert all(cell.data_type != "f" for row in made.worksheets[0].iter_rows() for cell in row)


def test_the_statement_of_a_year_has_its_movements_and_none_of_another_years(book: Book) -> None:
    year = int(book.rows("SELECT max(made_at) AS at FROM fund_entries")[0]["at"][:4])
    this, before = (text_of(statement(book, each)) for each in (year, year - 1))
    assert "1,077.50KES" in this
    assert "Nothingmoved" in before
    assert "1,077.50KES" not in before
    assert statement(book, year) == statement(book, year)


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    said = "".join("".join(page.get_textpage().get_text_bounded().split()) for page in document)
    document.close()
    return said


def test_the_commands_write_the_files_and_refuse_another_ending(book: Book, tmp_path: Path) -> None:
    for name in ("f.beancount", "f.xlsx"):
        done = CliRunner().invoke(app, ["fund", "export", str(book.path), "-o", str(tmp_path / name)])
        assert done.exit_code == 0, done.output
        assert (tmp_path / name).stat().st_size
    done = CliRunner().invoke(app, ["fund", "export", str(book.path), "-o", str(tmp_path / "f.csv")])
    assert done.exit_code == 1
    assert not (tmp_path / "f.csv").exists()
    pdf = tmp_path / "f.pdf"
    done = CliRunner().invoke(app, ["fund", "statement", str(book.path), "--year", "2025", "-o", str(pdf)])
    assert pdf.read_bytes().startswith(b"%PDF")

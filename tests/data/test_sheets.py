"""Reading what people have: numbers in every way of writing them, and files from every spreadsheet."""

import codecs
import re
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from data import sheets
from data.numerals import mark_of, number
from data.sheets import decoded, read_sheets
from rating.problems import Refused, TablesRefused

AMOUNTS = st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False)
DIGITS = st.sampled_from(["0123456789", "०१२३४५६७८९", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９", "০১২৩৪৫৬৭৮৯"])


def code(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.problems[0].code


@given(AMOUNTS, st.sampled_from(["", ".", " ", "\u202f", "'"]), DIGITS)
def test_an_amount_with_a_decimal_comma_is_read_in_every_script(amount: Decimal, group: str, digits: str) -> None:
    written = f"{amount:,.2f}".replace(",", "g").replace(".", ",").replace("g", group)
    assert number(written.translate(str.maketrans("0123456789", digits)), ",") == amount


@given(AMOUNTS, st.sampled_from(["", ",", " ", "’"]))
def test_and_with_a_decimal_point(amount: Decimal, group: str) -> None:
    assert number(f"{amount:,.2f}".replace(",", group), ".") == amount


@given(st.integers(1, 999), st.integers(0, 999))
def test_what_could_be_either_is_never_guessed(thousands: int, rest: int) -> None:
    for mark in ".,":
        text = f"{thousands}{mark}{rest:03}"
        with pytest.raises(Refused) as refused:
            number(text)
        assert code(refused) == "two_readings"
        assert number(text, mark) == Decimal(f"{thousands}.{rest:03}")
        assert number(text, ",."[mark == ","]) == thousands * 1000 + rest


def test_one_clear_number_settles_the_others_of_a_file_and_a_contradiction_settles_none() -> None:
    assert mark_of(["7", "1.234", "hut", "0,5"]) == ","
    assert mark_of(["1,234", "1,234,567"]) == "."
    assert mark_of(["0,5", "0.5", "1.234"]) == ""
    assert [number(text) for text in ("0,5", "0.5", "1,23,456", "1234.567", "٣٫١٢٥")] == [
        Decimal(each) for each in ("0.5", "0.5", "123456", "1234.567", "3.1250")
    ]


@pytest.mark.parametrize(
    "text", ["", "abc", "12a", "1 5", "2024 150", "1,23", "1.2.3", "12,34,5", "--1", "1e5", "∞", "(5)"]
)
def test_what_is_no_number_is_said_to_be_none(text: str) -> None:
    if text == "1,23":
        assert number(text) == Decimal("1.23")
        return
    with pytest.raises(Refused) as refused:
        number(text)
    assert code(refused) == "not_a_number"


@pytest.mark.parametrize(
    "content",
    [
        b"household;amount\nWren;1,5\n",
        codecs.BOM_UTF8 + b'household,amount\nWren,"1,5"\n',
        "household\tamount\r\nWren\t1,5\r\n".encode("utf-16"),
        "household|amount\nWren|1,5".encode("utf-16-le"),
        "household;amount\nWren;1,5\n".encode("utf-16-be"),
        b"sep=;\nhousehold;amount\nWren;1,5\n",
    ],
)
def test_every_kind_of_csv_says_the_same(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "filled.csv"
    path.write_bytes(content)
    assert read_sheets(path)[0].rows == (("household", "amount"), ("Wren", "1,5"))


def test_a_file_in_an_old_encoding_is_refused_with_its_line_and_a_way_out() -> None:
    for encoding, word in (("latin-1", "café"), ("cp1256", "قرية"), ("gbk", "村庄")):
        with pytest.raises(TablesRefused) as refused:
            decoded(f"household\n{word}\n".encode(encoding))
        assert code(refused) == "legacy_encoding"
        assert refused.value.problems[0].line == 2


def test_a_workbook_gives_numbers_days_and_texts_as_they_are(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["household", "amount", "day"], [" Wren ", 12.5, datetime(2025, 3, 1)], ["Oak", "१२", None]):
        sheet.append(row)
    book.save(tmp_path / "filled.xlsx")
    _, first, second = read_sheets(tmp_path / "filled.xlsx")[0].rows
    assert first == ("Wren", 12.5, datetime(2025, 3, 1))
    assert number(str(second[1])) == 12


def test_a_formula_without_a_result_is_refused_and_none_is_run(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["amount"])
    book.worksheets[0].append(["=100+20"])
    book.save(tmp_path / "filled.xlsx")
    with pytest.raises(TablesRefused) as refused:
        read_sheets(tmp_path / "filled.xlsx")
    assert (code(refused), refused.value.problems[0].value) == ("formula_without_value", "=100+20")


def test_the_result_that_a_spreadsheet_kept_is_read_and_named_as_reckoned(tmp_path: Path) -> None:
    book, path = Workbook(), tmp_path / "filled.xlsx"
    book.worksheets[0].append(["amount"])
    book.worksheets[0].append(["=100+20"])
    book.save(tmp_path / "made.xlsx")
    with ZipFile(tmp_path / "made.xlsx") as made, ZipFile(path, "w") as kept:
        for name in made.namelist():
            kept.writestr(name, re.sub(rb"<v ?/>|<v></v>", b"<v>120</v>", made.read(name)))
    sheet = read_sheets(path)[0]
    assert (sheet.rows[1], sheet.reckoned) == ((120,), {(2, 1)})


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"PK\x03\x04 cut", "not_a_workbook"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600), "old_or_locked_workbook"),
        ("a.csv", b"", "empty_file"),
        ("a.csv", b"\x0b\x0c\n", "empty_file"),
        ("a.csv", " \n ".encode("utf-16"), "empty_file"),
        ("a.csv", b"sep=;\n", "empty_file"),
        ("a.csv", b'a;b\n"1;2\n', "open_quote"),
        ("a.csv", b"household;amount\nWren;1\0\n", "not_text"),
        ("a.pdf", b"%PDF", "unknown_suffix"),
    ],
)
def test_a_damaged_file_is_named(name: str, content: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(TablesRefused) as refused:
        read_sheets(tmp_path / name)
    assert (code(refused), refused.value.problems[0].file) == (said, name)


def test_a_file_of_more_cells_than_memory_should_hold_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MOST_CELLS", 5)
    book = Workbook()
    for _ in range(3):
        book.worksheets[0].append([1, 2])
    book.save(tmp_path / "filled.xlsx")
    (tmp_path / "filled.csv").write_text("a;b\n1;2\n3;4\n", "utf-8")
    for name in ("filled.xlsx", "filled.csv"):
        with pytest.raises(TablesRefused) as refused:
            read_sheets(tmp_path / name)
        assert (code(refused), refused.value.problems[0].line) == ("large_sheet", 3)

"""The ten figures for donors: all frozen, each with its method and how many are behind it, in every language."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook
from typer.testing import CliRunner

from data.actors import OPERATOR
from data.disclosure import Closed, PeriodCount, PeriodTotal, village_spread, village_totals
from data.open import Book, open_book
from data.periods import advance
from front.cli import app
from front.donor import DonorPage, Figure, donor_page
from front.donor_files import donor_pdf, donor_workbook
from front.language import COMPLETE, speaking
from front.words import commands
from front.words import donor as words
from tests.data.outcomes import HOMES, build, thank

NAMES = ("households", "earned", "rose", "below", "moves", "sources", "gini", "thanked", "learned", "helped")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    path = tmp_path_factory.mktemp("donor") / "bend.db"
    build(path)
    with open_book(path, OPERATOR) as opened:
        thank(opened, {"lent_tools": 12, "planted_trees": 13})
        advance(opened, "2025", "closed")
        opened.db.execute("UPDATE village SET name = '=1+1', currency = '@KES'")
        yield opened


def page_of(book: Book, period: str = "") -> DonorPage:
    page = donor_page(book, period)
    assert isinstance(page, DonorPage)
    return page


def figure(page: DonorPage, name: str) -> Figure:
    return next(one for one in page.figures if one.name == name)


def values(page: DonorPage, name: str) -> list[float | None]:
    return [part.value for part in figure(page, name).parts]


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    assert document.is_tagged()
    said = "".join("".join(page.get_textpage().get_text_bounded().split()) for page in document)
    document.close()
    return said


def close_up(text: str) -> str:
    return "".join(text.split())


def test_there_are_ten_figures_each_with_a_method_and_none_is_worked_out_from_entries(book: Book) -> None:
    page = page_of(book)
    assert tuple(one.name for one in page.figures) == NAMES
    assert all(one.method and one.parts for one in page.figures)
    frozen = {one.name: one.value for one in village_spread(book) if one.period == "2025"}
    assert values(page, "below") == [frozen["below_floor"]] != [None]
    assert values(page, "moves") == [frozen["left_floor"], frozen["fell_floor"]] != [None, None]
    assert values(page, "gini") == [None]
    assert figure(page, "gini").parts[0].said.startswith("not shown")


def test_how_many_take_part_is_not_said(book: Book) -> None:
    shown = figure(page_of(book), "households").parts[0]
    assert (shown.value, shown.said) == (20.0, "at least 20")
    parts = [part for one in page_of(book).figures for part in one.parts]
    assert not [part for part in parts if part.value == len(HOMES) or f"{len(HOMES)} households" in part.said]


def test_work_and_support_are_shares_of_the_two_rounded_totals(book: Book) -> None:
    totals = {one.name: one.amount or 0 for one in village_totals(book) if one.period == "2025"}
    work, support = totals["earned"], totals["support"]
    shares = values(page_of(book), "sources")
    assert shares[0] == pytest.approx(round(20 * work / (work + support)) / 20)
    assert sum(value or 0 for value in shares) == pytest.approx(1)


@pytest.mark.parametrize(
    ("earned", "support", "said"),
    [((None, "one_too_large"), (50.0, None), "one household"), ((-20.0, None), (50.0, None), "costs were higher")],
)
def test_without_a_total_there_are_no_shares_of_it(
    book: Book,
    monkeypatch: pytest.MonkeyPatch,
    earned: tuple[float | None, str | None],
    support: tuple[float | None, str | None],
    said: str,
) -> None:
    totals = [PeriodTotal("2025", "earned", *earned, False), PeriodTotal("2025", "support", *support, False)]
    monkeypatch.setattr("data.givenout.village_totals", lambda _book: totals)
    parts = figure(page_of(book), "sources").parts
    assert [part.value for part in parts] == [None, None]
    assert all(said in part.said for part in parts)


def test_awards_are_told_with_the_deeds_that_enough_were_thanked_for(book: Book) -> None:
    number, tools, trees = figure(page_of(book), "thanked").parts
    assert (number.value, number.said) == (25.0, commands.HOUSEHOLDS[1].format(count=25))
    assert (tools.value, trees.value) == (0.5, 0.5)  # 12 and 13 of 25
    assert "lent tools" in tools.label


def test_help_that_was_asked_for_is_told_where_enough_asked(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    assert values(page_of(book), "helped")[1:] == [None, None]
    found = [PeriodCount("2025", "asked_help", 24.0, None), PeriodCount("2025", "solved_help", 0.5, None)]
    monkeypatch.setattr("data.givenout.village_counts", lambda _book: found)
    _, asked, solved = figure(page_of(book), "helped").parts
    assert (asked.value, solved.value, solved.said) == (24.0, 0.5, "50 %")


def test_a_season_that_is_not_closed_or_has_none_before_says_so(book: Book) -> None:
    page = page_of(book, "2024")
    assert words.WHY["not_closed"] in figure(page, "thanked").parts[0].said
    assert words.WHY["not_compared"] in figure(page, "moves").parts[0].said
    assert donor_page(book, "2026") == Closed("not_opened")


def sheets(book: Book, language: str = "en") -> Workbook:
    with speaking(language):
        return load_workbook(BytesIO(donor_workbook(page_of(book))))


def test_excel_has_the_figures_all_seasons_and_what_is_to_be_known(book: Book) -> None:
    made = sheets(book)
    assert made.sheetnames == list(words.SHEETS.values())
    rows = list(made.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert {row[0] for row in rows} == set(range(1, 11))
    assert [row[3] for row in rows] == [part.value for one in page_of(book).figures for part in one.parts]
    seasons = list(made.worksheets[1].iter_rows(values_only=True))
    assert [row[0] for row in seasons[1:]] == ["2024", "2025"]
    earned = {one.period: one.amount for one in village_totals(book) if one.name == "earned"}
    column = seasons[0].index(words.HEADS["earned"])
    assert {row[0]: row[column] for row in seasons[1:]} == earned
    assert all(sheet.column_dimensions["A"].width for sheet in made.worksheets)


def test_no_text_is_taken_for_a_formula(book: Book) -> None:
    cells = [cell for sheet in sheets(book).worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or str(cell.value).startswith(("=", "@"))]
    assert "'@KES" in {cell.value for cell in cells}


def test_the_sheets_run_from_right_to_left_in_arabic_and_not_in_spanish(book: Book) -> None:
    assert all(sheet.sheet_view.rightToLeft for sheet in sheets(book, "ar").worksheets)
    assert not any(sheet.sheet_view.rightToLeft for sheet in sheets(book, "es").worksheets)


@pytest.mark.parametrize("language", COMPLETE)
def test_the_pdf_can_be_read_back_in_every_language_and_is_the_same_twice(book: Book, language: str) -> None:
    with speaking(language):
        page = page_of(book)
        pdf = donor_pdf(page)
        said, head = text_of(pdf), page.figures[3].head
        assert pdf == donor_pdf(replace(page))
    assert close_up(head) in said
    for part in page.figures[7].parts:
        assert close_up(part.said) in said


def test_the_command_writes_both_and_refuses_another_ending_and_a_season_without_a_board(
    book: Book, tmp_path: Path
) -> None:
    def run(*more: str) -> tuple[int, str]:
        done = CliRunner().invoke(app, ["donor", str(book.path), *more])
        return done.exit_code, done.output

    for name in ("f.pdf", "f.xlsx"):
        code, said = run("-o", str(tmp_path / name), "--period", "2025")
        assert code == 0, said
        assert "2025" in said
    assert (tmp_path / "f.pdf").read_bytes().startswith(b"%PDF")
    assert load_workbook(tmp_path / "f.xlsx").sheetnames
    assert run("-o", str(tmp_path / "f.csv"))[0] == 1
    code, said = run("-o", str(tmp_path / "g.pdf"), "--period", "2026")
    assert code == 1
    assert "switched" in said
    assert not (tmp_path / "f.csv").exists()
    assert not (tmp_path / "g.pdf").exists()

"""A village adds a language of its own from a spreadsheet, by `laurel language`."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from typer.testing import CliRunner

from front.catalogues import catalogue
from front.cli import app
from front.language import chosen, offered, speaking
from front.words import light, review, say
from tests.front.light import Served

ENGLISH, FORMS = 3, 5


def laurel(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["language", *map(str, arguments)])
    return done.exit_code, done.output


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """The rows of a sheet for Polish, which has three forms."""
    path = tmp_path_factory.mktemp("sheet") / "polish.xlsx"
    code, said = laurel("template", "pl", "-o", path)
    assert code == 0, said
    return rows(path)


def rows(path: Path) -> list[list[str]]:
    sheet = load_workbook(BytesIO(path.read_bytes()), read_only=True).active
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.values]


def translated(template: list[list[str]], to: Path, **cells: list[str]) -> Path:
    """The sheet with these translations, by the English sentence; rows without one are left out."""
    book = Workbook()
    book.active.title = "pl"
    for row in [*template[:2], *(row for row in template[2:] if row[ENGLISH - 1] in cells)]:
        book.active.append([*row[: FORMS - 1], *(cells.get(row[ENGLISH - 1]) or row[FORMS - 1 :])])
    book.save(to)
    return to


def test_the_sheet_has_a_column_for_each_form_with_numbers_that_it_goes_with(template: list[list[str]]) -> None:
    heading = template[1]
    assert heading[FORMS - 1].endswith("1")
    assert "2, 3, 4" in heading[FORMS]
    assert "0, 5, 6" in heading[FORMS + 1]


def test_a_translated_sheet_is_spoken_to_whoever_reads_that_language(
    bend: Served, served: Path, template: list[list[str]], tmp_path: Path
) -> None:
    leaves = ["{count} wpis", "{count} wpisy", "{count} wpisów"]
    told = {"Sign in": ["Zaloguj się"], review.APPROVED[0]: leaves}
    sheet = translated(template, tmp_path / "done.xlsx", **told)
    assert laurel("add", served, sheet)[0] == 0
    catalogue.cache_clear()
    assert offered()["pl"] == "polski"
    assert chosen(accepted="pl-PL") == "pl"
    with speaking("pl"):
        assert [say.counted(n, *review.APPROVED) for n in (1, 3, 5)] == ["1 wpis", "3 wpisy", "5 wpisów"]
        assert (light.SIGN_IN, light.BOARD) == ("Zaloguj się", "Board")
    page = bend.visitor().get("/sign-in", headers={"Accept-Language": "pl"}).text
    assert '<html lang="pl" dir="ltr">' in page
    assert "Zaloguj się" in page


def test_what_was_translated_is_in_the_next_sheet(served: Path, template: list[list[str]], tmp_path: Path) -> None:
    sheet = translated(template, tmp_path / "done.xlsx", **{"Sign in": ["Zaloguj się"]})
    laurel("add", served, sheet)
    code, said = laurel("template", "pl", "-o", tmp_path / "again.xlsx", "--villages", served)
    assert code == 0, said
    again = {row[ENGLISH - 1]: row[FORMS - 1] for row in rows(tmp_path / "again.xlsx")}
    assert again["Sign in"] == "Zaloguj się"


@pytest.mark.parametrize(
    ("english", "forms", "why"),
    [
        (light.SIGNED_IN_AS, ["Jako {imię}"], "name"),
        (light.SIGNED_IN_AS, ["Jako {name"], "brace"),
        (light.SIGN_IN, ["<b>Zaloguj</b>"], "tags"),
        (review.APPROVED[0], ["{count} wpis", "", ""], "each of the columns"),
    ],
)
def test_a_sheet_with_a_mistake_is_refused_with_its_row_and_changes_nothing(
    served: Path, template: list[list[str]], tmp_path: Path, english: str, forms: list[str], why: str
) -> None:
    code, said = laurel("add", served, translated(template, tmp_path / "wrong.xlsx", **{english: forms}))
    assert code == 1
    assert "wrong.xlsx, row " in said
    assert why in said
    assert not (served / "_languages").exists()


@pytest.mark.parametrize(
    ("language", "why"), [("klingon", "not the code"), ("../pl", "not the code"), ("es", "already")]
)
def test_only_a_language_that_laurel_lacks_can_be_added(tmp_path: Path, language: str, why: str) -> None:
    code, said = laurel("template", language, "-o", tmp_path / "any.xlsx")
    assert (code, why in said) == (1, True)
    assert not (tmp_path / "any.xlsx").exists()


def test_another_file_is_no_sheet(served: Path, tmp_path: Path) -> None:
    (tmp_path / "other.xlsx").write_text("not a workbook")
    code, said = laurel("add", served, tmp_path / "other.xlsx")
    assert (code, "not a spreadsheet" in said) == (1, True)

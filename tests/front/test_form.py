"""The form of a season: written, compiled, played as on a phone, and what comes back is as if it had been typed."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pyxform.validators.odk_validate import check_xform
from pyxform.xls2xform import convert
from typer.testing import CliRunner

from data.actors import OPERATOR, Actor
from data.answers import Answer, Saved, save
from data.editing import edit_household
from data.entries import pause
from data.filled import import_filled
from data.formanswers import read_form
from data.forms import form_of
from data.households import withdraw_consent
from data.open import Book, open_book
from data.prices import set_price
from data.questions import IncomeAnswer, MarkAnswer, Value
from data.units import set_unit
from data.workings import HOWS, Working
from front.cli import app
from front.words.imports import SENTENCES
from front.xlsform import write_form
from tests.data.raters import entries
from tests.front.xforms import XForm, central_zip, kobo_csv, kobo_json, kobo_workbook, xml_files

PERIOD = "2026"
ENGLISH, CHINESE = "English (en)", "简体中文 (zh)"
Export = Callable[[XForm, list[Any], Path], Path]


@pytest.fixture(scope="module")
def bend(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Willow Bend with a price list, and its form beside it."""
    folder = tmp_path_factory.mktemp("form")
    path = Path(shutil.copy(demo_folder / "willow-bend.db", folder))
    with open_book(path, OPERATOR) as book:
        set_price(book, PERIOD, "maize flour", "3.50", "kg")
        set_unit(book, "big sack", "kg", "50")
        set_price(book, PERIOD, "goat", "300")
        write_form(form_of(book), folder / "form.xlsx")
    return path


@pytest.fixture(scope="module")
def compiled(bend: Path) -> str:
    """What pyxform makes of it, without a warning."""
    warnings: list[str] = []
    made: str = convert(str(bend.with_name("form.xlsx")), warnings=warnings).xform
    assert warnings == []
    return made


@pytest.fixture(scope="module")
def xform(compiled: str) -> XForm:
    return XForm(compiled)


def chosen(form: XForm, language: str, choices: str, *names: str) -> Any:
    """The labels of choices in a language; one of one."""
    of = {item.findtext("name"): form.texts[language][item.findtext("itextId", "")] for item in form.items[choices]}
    labels = [of[name] for name in names]
    return labels if choices == "sources" and len(labels) > 1 else labels[0]


def answers(form: XForm, language: str, household: int, rater: int) -> dict[str, Any]:
    """What a rater fills in, in words of their language."""

    def say(choices: str, *names: str) -> Any:
        return chosen(form, language, choices, *names)

    def source(name: str, how: str = "amount", **more: Any) -> dict[str, Any]:
        return {"source": say("sources", name), "state": say("states", "asked"), "how": say("ways", how), **more}

    flour, in_sacks = say("products", "maize_flour"), "maize_flour__big_sack"
    return {
        "agreed": say("yes_no", "1"),
        "rater": say("raters", f"r{rater}"),
        "household": say("households", f"h{household}"),
        "mark_training": "3",
        "phrase_mark_training": say("phrases", "seen"),
        "mark_apprentice": say("yes_no", "1"),
        "mark_trees": "12",
        "income": [
            source("wage", amount="1200.50", method=say("methods", "receipt")),
            source("sent_home", "sent_home", sent_home_sum_1="500", sent_home_sum_3="300.25"),
            source(
                "crops",
                "quantity",
                method=say("methods", "recalled"),
                quantity_line=[
                    {"quantity_product": flour, "quantity_unit": say("units", in_sacks), "quantity_sold": "2.5"},
                    {"quantity_product": flour, "quantity_eaten": "10"},
                    {"quantity_product": say("products", "goat"), "quantity_given": "1"},
                ],
            ),
            source(
                "animals",
                "herd",
                herd_sold="600",
                herd_feed="50",
                herd_line=[{"herd_product": say("products", "goat"), "herd_start": "6", "herd_end": "4"}],
            ),
            source("dividend", "animals", animals_count="3", animals_value="500", animals_share="7.5"),
            source("repair_shop", "orders", orders_pieces="12", orders_each="80", orders_materials="200"),
            source("inputs", "tool", tool_price="900", tool_month="400"),
            {"source": say("sources", "pension"), "state": say("states", "refused")},
            {},
        ],
        "no_income_from": say("sources", "interest", "gift"),
    }


QUANTITIES = {"maize flour.sold": "2.5 big sack", "maize flour.eaten": "10", "goat.given": "1"}
# The same, as it is typed.
TYPED: dict[str, Value] = {
    "mark:training": MarkAnswer(3, "seen"),
    "mark:apprentice": MarkAnswer(1),
    "mark:trees": MarkAnswer(12),
    "income:wage": IncomeAnswer("asked", "1200.50", "receipt"),
    "income:sent_home": IncomeAnswer("asked", None, None, Working("sent_home", {"sum.1": "500", "sum.3": "300.25"})),
    "income:crops": IncomeAnswer("asked", None, "recalled", Working("quantity", QUANTITIES)),
    "income:animals": IncomeAnswer(
        "asked", None, None, Working("herd", {"sold": "600", "feed": "50", "goat.start": "6", "goat.end": "4"})
    ),
    "income:dividend": IncomeAnswer(
        "asked", None, None, Working("animals", {"count": "3", "value": "500", "share": "7.5"})
    ),
    "income:repair_shop": IncomeAnswer(
        "asked", None, None, Working("orders", {"pieces": "12", "each": "80", "materials": "200"})
    ),
    "income:inputs": IncomeAnswer("asked", None, None, Working("tool", {"price": "900", "month": "400"})),
    "income:pension": IncomeAnswer("refused"),
    "income:interest": IncomeAnswer("none"),
    "income:gift": IncomeAnswer("none"),
}


def rater(book: Book, name: str) -> Book:
    number = book.rows("SELECT id FROM accounts WHERE name = :name", name=name)[0]["id"]
    return book.as_(Actor("account", number, name, frozenset({"rater"})))


def number_of(book: Book, household: str) -> int:
    return int(book.rows("SELECT id FROM households WHERE name = :name", name=household)[0]["id"])


def typed(book: Book, household: str, name: str) -> None:
    for at, (question, value) in enumerate(TYPED.items()):
        sent = Answer(f"typed-{household:-<12}-{at:03}".replace(".", "-"), household, PERIOD, question, value)
        assert isinstance(save(rater(book, name), sent), Saved)


def phone(path: Path, form: XForm) -> list[Any]:
    """Two forms: Wren's filled in in English by one rater, wb-08's in Chinese by the other; and one that said no."""
    with open_book(path, OPERATOR) as book:
        people = ((ENGLISH, "Wren", "rater-1"), (CHINESE, "wb-08", "rater-2"))
        numbers = [(language, number_of(book, name), rater(book, who).actor.id or 0) for language, name, who in people]
    no = form.fill(ENGLISH, {"agreed": "No"}, "form-no")
    return [*(form.fill(each[0], answers(form, *each), f"form-{each[1]}") for each in numbers), no]


EXPORTS: dict[str, tuple[str, Export]] = {
    "instances of a phone": (".zip", xml_files),
    "ODK Central's tables": (".zip", central_zip),
    "KoboToolbox's JSON": (".json", kobo_json),
    "KoboToolbox's workbook": (".xlsx", kobo_workbook),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_what_comes_back_is_as_if_it_had_been_typed(bend: Path, xform: XForm, tmp_path: Path, name: str) -> None:
    suffix, export = EXPORTS[name]
    by_hand, imported = (Path(shutil.copy(bend, tmp_path / f"{each}.db")) for each in ("typed", "imported"))
    path = export(xform, phone(bend, xform), tmp_path / f"export{suffix}")
    with open_book(by_hand, OPERATOR) as one, open_book(imported, OPERATOR) as other:
        typed(one, "Wren", "rater-1")
        typed(one, "wb-08", "rater-2")
        done = import_filled(other, read_form(other, path))
        assert (len(done.new), done.conflicts, done.refused) == (2 * len(TYPED), (), ())
        assert entries(other) == entries(one)
        assert import_filled(other, read_form(other, path)).same == 2 * len(TYPED)


@pytest.mark.skipif(shutil.which("java") is None, reason="ODK Validate needs Java.")
def test_the_form_passes_odk_validate(compiled: str, tmp_path: Path) -> None:
    path = tmp_path / "form.xml"
    path.write_text(compiled, "utf-8")
    check_xform(str(path))


def test_the_form_asks_for_no_place_no_picture_and_nothing_about_the_phone(compiled: str, xform: XForm) -> None:
    kinds = {bind.get("type") for bind in xform.binds.values()}
    assert kinds <= {"string", "int", "decimal", None}
    assert not {"deviceid", "phonenumber", "username", "email", "start", "end", "today", "audit"} & set(
        re.findall(r"property=\"(\w+)\"|event=\"(\w+)\"", compiled)
    )
    assert "jr:preload" not in compiled.replace('jr:preload="uid"', "")
    assert [child.tag for child in xform.template.find("meta") or ()] == ["instanceID", "instanceName"]


def test_the_notice_comes_first_and_everything_is_said_in_every_language(xform: XForm) -> None:
    assert [child.tag for child in xform.template][:2] == ["notice", "agreed"]
    assert len(xform.texts) == 5
    asked = {each: set(texts) for each, texts in xform.texts.items()}
    assert all(asked[language] == asked[ENGLISH] for language in xform.texts)
    assert all(text and text != "-" for texts in xform.texts.values() for text in texts.values())
    notice = {texts["/data/notice:label"] for texts in xform.texts.values()}
    assert len(notice) == 5
    assert all("demo@example.org" in text for text in notice)


def test_each_kind_of_source_is_offered_its_ways_and_each_product_its_units(compiled: str, xform: XForm) -> None:
    kinds = {item.findtext("name"): (item.findtext("kinds") or "").split() for item in xform.items["ways"]}
    offered = {kind: {way for way, those in kinds.items() if kind in those} for kind in HOWS}
    assert offered == {kind: {"amount", *hows} for kind, hows in HOWS.items()}
    units = {(item.findtext("of"), item.findtext("factor")) for item in xform.items["units"]}
    assert ("maize_flour", "50") in units
    looked_up = set(re.findall(r"instance\('(\w+)'\)/(?:root)/item\[[^\]]*\]/(\w+)", compiled))
    assert looked_up
    assert all(item.find(column) is not None for choices, column in looked_up for item in xform.items[choices])


def test_who_has_withdrawn_or_rests_is_not_in_the_form_and_a_name_is_no_formula(bend: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(bend, tmp_path))
    with open_book(path, OPERATOR) as book:
        withdraw_consent(book, "Wren", "take_part")
        pause(book, "wb-08", PERIOD)
        edit_household(book, "wb-09", name="=1+1", nickname="${agreed}")
        write_form(form_of(book), tmp_path / "form.xlsx")
    cells = [cell for row in load_workbook(tmp_path / "form.xlsx")["choices"].iter_rows() for cell in row]
    texts = [str(cell.value) for cell in cells]
    assert not [text for text in texts if "Wren" in text or "wb-08" in text]
    assert {cell.data_type for cell in cells if "=1+1" in str(cell.value)} == {"s"}
    assert "${agreed}" not in "".join(texts)


def test_a_form_by_the_command_and_its_export_back_with_a_dry_run_first(
    bend: Path, xform: XForm, tmp_path: Path
) -> None:
    book, form = Path(shutil.copy(bend, tmp_path)), tmp_path / "form.xlsx"
    written = CliRunner().invoke(app, ["form", str(book), "-o", str(form), "--period", PERIOD])
    assert (written.exit_code, form.is_file(), PERIOD in written.output) == (0, True, True)
    export = str(central_zip(xform, phone(bend, xform), tmp_path / "export.zip"))
    before = book.read_bytes()
    tried = CliRunner().invoke(app, ["import", str(book), export, "--dry-run"])
    assert (tried.exit_code, book.read_bytes()) == (0, before)
    with open_book(book, OPERATOR) as opened:
        typed(opened, "Wren", "rater-1")
        sql = "UPDATE marks SET mark = 5 WHERE criterion = 'training' AND period = (SELECT max(id) FROM periods)"
        with opened.writing():
            opened.db.execute(sql)
    done = CliRunner().invoke(app, ["import", str(book), export])
    assert done.exit_code == 0
    assert "13 new, 12 there already, 1 in conflict, 0 refused" in done.output
    assert "rater-1 entered “5 (I saw it)”, the file says “3 (I saw it)”" in done.output
    taken = CliRunner().invoke(app, ["import", str(book), export, "--take-file"])
    assert "1 new, 25 there already, 0 in conflict" in taken.output


def test_a_csv_without_incomes_says_what_to_export_and_lets_the_marks_in_where_that_is_asked(
    bend: Path, xform: XForm, tmp_path: Path
) -> None:
    book = Path(shutil.copy(bend, tmp_path))
    flat = str(kobo_csv(xform, phone(bend, xform), tmp_path / "export.csv"))
    before = book.read_bytes()
    refused = CliRunner().invoke(app, ["import", str(book), flat])
    assert (refused.exit_code, book.read_bytes()) == (1, before)
    assert SENTENCES["incomes_missing"] in refused.output
    in_part = 2 * sum(value == IncomeAnswer("none") or isinstance(value, MarkAnswer) for value in TYPED.values())
    assert f"{in_part} new, 0 there already, 0 in conflict, 2 refused" in refused.output
    done = CliRunner().invoke(app, ["import", str(book), flat, "--leave-out"])
    assert (done.exit_code, f"{in_part} new" in done.output) == (0, True)
    whole = CliRunner().invoke(app, ["import", str(book), str(tmp_path / "export.xlsx")])
    assert f"{2 * len(TYPED) - in_part} new, {in_part} there already, 0 in conflict, 0 refused" in whole.output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(["--period", "1999"], "1999"), (["--period", "2025"], "open"), (["-o", "no/form.xlsx"], "no")],
)
def test_a_form_that_cannot_be_written_says_why(bend: Path, tmp_path: Path, arguments: list[str], told: str) -> None:
    refused = CliRunner().invoke(app, ["form", str(bend), "-o", str(tmp_path / "form.xlsx"), *arguments])
    assert (refused.exit_code, told in refused.output) == (1, True)

"""The rating sheet on paper, and typing it in quickly: a number, then marks in the order of the sheet."""

from collections.abc import Iterator

import pypdfium2
import pytest

from data.actors import OPERATOR
from data.forms import FormOf, form_of
from data.open import Book, open_book
from front.language import SHIPPED, speaking
from front.paper_sheet import rating_sheet
from front.words import quick as words
from tests.data.raters import village
from tests.front.light import Served, Visiting
from tests.front.test_entering_pages import book, rater, send, stands

__all__ = ["book", "rater"]


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FormOf]:
    with village(tmp_path_factory.mktemp("bend") / "bend.db") as made:
        made.db.execute("INSERT INTO account_roles VALUES (1, 'rater')")
        yield form_of(made)


def text_of(content: bytes) -> str:
    return " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))


@pytest.mark.parametrize("language", sorted(SHIPPED))
def test_the_sheet_has_each_household_and_question_in_every_language(form: FormOf, language: str) -> None:
    with speaking(language):
        told = text_of(rating_sheet(form))
    assert "juniper" in told
    assert "2025" in told


def test_the_sheet_may_say_house_numbers_and_no_names(form: FormOf) -> None:
    told = text_of(rating_sheet(form, numbers=True))
    assert not [each.household for each in form.households if each.household in told]
    assert "1 = Training days attended (0 to 5)" in told


def test_marks_are_typed_in_and_the_next_household_of_the_sheet_follows(
    bend: Served, book: Book, rater: Visiting
) -> None:
    page = rater.get("/enter/quick?period=2025&number=٣").text
    assert "No. 3: ash" in page
    fields = {"number": "3", "period": "2025", "id": "quick-entry-of-a-test", "mark:training": "३", "mark:trees": "14"}
    answer = rater.post("/enter/quick", form_on="/enter/quick?number=3", **fields)
    assert answer.status_code == 303
    after = rater.get(answer.headers["location"]).text
    assert "Saved: ash, 2 marks." in after
    assert "No. 4: birch" in after
    marks = [stands(book, bend, f"mark:{each}") for each in ("training", "trees")]
    assert [getattr(each, "mark", None) for each in marks] == [3, 14]


def test_a_mark_off_its_scale_is_refused_where_it_was_typed_and_a_newer_one_stays(
    bend: Served, book: Book, rater: Visiting
) -> None:
    send(rater, question="mark:training", mark="3")
    fields = {"number": "3", "period": "2025", "id": "quick-entry-of-a-test", "mark:training": "4", "mark:trees": "21"}
    answer = rater.post("/enter/quick", form_on="/enter/quick?number=3", **fields)
    assert answer.status_code == 422
    assert "21 is off the scale" in answer.text
    assert words.CONFLICT.partition("}: ")[2] in answer.text
    assert getattr(stands(book, bend, "mark:training"), "mark", None) == 3


def test_a_number_that_is_not_on_the_sheet_is_said_to_be_none(rater: Visiting, book: Book) -> None:
    assert words.NO_SUCH.format(number="99") in rater.get("/enter/quick?number=99").text


def test_a_season_that_is_not_open_has_no_sheet_and_says_so(bend: Served, book: Book, rater: Visiting) -> None:
    with open_book(bend.folder / "bend.db", OPERATOR) as opened:
        opened.db.execute("INSERT INTO periods (name, position) VALUES ('2024', -1)")
        opened.db.execute("UPDATE periods SET state = 'review' WHERE name = '2024'")
    answer = rater.get("/enter/sheet?period=2024")
    assert (answer.status_code, "2024" in answer.text) == (409, True)


def test_a_household_that_withdrew_is_on_no_sheet(bend: Served, book: Book, rater: Visiting) -> None:
    with open_book(bend.folder / "bend.db", OPERATOR) as opened:
        assert "wren" not in [each.household for each in form_of(opened).households]
    assert rater.get("/enter/sheet").content.startswith(b"%PDF")
    assert rater.get("/enter/quick?number=1").text.count("wren") == 0

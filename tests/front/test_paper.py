"""Paper: what is printed can be read back in every script, is the same twice, and is never a row of boxes."""

import pypdfium2
import pytest

from front.paper import scripts
from front.paper.pdf import compiled
from front.paper.refused import PaperRefused
from front.words.problems import lines
from rating.charter import LANGUAGES
from tests.front.paper import close_up, text_of

THANKS = {
    "en": "Thank you for the help at harvest",
    "es": "Gracias por la ayuda en la cosecha, ñandú",
    "zh": "感谢你们在收割时帮忙",
    "hi": "कटाई में मदद के लिए धन्यवाद",
    "ar": "شكرا على المساعدة في الحصاد",
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


def sheet(text: str, language: str = "en") -> bytes:
    table = {"heading": text, "columns": [text, "kg"], "rows": [[text, "12"]], "figures": [1]}
    return compiled("sheet", {"title": text, "on": "2025-03-01", "sections": [table]}, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_printed_can_be_read_back(language: str) -> None:
    pdf = sheet(THANKS[language], language)
    assert pdf.startswith(b"%PDF")
    assert close_up(THANKS[language]) in text_of(pdf)
    document = pypdfium2.PdfDocument(pdf)
    assert document.is_tagged()
    assert document.get_metadata_value("Title") == THANKS[language]
    document.close()


def test_the_same_data_gives_the_same_bytes_and_other_data_others() -> None:
    assert sheet("Spade") == sheet("Spade") != sheet("Spades")


def test_the_day_of_the_paper_is_that_of_its_data_and_not_of_the_machine() -> None:
    document = pypdfium2.PdfDocument(sheet("Spade"))
    assert document.get_metadata_value("CreationDate").startswith("D:20250301")
    document.close()


def test_data_is_never_taken_for_a_part_of_the_template() -> None:
    evil = '#read("laurel.typ") *bold* $x$ \\ "quoted"'
    assert close_up(evil) in text_of(sheet(evil))


def test_another_villages_script_is_found_among_the_fonts_by_itself() -> None:
    assert "ধন্যবাদ" in text_of(sheet("ধন্যবাদ"))


def test_a_script_without_a_font_is_refused_with_the_package_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    there = [name for name in scripts.fonts().families() if "CJK" not in name and "Arabic" not in name]
    monkeypatch.setattr(scripts, "fonts", type("Fonts", (), {"families": lambda _self: there}))
    scripts._families.cache_clear()
    for text, package in (("感谢", "fonts-noto-cjk"), ("شكرا", "fonts-noto-core")):
        with pytest.raises(PaperRefused, match="no_font") as refused:
            scripts.families([text])
        assert package in lines(refused.value.problems)[0]
    scripts._families.cache_clear()


def test_a_sign_that_no_font_has_is_refused_and_never_a_box() -> None:
    with pytest.raises(PaperRefused, match="no_letter") as refused:
        sheet("Fine \U0010fffd work")
    assert "U+10FFFD" in lines(refused.value.problems)[0]

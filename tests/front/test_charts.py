"""Pictures: charts and leaves."""

import unicodedata
from xml.etree import ElementTree

import pytest

from front import charts
from front.chart_files import to_take_away
from front.language import COMPLETE, said, speaking
from front.leaves import GREEN, leaves
from front.light.chart import WIDTH, line_picture
from front.paper.lettering import apart
from front.paper.pdf import compiled
from front.pictures import drawing
from front.words import insight as words
from tests.front.paper import close_up, text_of


def text_like(text: str) -> str:
    """Letters alone: readers of PDF split and join signs of Arabic and Hindi in ways of their own."""
    return "".join(each for each in unicodedata.normalize("NFKD", close_up(text)) if each.isalnum())


VALUES = {"2022": 5.0, "2023": None, "2024": 7.0}


@pytest.mark.parametrize("kind", ["bars", "line"])
def test_a_period_without_a_value_keeps_its_place(kind: str) -> None:
    spec = getattr(charts, kind)(VALUES, "Year", "Earned").to_dict()
    assert spec["encoding"]["x"]["scale"]["domain"] == ["2022", "2023", "2024"]
    (rows,) = spec["datasets"].values()
    assert [row["Earned"] for row in rows] == [5.0, None, 7.0]


@pytest.mark.parametrize("level", range(5))
def test_there_are_as_many_green_leaves_as_the_level_says(level: int) -> None:
    drawn = ElementTree.fromstring(leaves(level, 4)).findall("{http://www.w3.org/2000/svg}path")
    filled = [path.get("fill") == GREEN for path in drawn[1:]]
    assert filled == [True] * level + [False] * (4 - level)


@pytest.mark.parametrize("language", COMPLETE)
def test_a_chart_is_taken_away_with_all_that_is_said_in_it(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("front.chart_files.drawn", lambda *given: compiled(*given[:4]))
    with speaking(language):
        head, method = said(words.HEADS, "insight.HEADS")["earned"], said(words.METHODS, "insight.METHODS")["earned"]
        made = to_take_away(charts.bars(VALUES, "Year", head), "svg", head, method, ["2022"])
    read = text_of(made())
    assert "2022" in read
    # Marks of Arabic are read back out of their order: its head is short enough to have none.
    for text in (head, *([] if language == "ar" else [method])):
        assert text_like(text) in text_like(read)


def test_words_are_taken_out_of_a_drawing_with_where_they_stand() -> None:
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><g transform="translate(5,10)">'
        '<path d="M0 0"/>'
        '<text transform="translate(-7,2.5)" text-anchor="end" font-size="11px" fill="#123456">परिवार</text></g></svg>'
    )
    picture, lettering = apart(drawn)
    assert "परिवार" not in picture
    assert "<path" in picture
    word = {"x": -2.0, "y": 12.5, "along": 1.0, "size": 11.0, "fill": "#123456", "text": "परिवार"}
    assert lettering == {"width": 200.0, "height": 100.0, "words": [word]}


def test_a_picture_of_dots_is_a_png() -> None:
    made = to_take_away(charts.line(VALUES, "Year", "Earned"), "png", "Earned", "How.", ["2022"])
    assert made().startswith(b"\x89PNG")


def test_charts_of_arabic_begin_at_the_right() -> None:
    with speaking("ar"):
        spec = charts.bars(VALUES, "Year", "Earned").to_dict()
    assert spec["encoding"]["x"]["scale"]["reverse"]
    assert spec["encoding"]["y"]["axis"]["orient"] == "right"


def test_numbers_beside_an_axis_are_written_as_the_language_writes_them() -> None:
    for language, written in (("en", "1,500,000"), ("es", "1.500.000"), ("hi", "15,00,000")):
        with speaking(language):
            axis = charts.bars({"2024": 1_700_000.0}, "Year", "Earned").to_dict()["encoding"]["y"]["axis"]
        assert axis["values"] == [0, 500_000, 1_000_000, 1_500_000]
        assert written in axis["labelExpr"]


@pytest.mark.parametrize("values", [{}, {"2024": None}, {"2024": 0.0}, {"2024": -5.0, "2025": 0.3}])
def test_a_chart_of_little_or_nothing_is_drawn_all_the_same(values: charts.Values) -> None:
    for chart in (charts.bars(values, "Year", "Earned"), charts.line(values, "Year", "Earned", (0, 1))):
        made = to_take_away(chart, "svg", "Earned", "How.", list(values))
        assert made().startswith(b"<svg")


def test_the_line_of_an_own_page_begins_where_one_begins_to_read() -> None:
    def dots() -> list[float]:
        drawn = ElementTree.fromstring(line_picture({"2024": 0.0, "2025": 100.0}, "two"))
        return [float(dot.get("cx", "")) for dot in drawn if dot.tag.endswith("circle")]

    first, last = dots()
    with speaking("ar"):
        assert dots() == [WIDTH - first, WIDTH - last]
    assert first < last


def test_names_that_would_run_into_each_other_are_left_out_in_turn() -> None:
    many = charts.bars({f"season-{at}": float(at) for at in range(1, 9)}, "Season", "Earned")

    def names(width: int) -> list[str]:
        _, lettering = apart(drawing(many.properties(width=width)))
        return [word["text"] for word in lettering["words"] if "season" in word["text"]]

    assert names(900) == [f"season-{at}" for at in range(1, 9)]
    assert names(262) == [f"season-{at}" for at in (1, 3, 5, 7)]

"""Pictures: charts and leaves."""

from xml.etree import ElementTree

import pytest

from front import charts
from front.chart_files import to_take_away
from front.language import speaking
from front.leaves import GREEN, leaves

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


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_chart_is_taken_away_with_its_title_and_each_line_of_its_method_by_itself(language: str) -> None:
    with speaking(language):
        made = to_take_away(charts.bars(VALUES, "Year", "Earned"), "svg", "Earned", "One. " * 30, ["2022"])
    drawn = ElementTree.fromstring(made().decode())
    texts = ["".join(each.itertext()).strip("\u200f ") for each in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Earned", "2022"} <= set(texts)
    assert " ".join(text for text in texts if text.startswith("One.")) == ("One. " * 30).strip()


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

"""Pictures: charts and leaves."""

from xml.etree import ElementTree

import pytest

from front import charts
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

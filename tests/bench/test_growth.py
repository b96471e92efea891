"""docs/growth.md says what the script finds."""

from pathlib import Path

import pytest

from tests.bench.growth import MEASURES, USUAL, judge, row

PAGE = Path(__file__).parent.parent.parent / "docs" / "growth.md"


@pytest.mark.parametrize("name", MEASURES)
def test_the_page_has_what_each_measure_foretells(name: str) -> None:
    without_lead = row(name, judge(name, draws=1)).rpartition(" | ")[0]
    assert without_lead in PAGE.read_text(encoding="utf-8")


def test_the_season_before_trails_beyond_chance_and_no_measure_leads_beyond_it() -> None:
    assert judge("against the season before (`previous`)", draws=40).high < 0
    for name in MEASURES:
        assert name == USUAL or judge(name, draws=40).low < 0

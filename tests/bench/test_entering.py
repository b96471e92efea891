"""The benchmark of twenty people who enter: each run that it counts has saved a mark."""

from pathlib import Path

from tests.bench.entering import HOUSEHOLDS, PEOPLE, make_village, saved
from tests.bench.entering_page import Entering, section


def test_its_village_has_a_rater_signed_in_for_each_person_and_no_marks_yet(tmp_path: Path) -> None:
    assert len(set(make_village(tmp_path))) == PEOPLE
    assert saved(tmp_path) == 0
    assert HOUSEHOLDS % PEOPLE == 0


def test_its_section_tells_both_settings_and_their_ratio() -> None:
    told = section(
        {"laurel": Entering(5000, 60, 0.02, 3e8, 3.1e8), "stock": Entering(500, 12, 0.08, 3e8, 3e8)}, "today"
    )
    assert "| laurel | 5,000 | 60 | 20.0 ms | 300 MB | 310 MB |" in told
    assert "5.0 times" in told

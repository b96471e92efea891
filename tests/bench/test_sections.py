"""A benchmark renews its own section of docs/benchmarks.md, and every other one stays as it was measured."""

import re
from pathlib import Path

import pytest

from tests.bench import (
    board_page,
    certificates_page,
    entering_page,
    jobs_page,
    many_villages_page,
    parts_page,
    small_page,
    spark_page,
    spreadsheet_page,
)
from tests.bench.measure import Run
from tests.bench.run import SECTIONS
from tests.bench.sections import PAGE, begun, heading, renew, renewed
from tests.bench.spark_shuffle import COUNTED
from tests.bench.spreadsheet import Seconds

START = "2031-01-31: a machine; 0.5 other processes were busy when it began."
PAIR = {
    "laurel": entering_page.Entering(5000, 60, 0.02, 3e8, 3e8),
    "stock": entering_page.Entering(9, 6, 0.1, 3e8, 3e8),
}
PARTS = [parts_page.Rated("laurel_parts", size, Run(9, size / 5e4, 2 * 10**8)) for size in (500_000, 2_000_000)]
MADE = {
    "jobs": jobs_page.section(jobs_page.Results(1000, 1000, {"peer_polars": [Run(2, 4, 10**9)]}), START),
    "small": small_page.section(small_page.SmallVillage(9, 8, 9), small_page.RankSetTimes(9, 8, 9, 7), START),
    "entering": entering_page.section(PAIR, START),
    "board": board_page.section(board_page.Board(300, 310, 900, 300, 3000, 400, 8000), START),
    "many": many_villages_page.section(many_villages_page.Many(90, 80, 99, 0.07, 50, 4e8), START),
    "certificates": certificates_page.section(500, 20.0, START),
    "excel": spreadsheet_page.section(Seconds((2, 1), (2, 1), (2, 1), 7000), 1000, START),
    "parts": parts_page.section(PARTS, START),
    "spark": spark_page.section({**dict.fromkeys(COUNTED, 20.0), "stages": 21}, START),
}


def told(page: str) -> dict[str, str]:
    return {heading(part): part.strip() for part in re.split(r"^(?=## )", page, flags=re.MULTILINE)}


def test_every_benchmark_has_a_section_of_its_own_here() -> None:
    assert MADE.keys() == SECTIONS.keys()
    assert len({heading(section) for section in MADE.values()}) == len(MADE)


@pytest.mark.parametrize("name", MADE)
def test_renewing_one_section_leaves_all_others_and_their_order(name: str) -> None:
    page, section = PAGE.read_text(encoding="utf-8"), MADE[name]
    before, after = told(page), told(renewed(page, section))
    assert after.pop(heading(section)) == section.strip()
    before.pop(heading(section), None)
    assert list(after.items()) == list(before.items())
    assert renewed(renewed(page, section), section) == renewed(page, section)


@pytest.mark.parametrize("name", MADE)
def test_a_section_says_when_and_where_it_was_measured(name: str) -> None:
    assert MADE[name].split("\n\n")[1].startswith(START)


def test_a_new_section_stands_before_what_is_said_of_the_jobs(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    renew("## Old\n\n1 s\n", page)
    page.write_text(page.read_text(encoding="utf-8") + "\n## Who does what\n\nWe.\n", encoding="utf-8")
    renew("## New\n\n2 s\n", page)
    assert list(told(page.read_text(encoding="utf-8")))[1:] == ["## Old", "## New", "## Who does what"]


def test_the_day_and_the_machine_are_told() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\d: .+ cores, .+ busy when it began\.", begun())


def test_parts_are_told_by_the_pace_of_the_largest() -> None:
    section = MADE["parts"]
    assert "4 times as many households as the smallest: processors took 4.0 times as long" in section
    assert "2,000 seconds of processors (projected, not run)" in section

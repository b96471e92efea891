"""Every job of the benchmark does the same work."""

from pathlib import Path

import polars as pl
import pytest

from rating import load_rubric
from tests.bench import villages
from tests.bench.agreement import check, write_village_with_gaps
from tests.bench.measure import JOBS
from tests.bench.villages import write_villages


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("villages")
    write_village_with_gaps(folder)
    return folder


@pytest.mark.parametrize("job", JOBS)
def test_a_job_gives_the_places_that_plain_polars_gives(job: str, folder: Path) -> None:
    pytest.importorskip(f"tests.bench.{job}", reason="its package comes with make bench")
    check(job, folder)


def test_the_villages_leave_gaps_for_the_jobs_to_agree_on(folder: Path) -> None:
    check("peer_polars", folder)
    rows = pl.read_parquet(folder / "expected.parquet")
    assert rows.height == 400 * 4
    assert 0 < rows["score"].null_count() < rows["growth"].null_count() < rows.height
    assert (rows["rank_high"] > rows["rank"]).any()
    assert rows["level"].n_unique() == len(villages.LEVELS) + 1


def test_a_household_has_twenty_rows_and_the_same_ones_every_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_villages(tmp_path / name, 250)
    for table in ("income", "marks"):
        one, two = (pl.read_parquet(tmp_path / name / f"{table}.parquet") for name in ("one", "two"))
        assert one.equals(two)
        assert one.group_by("household").len()["len"].unique().to_list() == [10]


def test_the_rubric_says_what_the_jobs_are_written_for() -> None:
    rubric = load_rubric(villages.RUBRIC)
    assert rubric.income is not None
    assert rubric.income.floor == villages.FLOOR
    assert rubric.income.work == villages.WORK
    assert rubric.levels == villages.LEVELS
    assert rubric.leagues is not None
    assert rubric.leagues.bands == villages.LEAGUES
    assert {name: part.weight for name, part in rubric.score.parts.items()} == villages.WEIGHTS
    scales = {leaf.name: leaf.part.scale for leaf in rubric.indicators() if leaf.part.from_.startswith("marks.")}
    assert scales == {name: (0, top) for name, top in villages.CRITERIA.items()}

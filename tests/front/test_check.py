"""`laurel check` on rubrics that are fine and on each kind that is not."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from data.catalogue import adopt
from data.open import create_book
from front.cli import app
from rating import load_rubric

VILLAGE = """\
scope: village
title: Earning and effort
version: 2026-01
purpose: Thank households whose work and learning pay off.
income:
  work: [wage]
  costs: [inputs]
  floor: 100
score:
  parts:
    earning:
      weight: 40
      parts:
        growth: {from: income.growth, normalise: {method: goalposts, low: -0.5, high: 1}}
    diligence:
      weight: 60
      parts:
        training: {topic: learning, ask: Training days attended, from: marks.training, scale: [0, 5]}
        apprentice: {topic: enterprise, ask: Trained an apprentice, from: marks.apprentice, scale: [0, 1]}
levels: {one: 35, two: 50}
"""
BAD = {
    "a misspelt key": ("weight: 40", "wieght: 40", 12, ["“wieght” is not a key here", "Did you mean “weight”?"]),
    "a duplicate key": ("levels:", "title: Again\nlevels:", 20, ["“title” stands here again", "line 2"]),
    "a key too few": ("title: Earning and effort\n", "", 1, ["“title” is missing"]),
    "what is not YAML": ("work: [wage]", "work: [wage", None, ["not YAML"]),
    "weights of zero": ("weight: 60", "weight: 0", 16, ["“weight” is 0", "above 0"]),
    "goalposts the wrong way round": ("low: -0.5, high: 1", "low: 1, high: -0.5", 14, ["wrong way round", "-0.5"]),
    "a scale the wrong way round": ("scale: [0, 5]", "scale: [5, 0]", 18, ["from 5 to 0"]),
    "an unknown topic": ("topic: learning", "topic: lerning", 18, ["“lerning” is not accepted", "you mean “learning”"]),
    "levels that fall": ("two: 50", "two: 20", 20, ["“two” starts at 20", "35"]),
    "a source that stands twice": ("costs: [inputs]", "costs: [wage]", 5, ["“wage” is listed twice"]),
    "income above 40 %": ("weight: 40", "weight: 70", 14, ["at most 40 %"]),
    "income by a relative method": ("{method: goalposts, low: -0.5, high: 1}", "{method: rank}", 14, ["fixed"]),
    "marks that count downward": (
        "from: marks.training, scale: [0, 5]",
        "from: marks.training, scale: [0, 5], normalise: {method: goalposts, low: 0, high: 5, direction: down}",
        18,
        ["direction: down"],
    ),
    "what is missing counted as zero": ("levels:", "missing: zero\nlevels:", 20, ["has to be skip"]),
    "growth without a floor": ("  floor: 100\n", "", 5, ["income.floor"]),
    "an indicator without a topic": (
        "growth: {from",
        "yield: {from: measures.y, normalise: {method: goalposts, low: 0, high: 9}}\n        growth: {from",
        14,
        ["“topic” is missing"],
    ),
    "a forbidden subject in English": ("Training days attended", "Days they went to church", 18, ["religion"]),
    "a forbidden subject in Chinese": ("Training days attended", "每月去教堂的次数", 18, ["asks about religion"]),
    "a forbidden subject in a name": ("apprentice: {", "church_visits: {", 19, ["asks about religion"]),
}  # fmt: skip


@pytest.fixture
def village(tmp_path: Path) -> Path:
    path = tmp_path / "village.yaml"
    path.write_text(VILLAGE, encoding="utf-8")
    return path


def test_a_fine_rubric_is_said_in_short(village: Path) -> None:
    done = CliRunner().invoke(app, ["check", str(village)])
    assert done.exit_code == 0
    assert "village.yaml: fine. Earning and effort, version 2026-01" in done.stdout
    for line in (
        "40 %  earning",
        "40 %    growth",
        "30 %    training: Training days attended",
        "one from 35, two from 50",
    ):
        assert line in done.stdout
    assert f"reads: {load_rubric(VILLAGE).hash})" in done.stdout
    assert not done.stderr


@pytest.mark.parametrize("kind", BAD)
def test_it_refuses(kind: str, village: Path) -> None:
    old, new, line, said = BAD[kind]
    assert old in VILLAGE
    village.write_text(VILLAGE.replace(old, new), encoding="utf-8")
    done = CliRunner().invoke(app, ["check", str(village)])
    assert done.exit_code == 1
    assert not done.stdout
    at = f"village.yaml, line {line}:" if line else "village.yaml, line "
    told = next(text for text in done.stderr.splitlines() if said[0] in text)
    assert told.startswith(at)
    assert [text for text in said if text not in told] == []


def test_several_rubrics_are_each_said_and_one_bad_one_is_enough_to_refuse(village: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("title: x\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["check", str(bad), str(village)])
    assert done.exit_code == 1
    assert "village.yaml: fine" in done.stdout
    assert "bad.yaml, line 1: “score” is missing" in done.stderr


def test_every_problem_of_a_rubric_is_shown_at_once(village: Path) -> None:
    village.write_text(
        VILLAGE.replace("scale: [0, 5]", "scale: 5").replace("weight: 40", "weight: much"), encoding="utf-8"
    )
    done = CliRunner().invoke(app, ["check", str(village)])
    assert "line 12: “much” is not a number for “weight”" in done.stderr
    assert "line 18: “scale” has to be a list" in done.stderr


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "picture.yaml"
    path.write_bytes(b"\x89PNG\xff\xfe\x00")
    done = CliRunner().invoke(app, ["check", str(path)])
    assert done.exit_code == 1
    assert "picture.yaml: This file is not text" in done.stderr


@pytest.mark.parametrize(("name", "said"), [("none.yaml", "There is no file"), (".", "is a folder")])
def test_what_is_not_a_file_is_wrong_usage(name: str, said: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["check", str(tmp_path / name)])
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_villages_own_criteria_are_named_as_its_own(village: Path) -> None:
    own = VILLAGE.replace("ask: Trained an apprentice, from: marks.apprentice", "ask: Songs taught, from: marks.songs")
    village.write_text(own, encoding="utf-8")
    done = CliRunner().invoke(app, ["check", str(village)])
    assert done.exit_code == 0
    (line,) = [line for line in done.stdout.splitlines() if "not in the catalogue" in line]
    assert "apprentice" in line
    assert "training" not in line
    assert "score nothing until a meeting’s decision is recorded" in line


def test_the_hash_is_the_one_that_a_book_and_its_boards_bear(village: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["check", str(village)])
    with create_book(tmp_path / "v.db", "V") as book:
        assert f"Hash: {adopt(book, VILLAGE, '2026-01-05').hash} " in done.stdout

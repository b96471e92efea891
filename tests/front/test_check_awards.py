"""`laurel check` on the awards section: what is wrong is said with its line."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from front.cli import app
from tests.awards.village import rubric

FINE = """helping: {kind: help, reached: {harvest_help: 4}, title: A hand lent, prize: {amount: 40}}
new: {kind: first_income, sources: [shop], title: A first income}
high: {kind: level, level: two, title: Much done}
all: {kind: village_goal, reached: {training: 300}, title: Three hundred days}"""
BAD = {
    "a day that is none": ("told_on: 2024-01-01", "told_on: soon", 14, "“soon” is not a day"),
    "a misspelt key": ("season: 2", "sesaon: 2", 15, "Did you mean “season”?"),
    "a kind that there is not": ("kind: help", "kind: halp", 17, "Did you mean “help”?"),
    "a key too few": ("reached: {harvest_help: 4}, ", "", 17, "“reached” is missing"),
    "a key without use": ("title: A hand lent", "title: A hand lent, seasons: 2", 17, "“seasons” has no use"),
    "a criterion that there is not": ("harvest_help: 4", "harvest_hlep: 4", 17, "Did you mean “harvest_help”?"),
    "a criterion about something else": ("{harvest_help: 4}", "{training: 4}", 17, "fits no award of the kind help"),
    "more than a scale holds": ("harvest_help: 4", "harvest_help: 6", 17, "from 0 to 5"),
    "a source that there is not": ("sources: [shop]", "sources: [shops]", 18, "Did you mean “shop”?"),
    "a level that there is not": ("level: two", "level: tow", 19, "Did you mean “two”?"),
    "a prize for income": ("title: A first income", "title: A first income, prize: {amount: 5}", 18, "income alone"),
    "a prize that is none": ("prize: {amount: 40}", "prize: {}", 17, "either an amount, or a good"),
    "an essential as a prize": ("{amount: 40}", "{good: Sack of rice, pieces: 1}", 17, "never prizes"),
    "a title that the charter refuses": ("title: Much done", "title: Prayed each week", 19, "religion"),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "village.yaml"


def test_a_fine_section_is_fine(path: Path) -> None:
    path.write_text(rubric(FINE), encoding="utf-8")
    done = CliRunner().invoke(app, ["check", str(path)])
    assert (done.exit_code, done.stderr) == (0, "")


@pytest.mark.parametrize("kind", BAD)
def test_it_is_refused_for(kind: str, path: Path) -> None:
    old, new, line, said = BAD[kind]
    text = rubric(FINE)
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    done = CliRunner().invoke(app, ["check", str(path)])
    assert done.exit_code == 1
    assert any(each.startswith(f"village.yaml, line {line}:") and said in each for each in done.stderr.splitlines())

"""The JSON Schema of a rubric, for editors."""

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from rating.schema import rubric_schema, schema_text
from rating.source import read_source

ROOT = Path(__file__).parent.parent.parent
SHIPPED = [path for path in sorted((ROOT / "data" / "rubrics").glob("*.yaml")) if "catalogue" not in path.stem]


def complaints(rubric: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(rubric_schema()).iter_errors(rubric)]


def small(**changed: Any) -> dict[str, Any]:
    part = {"from": "marks.training", "topic": "learning", "scale": [0, 5]}
    return {"title": "T", "version": 1, "purpose": "P", "score": {"parts": {"training": {**part, **changed}}}}


def test_the_schema_in_docs_is_the_one_that_the_models_give() -> None:
    stored = (ROOT / "docs" / "rubric.schema.json").read_text(encoding="utf-8")
    assert stored == schema_text(), "python -m rating.schema > docs/rubric.schema.json"


def test_it_is_a_schema_itself() -> None:
    Draft202012Validator.check_schema(rubric_schema())


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_is_shipped_keeps_to_it(path: Path) -> None:
    assert complaints(read_source(path.read_text(encoding="utf-8")).data) == []


def test_an_editor_of_a_shipped_rubric_finds_the_schema() -> None:
    named = [line for path in SHIPPED for line in path.read_text(encoding="utf-8").splitlines() if "$schema=" in line]
    assert named
    for line in named:
        assert (ROOT / "data" / "rubrics" / line.partition("$schema=")[2]).resolve().is_file()


@pytest.mark.parametrize(
    "changed",
    [{"wieght": 3}, {"topic": "lerning"}, {"from": "mark.training"}, {"weight": 0}, {"normalise": {"method": "rnk"}}],
    ids=str,
)
def test_an_editor_underlines(changed: dict[str, Any]) -> None:
    assert complaints(small()) == []
    assert complaints(small(**changed))

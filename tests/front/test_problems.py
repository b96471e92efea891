"""What is said about an input that is refused."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from data.subjects import subject_of
from front.language import said, speaking
from front.words import entering, problems, seasons
from front.words.problems import known, lines, sentence
from front.words.rubrics import SUBJECTS
from rating import Problem, RubricRefused, load_rubric
from rating.charter import SUBJECTS as CHARTER

ROOT = Path(__file__).parent.parent.parent
RAISED_BY = {"Problem", "Rule", "known_rule", "PydanticCustomError", "entry_refused"}
RETURNED_BY = ("_refused", "_not_", "_code")


def test_each_code_has_one_sentence() -> None:
    codes = [code for sentences in problems._BY_SUBJECT for code in sentences]
    assert sorted(codes) == sorted(set(codes))


def constants(node: ast.AST, like: str = "[a-z_]*[a-z]") -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and re.fullmatch(like, str(inner.value)):
            yield str(inner.value)


def codes(path: Path) -> Iterator[str]:
    """The codes that a module gives to problems: where it makes them, and in its table `_CODES`."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in RAISED_BY and node.args:
            yield from constants(node.args[0])
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "_CODES":
            assert isinstance(node.value, ast.Dict)
            yield from (code for value in node.value.values for code in constants(value))
        elif isinstance(node, ast.FunctionDef) and node.name.startswith(RETURNED_BY):
            returned = [inner.value for inner in ast.walk(node) if isinstance(inner, ast.Return) and inner.value]
            yield from (code for value in returned for code in constants(value, "[a-z]+(_[a-z]+)+"))


@pytest.mark.parametrize("layer", ["rating", "data"])
def test_every_code_has_its_sentence(layer: str) -> None:
    found = {code for path in sorted((ROOT / layer).rglob("*.py")) for code in codes(path)}
    assert len(found) > 20
    assert not sorted(code for code in found if not known(code))


def test_a_problem_that_carries_too_little_still_reads() -> None:
    said = sentence(Problem("off_scale", "mark", 3, 9, file="marks.csv"))
    assert said == "marks.csv, row 3, column mark: 9 is off the scale, which goes from … to …."


def test_every_subject_of_the_charter_has_plain_words() -> None:
    assert set(SUBJECTS) == set(CHARTER)


def test_a_misspelt_key_is_said_with_its_line_the_known_keys_and_what_was_meant() -> None:
    part = "a: {from: measures.a, normalise: {method: rank}}"
    text = f"title: T\nversion: 1\npurpose: P\nscore:\n  agregate: arithmetic\n  parts:\n    {part}\n"
    with pytest.raises(RubricRefused) as refused:
        load_rubric(text, "village.yaml")
    assert lines(refused.value.problems) == [
        "village.yaml, line 5: “agregate” is not a key here. Known keys: aggregate, weight, parts. "
        "Did you mean “aggregate”?"
    ]


def test_a_broken_cell_is_said_with_its_row_and_column() -> None:
    problem = Problem("not_a_number", "amount", 7, "12 kg", file="income.csv", more={"example": "1200.50"})
    said = sentence(problem)
    assert said.startswith("income.csv, row 7, column amount: “12 kg” is not a number.")


def test_what_was_typed_into_a_form_is_called_as_the_form_calls_it_and_a_column_of_a_file_by_its_name() -> None:
    typed = Problem("not_a_number", "amount", value="abc")
    with speaking("hi"):
        assert f"“{said(entering.AMOUNT)}”" in sentence(typed)
        assert "“amount”" in sentence(replace(typed, line=3, file="income.csv"))
        assert f"“{said(seasons.NAME)}”" in sentence(Problem("not_accepted", "name", more={"empty": "name"}))


def test_a_forbidden_subject_is_said_with_its_phrase_and_the_reason() -> None:
    more = {"subject": "religion", "phrase": "church", "language": "en"}
    said = sentence(Problem("forbidden_subject", "score.parts.a.ask", 9, "Goes to church", file="v.yaml", more=more))
    assert "v.yaml, line 9" in said
    assert "“church” asks about religion" in said
    assert "what somebody did, never what they believe or who they are" in said


def test_a_text_about_a_forbidden_subject_is_said_without_a_word_on_criteria() -> None:
    (problem,) = subject_of("thing", "A wheelchair")
    assert sentence(problem) == "“wheelchair” is about health. Laurel writes nothing about that down. Use other words."


def test_the_rest_is_counted() -> None:
    assert "1,200 more problems" in sentence(Problem("more_problems", more={"count": 1200}))
    assert "one more problem" in sentence(Problem("more_problems", more={"count": 1}))


def test_a_code_without_a_sentence_still_says_something() -> None:
    assert "brand_new" in sentence(Problem("brand_new", "a.b", value=3))


def test_a_second_account_of_a_name_is_refused_with_the_one_that_is_there() -> None:
    told = Problem("already_there", "name", value="asha", more={"account": "Asha"})
    assert "“Asha”" in sentence(told)
    assert "key" not in sentence(told)

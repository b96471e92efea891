"""The shipped criteria and the rubric that a new book starts from keep to the charter, in every language that ships."""

from functools import cache
from importlib.resources import files
from typing import Any

import pytest
import yaml

from rating.charter import LANGUAGES, TOPICS, forbidden, identifier_text
from rating.loading import load_rubric
from rating.rubric import Rubric

PROSE = ("ask", "about", "another_way", "unit")
TRANSLATED = sorted(set(LANGUAGES) - {"en"})


def text(name: str) -> str:
    return (files("data") / "rubrics" / name).read_text(encoding="utf-8")


@cache
def entries(language: str = "") -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = yaml.safe_load(
        text(f"catalogue.{language}.yaml" if language else "catalogue.yaml")
    )
    return loaded


def village() -> Rubric:
    return load_rubric(text("village.yaml"), "village.yaml")


def test_about_twenty_five_criteria_ship_and_every_topic_has_at_least_three() -> None:
    topics = [entry["topic"] for entry in entries().values()]
    assert 23 <= len(topics) <= 28
    assert all(topics.count(topic) >= 3 for topic in TOPICS)
    assert set(topics) == set(TOPICS)


@pytest.mark.parametrize("file", ["catalogue.yaml", *(f"catalogue.{language}.yaml" for language in TRANSLATED)])
def test_no_criterion_stands_twice(file: str) -> None:
    node = yaml.compose(text(file))
    assert isinstance(node, yaml.MappingNode)
    keys = [key.value for key, _ in node.value]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(("name", "entry"), entries().items())
def test_a_criterion_says_what_counts_how_much_and_how_else_it_is_earned(name: str, entry: dict[str, Any]) -> None:
    assert set(entry) == {"topic", "ask", "scale", "unit", "about", "another_way"}
    assert all(isinstance(entry[key], str) and entry[key].strip() == entry[key] != "" for key in PROSE)
    low, high = entry["scale"]
    assert low == 0 < high
    assert entry["about"] != entry["another_way"]
    assert name == "_".join(identifier_text(name).split())


@pytest.mark.parametrize("language", ["", *TRANSLATED])
def test_every_word_of_the_catalogue_passes_the_charter_check(language: str) -> None:
    for name, entry in entries(language).items():
        for piece in (identifier_text(name), *(entry[key] for key in PROSE)):
            assert forbidden(piece) is None, piece


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_every_criterion_in_the_order_of_the_catalogue_and_nothing_else(language: str) -> None:
    assert list(entries(language)) == list(entries())
    for name, entry in entries(language).items():
        assert set(entry) == set(PROSE), name
        assert all(entry[key] != entries()[name][key] for key in PROSE), name


@pytest.mark.parametrize("language", ["", *TRANSLATED])
def test_no_two_criteria_ask_the_same(language: str) -> None:
    asked = [entry["ask"] for entry in entries(language).values()]
    assert len(asked) == len(set(asked))


def test_the_default_rubric_is_a_villages_with_at_most_eight_questions_and_little_weight_on_income() -> None:
    rubric = village()
    assert rubric.scope == "village"
    assert len([node for node in rubric.indicators() if node.part.kind == "marks"]) <= 8
    assert rubric.score.parts["earning"].weight / sum(part.weight for part in rubric.score.parts.values()) <= 0.4
    assert list(rubric.levels) == ["one", "two", "three", "four"]
    assert rubric.leagues is not None
    assert set(rubric.leagues.bands) == {"field", "hill", "river"}


def test_the_default_rubric_asks_only_what_the_catalogue_holds_as_the_catalogue_asks_it() -> None:
    for node in village().indicators():
        if node.part.kind == "marks":
            entry = entries()[node.part.key]
            scale = tuple(map(float, entry["scale"]))
            assert (node.part.topic, node.part.ask, node.part.scale) == (entry["topic"], entry["ask"], scale)

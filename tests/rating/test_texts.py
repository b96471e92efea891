"""A rubric carries its own words in other languages: checked like the rest, and never part of a rating."""

import pytest

from rating.charter import LANGUAGES
from rating.loading import load_rubric
from rating.problems import RubricRefused
from rating.rubric import Rubric

PLAIN = """
scope: village
title: Effort
version: 1
purpose: Thank everybody.
income: {work: [wage], floor: 10}
score:
  parts:
    songs: {topic: cooperation, ask: Songs taught to the choir, from: marks.songs, scale: [0, 100], weight: 60}
    growth: {from: income.growth, normalise: {method: goalposts, low: -2, high: 2}, weight: 40}
"""
TEXTS = """
texts:
  es:
    title: Esfuerzo
    criteria: {songs: {ask: Canciones enseñadas al coro, unit: canciones}}
    sources: {wage: Sueldo}
  zh_Hant:
    purpose: 謝謝大家。
"""
# A question that no rubric may ask, in each language that the charter reads.
HIDDEN = {
    "en": "Goes to church every Sunday",
    "zh": "参加宗教活动的天数",
    "es": "Días que va a la iglesia",
    "hi": "मंदिर जाने के दिन",
    "ar": "أيام الصلاة في المسجد",
}


def rubric(texts: str = TEXTS) -> Rubric:
    return load_rubric(PLAIN + texts)


def test_each_reader_gets_the_rubric_in_their_language_and_else_in_its_own() -> None:
    found = rubric()
    assert (found.said("title", "es"), found.said("title", "es_MX"), found.said("title", "hi")) == (
        "Esfuerzo",
        "Esfuerzo",
        "Effort",
    )
    assert found.said("purpose", "zh_Hant") == "謝謝大家。"
    assert found.said("purpose", "zh_Hans") == "Thank everybody."
    songs = found.indicators()[0].part
    assert (songs.said("ask", "es"), songs.said("unit", "es")) == ("Canciones enseñadas al coro", "canciones")
    assert (songs.said("about", "es"), songs.said("ask", "hi")) == (None, None)
    assert found.source_texts("wage") == {"es": "Sueldo"}


def test_translations_change_no_rating() -> None:
    plain, told = rubric(""), rubric()
    assert plain.hash == told.hash
    assert set(told.section_hashes) == {"texts"}
    assert told.silence(frozenset({"songs"})).indicators()[0].part.said("ask", "es")


@pytest.mark.parametrize(
    "section",
    [
        "title: {}",
        "purpose: {}",
        "criteria: {{songs: {{about: {}}}}}",
        "sources: {{wage: {}}}",
        "groups: {{hill: {}}}",
        "awards: {{lent: {}}}",
        "goals: {{Trees: {}}}",
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_forbidden_question_cannot_hide_in_a_translation_of_whatever_language(language: str, section: str) -> None:
    with pytest.raises(RubricRefused) as refused:
        rubric(f"texts:\n  hi:\n    {section.format(HIDDEN[language])}\n")
    (problem,) = refused.value.problems
    assert (problem.code, problem.more["language"], problem.line) == ("forbidden_subject", language, 13)


@pytest.mark.parametrize(
    ("texts", "code", "near"),
    [
        ("texts: {es: {criteria: {song: {ask: A}}}}", "unknown_key", "songs"),
        ("texts: {es: {sources: {wages: A}}}", "unknown_key", "wage"),
        ("leagues: {by: earners, bands: {hill: 0}}\ntexts: {es: {groups: {hil: A}}}", "unknown_key", "hill"),
        ("texts: {es: {groups: {hill: ''}}}", "text_empty", ""),
        (f"texts: {{es: {{awards: {{lent: {'A' * 121}}}}}}}", "text_too_long", ""),
        ("texts: {es: {tile: A}}", "unknown_key", "title"),
        ("texts: {es: {criteria: {songs: {asks: A}}}}", "unknown_key", "ask"),
        ("texts: {Spanish: {title: A}}", "not_accepted", ""),
        ("texts: {es: {title: [A]}}", "not_text", ""),
        ("texts: {es: A}", "not_a_section", ""),
    ],
)
def test_what_is_misspelt_is_named_with_what_was_meant(texts: str, code: str, near: str) -> None:
    with pytest.raises(RubricRefused) as refused:
        rubric(texts)
    assert [(each.code, each.near) for each in refused.value.problems] == [(code, near)]


def test_a_group_that_is_made_by_hand_may_be_named_beside_those_of_the_rules() -> None:
    found = rubric("leagues: {by: earners, bands: {hill: 0}}\ntexts: {es: {groups: {hill: Colina, workshop: Taller}}}")
    assert found.name_texts("groups") == {"es": {"hill": "Colina", "workshop": "Taller"}}


def test_names_are_new_and_rules_without_them_keep_the_hash_that_their_book_knows() -> None:
    plain, named = rubric(), rubric(TEXTS + "    groups: {hill: Loma}\n")
    assert "groups" not in str(plain.model_dump(mode="json", by_alias=True))
    assert plain.section_hashes != named.section_hashes

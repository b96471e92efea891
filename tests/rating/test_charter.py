"""What no rubric may ask is refused in every language, however it is spelt; what counts effort passes."""

import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from rating.charter import LANGUAGES, SUBJECTS, TOPICS, Finding, forbidden, identifier_text

QUESTIONS = Path(__file__).parent / "questions"
CASES = [(language, subject) for language in LANGUAGES for subject in SUBJECTS]
LOOKALIKES = str.maketrans("aceopxyiBHKMT", "асеорхуіВНКМТ")
FULL_WIDTH = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}


@cache
def questions(language: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((QUESTIONS / f"{language}.yaml").read_text(encoding="utf-8"))
    return loaded


def refused(language: str) -> list[tuple[str, str]]:
    return [(asked, subject) for subject, listed in questions(language)["refused"].items() for asked in listed]


def subject_of(text: str) -> str | None:
    finding = forbidden(text)
    return finding.subject if finding else None


def test_the_topics_are_the_six_of_the_charter() -> None:
    assert TOPICS == ("work", "learning", "enterprise", "cooperation", "stewardship", "mutual_aid")


@pytest.mark.parametrize(("language", "least"), [("en", 100), ("zh", 40), ("es", 40), ("hi", 40), ("ar", 40)])
def test_there_are_enough_questions_of_both_sorts_and_none_stands_twice(language: str, least: int) -> None:
    accepted, asked = questions(language)["accepted"], [question for question, _ in refused(language)]
    assert len(accepted) >= least
    assert len(asked) >= least
    assert len({*accepted, *asked}) == len(accepted) + len(asked)


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_that_count_effort_pass(language: str) -> None:
    wrongly = {asked: forbidden(asked) for asked in questions(language)["accepted"] if forbidden(asked)}
    assert wrongly == {}


@pytest.mark.parametrize(("language", "subject"), CASES)
def test_questions_about_a_subject_of_the_charter_are_refused_for_it(language: str, subject: str) -> None:
    asked = questions(language)["refused"][subject]
    assert {question: subject_of(question) for question in asked} == dict.fromkeys(asked, subject)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finding_shows_a_piece_of_the_text_as_it_was_written(language: str) -> None:
    for asked, _ in refused(language):
        finding = forbidden(asked)
        assert finding is not None
        assert finding.phrase.strip() == finding.phrase != ""
        assert finding.phrase in asked
        assert finding.language in LANGUAGES


def between_letters(mark: str) -> Callable[[str], str]:
    return lambda text: " ".join(mark.join(word) for word in text.split(" "))


TRICKS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "mixed case": str.swapcase,
    "full-width letters": lambda text: text.translate(FULL_WIDTH),
    "zero-width spaces": between_letters("\u200b"),
    "soft hyphens": between_letters("\u00ad"),
    "joiners": between_letters("\u2060"),
    "struck-out letters": between_letters("\u0336"),
    "several spaces": lambda text: text.replace(" ", "  \u00a0 "),
    "hyphens between words": lambda text: text.replace(" ", "-"),
    "underscores between words": lambda text: text.replace(" ", "_"),
    "lines": lambda text: text.replace(" ", "\n"),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "letters of other scripts": lambda text: text.translate(LOOKALIKES),
    "words around it": lambda text: f"2. ({text})!",
}


@pytest.mark.parametrize("trick", TRICKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_trick_of_spelling_gets_a_question_past(language: str, trick: str) -> None:
    passed = [asked for asked, _ in refused(language) if forbidden(TRICKS[trick](asked)) is None]
    assert passed == []


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("c h u r c h", "religion"),
        ("Days of c.h.u.r.c.h", "religion"),
        ("ch-urch attendance", "religion"),
        ("сhurсh", "religion"),
        ("Vote in the elеction", "politics"),
        ("去 教 堂", "religion"),
        ("去-教-堂", "religion"),
        ("參加選舉投票", "politics"),
        ("教會活動", "religion"),
        ("安装ＡＰＰ", "phones"),
        ("المسـجد", "religion"),
        ("وبالكنيسة", "religion"),
        ("للمساجد", "religion"),
        ("إنتخابات", "politics"),
        ("चुनाव में वोट", "politics"),
        ("हिन्दू परिवार", "religion"),
        ("मज़हब", "religion"),
        ("मजहब", "religion"),
        ("Numero de celular", "phones"),
        ("RELIGION DE LA FAMILIA", "religion"),
    ],
)
def test_spellings_of_one_word_are_one_word(text: str, subject: str) -> None:
    assert subject_of(text) == subject


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("church_visits", "religion"),
        ("visitsMosque", "religion"),
        ("mosque-visits", "religion"),
        ("phoneNumber", "phones"),
        ("GPSPosition", "coordinates"),
        ("children_in_school", "children"),
        ("party-member", "politics"),
        ("cleanHouse", "home"),
        ("मंदिर_जाना", "religion"),
        ("党员_数", "politics"),
    ],
)
def test_names_are_read_as_words(name: str, subject: str) -> None:
    assert subject_of(identifier_text(name)) == subject
    assert subject_of(name) == subject


@pytest.mark.parametrize(
    "name",
    ["telephones_log10", "telephones", "internet", "schooling", "university", "electricity", "patents", "royalties",
     "exports_tech", "i0", "g3", "crop_income", "labour_days", "hired_labour", "animals_vaccinated", "rice_area"],
)  # fmt: skip
def test_names_of_plain_measures_pass(name: str) -> None:
    assert forbidden(identifier_text(name)) is None


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("phone repair and church attendance", "religion"),
        ("Animal health and the family's health", "health"),
        ("Dressmaking class, women wear a headscarf", "dress"),
        ("Guesthouse rooms let; reports overnight guests", "guests"),
        ("Phone repair shop: phone number of the owner", "phones"),
        ("Soil health, days sick", "health"),
        ("Children's wear tailored by the children", "children"),
        ("手机维修，手机号码", "phones"),
        ("牲畜健康和家人健康", "health"),
        ("童装和孩子成绩", "children"),
        ("Reparación de celulares y número de celular", "phones"),
        ("Salud del suelo y salud de la familia", "health"),
        ("पशु स्वास्थ्य और परिवार का स्वास्थ्य", "health"),
        ("صحة الحيوان وصحة الأسرة", "health"),
    ],
)
def test_an_allowed_phrase_is_no_way_in_for_a_refused_one(text: str, subject: str) -> None:
    assert subject_of(text) == subject


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refused_question_behind_any_accepted_one_is_still_refused(language: str) -> None:
    behind, subject = refused(language)[0]
    for asked in questions(language)["accepted"]:
        assert subject_of(f"{asked}. {behind}") == subject


def test_every_language_is_looked_for_in_every_text() -> None:
    assert forbidden("Training days 和 去教堂 dates") == Finding("religion", "教堂", "zh")
    assert forbidden("Training days / مسجد") == Finding("religion", "مسجد", "ar")


@pytest.mark.parametrize("text", ["", "   ", "—", "123", "…", "\u200b", "🌳🌳", "Ж", "<b>", "a|b(c)*[d", "x" * 5000])
def test_texts_without_any_phrase_pass(text: str) -> None:
    assert forbidden(text) is None

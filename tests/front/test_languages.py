"""Laurel speaks several languages: which one, and whether each catalogue says all that the English sentences say."""

import ast
import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from unicodedata import category

import pytest
from babel.messages.pofile import read_po

from data.catalogue import translated
from front import words
from front.catalogues import Catalogue, catalogue, read_catalogue
from front.criteria import worded
from front.dates import day
from front.language import COMPLETE, ENGLISH, SHIPPED, chosen, current, form_for, said, speak, speaking, tag
from front.sentences import file_of, sentences, updated, write_catalogue
from front.words import acts, commands, fund, light, problems, say
from rating.problems import Problem
from rating.rubric import Indicator
from tests.front.light import Served
from tests.front.translations import faults

FRONT = Path(words.__file__).parent.parent
# The command line is made in English, and put into the language that is asked for when a command runs.
MADE_IN_ENGLISH = ("cli.py", "insight_command.py", "poverty_cli.py", "server_command.py")


def texts() -> set[str]:
    return {text for one in sentences() for text in ([one.text] if isinstance(one.text, str) else one.text)}


@pytest.fixture
def mirrored(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Arabic whose catalogue says each sentence in brackets, so that English ones stand out."""
    entries = {}
    for one in sentences():
        first, forms = (one.text, 1) if isinstance(one.text, str) else (one.text[1], 6)
        entries["", one.text if isinstance(one.text, str) else one.text[0]] = (f"⟦{first}⟧",) * forms
    made = Catalogue(entries, 6, lambda count: min(count, 5))
    for module in ("front.language", "front.catalogues"):
        monkeypatch.setattr(f"{module}.catalogue", lambda _language: made)
    yield
    assert current() == ENGLISH


@pytest.mark.parametrize("language", COMPLETE[1:])
def test_a_catalogue_that_is_offered_says_everything_surely_and_with_the_same_parts(language: str) -> None:
    with file_of(language).open("rb") as file:
        assert list(faults(updated(language, read_po(file, locale=language)))) == []


def test_a_catalogue_that_is_brought_up_to_date_keeps_what_it_says(tmp_path: Path) -> None:
    made = updated("es")
    told = {"Sign in": "Entrar", "Household": "Hogar"}
    for sentence, translation in told.items():
        made[sentence].string = translation
    made.add("Household", "Casa", context="grid.HOUSEHOLD")
    made.add("Household", "Nada", context="grid.NO_SUCH_CONSTANT")
    write_catalogue(updated("es", made), tmp_path / "es.po")
    again = read_catalogue(tmp_path / "es.po", "es").entries
    assert again == {
        ("", "Sign in"): ("Entrar",),
        ("", "Household"): ("Hogar",),
        ("grid.HOUSEHOLD", "Household"): ("Casa",),
    }


def test_faults_of_translations_are_found(tmp_path: Path) -> None:
    made = updated("es")
    for one in made:
        if one.id:
            one.string = (one.id[0], one.id[1]) if isinstance(one.id, tuple) else one.id
    assert list(faults(made)) == []
    some = made.get("{count} criteria and {sources} sources each.") or made.get(
        next(t for t in texts() if "{village}" in t)
    )
    assert some is not None
    for wrong, why in (("", "missing"), ("{other}", "fields"), ("{", "braces"), ("<b>{village}</b>", "markup")):
        some.string = wrong
        assert any(why in fault for fault in faults(made)), wrong


def test_constants_come_in_the_language_that_is_spoken(mirrored: None) -> None:
    assert say.SEPARATOR == ", "
    with speaking("ar"):
        assert say.SEPARATOR == "⟦, ⟧"
        assert acts.ACTS["sign_in"] == "⟦signed in⟧"
        assert acts.ACTS["approve_award"] == fund.ACTS["approve_award"] == "⟦approved an award⟧"
        assert problems.sentence(Problem("unknown_account")) == "⟦There is no such account; it may have been removed.⟧"
        assert say.counted(0, *commands.VILLAGES) == "⟦0 villages⟧"
    assert say.SEPARATOR == ", "


def test_a_constant_may_be_said_otherwise_in_its_own_place() -> None:
    made = Catalogue({("", "None"): ("Nada",), ("people.NOBODY", "None"): ("Nadie",)}, 2, lambda count: count != 1)
    assert (made.said("None"), made.said("None", "people.NOBODY")) == ("Nada", "Nadie")


def test_arabic_has_the_six_forms_in_the_order_that_translators_know() -> None:
    arabic = catalogue("ar")
    assert [arabic.form(count) for count in (0, 1, 2, 3, 10, 11, 99, 100, 102, 103)] == [0, 1, 2, 3, 3, 4, 4, 5, 5, 3]


def test_without_a_translation_the_english_form_fits_the_number(mirrored: None) -> None:
    with speaking("ar"):
        assert [form_for(count, ("one", "many")) for count in (1, 2)] == ["one", "many"]


@pytest.mark.parametrize(
    ("wish", "kept", "accepted", "language"),
    [
        ("ar", "es", "hi", "ar"),
        ("klingon", "es", "hi", "es"),
        ("zh-Hans", "", "", "zh_Hans"),
        ("../../etc", "", "", "en"),
        ("", "", "hi;q=0.5, es-MX;q=0.9", "es"),
        ("", "", "zh-CN,zh;q=0.9", "zh_Hans"),
        ("", "", "zh-TW", "en"),
        ("", "", "fr, *;q=0.1", "en"),
        ("", "", "en, es;q=0.9", "en"),
        ("", "", "es;q=0, hi;q=much", "en"),
    ],
)
def test_the_language_is_the_one_wished_for_else_chosen_before_else_the_browsers(
    monkeypatch: pytest.MonkeyPatch, wish: str, kept: str, accepted: str, language: str
) -> None:
    monkeypatch.setattr("front.language.COMPLETE", SHIPPED)
    assert chosen(wish, kept, accepted=accepted) == language


def test_a_language_that_is_not_finished_is_offered_to_nobody(monkeypatch: pytest.MonkeyPatch, bend: Served) -> None:
    monkeypatch.setattr("front.language.COMPLETE", ("en", "es"))
    answer = bend.visitor().get("/sign-in", headers={"Accept-Language": "ar"})
    assert '<html lang="en" dir="ltr">' in answer.text
    assert "lang=es" in answer.text
    assert "lang=ar" not in answer.text


def test_a_choice_is_kept_and_leads_back(monkeypatch: pytest.MonkeyPatch, bend: Served) -> None:
    monkeypatch.setattr("front.language.COMPLETE", SHIPPED)
    visitor = bend.visitor()
    where = next(at for at in re.findall(r'href="(/language[^"]*)"', visitor.get("/card?a=1").text) if "=ar" in at)
    assert visitor.get(unescape(where)).headers["location"] == "/card?a=1"
    answer = visitor.get("/card")
    assert '<html lang="ar" dir="rtl">' in answer.text
    assert answer.headers["content-language"] == "ar"
    assert "Accept-Language" in answer.headers["vary"]
    assert visitor.get("/language?lang=es&next=//elsewhere.example").headers["location"] == "/"
    assert '<html lang="es" dir="ltr">' in visitor.get("/nothing/here").text


def test_no_english_sentence_is_left_on_a_page_in_another_language(mirrored: None, bend: Served) -> None:
    pages = {
        "": ("/sign-in", "/card", "/set-up", "/board/bend"),
        "household": ("/me", "/me/say"),
        "everything": ("/enter", "/cards", "/account"),
    }
    for who, paths in pages.items():
        visitor = bend.visitor(who, confirmed=True)
        for path in paths:
            text = visitor.get(f"{path}?lang=ar").text
            assert 'lang="ar" dir="rtl"' in text
            assert unsaid(text) == [], path


def unsaid(page: str) -> list[str]:
    """The pieces of a page's text that are a sentence in English."""
    body = re.sub(r"(?s)<head>.*?</head>|<footer>.*?</footer>", "", page)
    pieces = [unescape(piece).strip() for piece in re.split(r"<[^>]+>", body)]
    known = {text for text in texts() if any(map(str.isalpha, text))} - {light.LAUREL}
    return [piece for piece in pieces if piece in known and "⟦" not in piece]


def made_early(tree: ast.Module) -> Iterator[str]:
    """What a file reads of words while it is imported, or keeps by name."""
    modules = set()
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("front.words"):
            names = {each.name: each.asname or each.name for each in node.names}
            yield from (name for name in names if name.isupper())
            modules |= set(names.values()) if node.module == "front.words" else set()
    early: list[ast.AST] = [node for node in tree.body if not isinstance(node, ast.FunctionDef | ast.ClassDef)]
    early += [
        each
        for node in ast.walk(tree)
        if isinstance(node, ast.arguments)
        for each in (*node.defaults, *node.kw_defaults)
        if each
    ]
    for one in early:
        for each in ast.walk(one):
            if isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name) and each.value.id in modules:
                yield f"{each.value.id}.{each.attr}"


def test_nothing_keeps_a_sentence_in_the_language_in_which_it_was_imported() -> None:
    pages = FRONT / "pages"
    files = [
        path for path in FRONT.rglob("*.py") if path.parent not in {pages, FRONT / "words"} and path.name != "main.py"
    ]
    found = [(path.name, each) for path in files for each in made_early(ast.parse(path.read_text("utf-8")))]
    assert not [each for each in found if each[0] not in MADE_IN_ENGLISH]


def test_functions_of_words_say_their_own_sentences_in_the_language_spoken() -> None:
    wrong = []
    for module in words.MODULES:
        for function in [n for n in ast.parse(source(module)).body if isinstance(n, ast.FunctionDef)]:
            within = [
                arg
                for call in ast.walk(function)
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "said"
                for arg in ast.walk(call)
            ]
            names = [n for n in ast.walk(function) if isinstance(n, ast.Name) and n.id.isupper()]
            wrong += [f"{module.__name__}.{n.id}" for n in names if n not in within and has_words(module, n.id)]
    assert not wrong


def has_words(module: ModuleType, name: str) -> bool:
    return not name.startswith("_") and isinstance(vars(module).get(name), str | dict | tuple)


def source(module: ModuleType) -> str:
    return Path(str(module.__file__)).read_text("utf-8")


@pytest.mark.parametrize("language", [each for each in SHIPPED if each != ENGLISH])
def test_no_mark_stands_twice_on_a_letter_where_fonts_would_draw_an_empty_circle(language: str) -> None:
    text = file_of(language).read_text("utf-8")
    assert not [one for one, other in pairwise(text) if one == other and category(one) == "Mn"]


def test_every_constant_of_words_is_a_sentence_or_says_that_it_is_none() -> None:
    kinds = (str, dict, tuple, frozenset, int)
    constants = {f"{m.__name__}.{k}": v for m in words.MODULES for k, v in vars(m).items() if k.isupper()}
    assert not [name for name, value in constants.items() if not isinstance(value, kinds)]


@pytest.mark.parametrize(
    ("language", "amount", "growth", "share", "at"),
    [
        ("en", "1,234,567 IDR", "−0.25", "12.5 %", "2025-03-01"),
        ("es", "1.234.567 IDR", "−0,25", "12,5\N{NO-BREAK SPACE}%", "1 de marzo de 2025"),
        ("hi", "12,34,567 IDR", "−0.25", "12.5%", "1 मार्च 2025"),
        ("zh_Hans", "1,234,567 IDR", "−0.25", "12.5%", "2025年3月1日"),
    ],
)
def test_numbers_and_days_are_written_as_a_language_has_them(
    language: str, amount: str, growth: str, share: str, at: str
) -> None:
    with speaking(language):
        written = (say.amount(1234567, "IDR"), say.decimal(-0.25, 2), say.percent(0.125), day("2025-03-01T10:00Z"))
    assert written == (amount, growth, share, at)


def test_a_sign_stands_before_its_number_where_the_language_runs_from_right_to_left() -> None:
    with speaking("ar"):
        assert say.decimal(-0.25, 2) == "\N{LEFT-TO-RIGHT MARK}−0.25"


def test_tags_are_as_browsers_name_them() -> None:
    with speaking("zh_Hans"):
        assert tag() == "zh-Hans"
        assert said("a sentence of nobody’s") == "a sentence of nobody’s"
    speak(ENGLISH)


def test_shipped_criteria_are_asked_in_the_visitors_language_and_the_villages_own_as_it_wrote_them() -> None:
    spanish = translated("training", "es")
    rubric = {"topic": "learning", "from": "marks.training", "scale": [0, 5]}
    shipped, theirs = (Indicator.model_validate({**rubric, "ask": ask}) for ask in (spanish["ask"], "Days at school"))
    for language, expected in {"es": spanish["ask"], "en": "Training days attended"}.items():
        with speaking(language):
            assert (worded("training", "ask", shipped), worded("training", "ask")) == (expected, expected)
            assert worded("training", "ask", theirs) == "Days at school"

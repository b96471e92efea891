"""Notices: written by an administrator in several languages, read by everybody until their day, about no household."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.actors import OPERATOR, STRANGER, Actor
from data.disclosure import notices
from data.errors import EntryRefused
from data.households import register
from data.journal import journal
from data.meetings import describe_village
from data.notices import NoticeText, add_notice, all_notices, change_notice, take_down
from data.open import Book, create_book, open_book
from data.verify import verify

COURSE = NoticeText("Grafting course", "Learn to graft trees. Two days, with lunch.", "Come on Monday", "Orchards")
CURSO = NoticeText("Curso de injertos", "Aprenda a injertar árboles frutales.")
LAST = "2999-12-31"


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("notices") / "bend.db"
    with create_book(path, "Bend") as made:
        describe_village(made, purpose="Thank everybody", contact="Ombudsman, 555 01 00")
        register(made, "Alder", given_on="2024-01-01", house_number="12", nickname="Rose Hill")
        register(made, "王家", given_on="2024-01-01")
        register(made, "7", given_on="2024-01-01")
        made.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return path


@pytest.fixture
def book(village: Path, tmp_path: Path) -> Iterator[Book]:
    with open_book(Path(shutil.copy(village, tmp_path)), OPERATOR) as opened:
        yield opened


def said(text: str, **more: str) -> dict[str, NoticeText]:
    return {"en": NoticeText("Title", text, **more)}


def refused(book: Book, texts: dict[str, NoticeText], until: str = LAST, *, sure: bool = False) -> dict[str, object]:
    with pytest.raises(EntryRefused) as refusal:
        add_notice(book, texts, until, sure=sure)
    assert all_notices(book) == ()
    return {problem.code: problem.value for problem in refusal.value.problems}


def test_everybody_reads_a_notice_up_to_its_day(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    number = add_notice(book, {"en": COURSE, "es": CURSO, "hi": NoticeText(" ", "")}, "2999-06-30")
    add_notice(book, {"en": CURSO}, "2999-01-31")
    shown = notices(book.as_(STRANGER))
    assert [(each.until, dict(each.texts)) for each in shown] == [
        ("2999-01-31", {"en": CURSO}),
        ("2999-06-30", {"en": COURSE, "es": CURSO}),
    ]
    assert [shown[1].language("hi", "es"), shown[1].language("hi")] == ["es", "en"]
    monkeypatch.setattr("data.notices.today", lambda: "2999-02-01")
    assert [each.number for each in notices(book)] == [number]
    monkeypatch.setattr("data.notices.today", lambda: "2999-07-01")
    assert notices(book) == ()
    assert all(each.is_over for each in all_notices(book))


def test_nothing_is_shown_before_there_is_an_outside_contact(book: Book) -> None:
    add_notice(book, {"en": COURSE}, LAST)
    describe_village(book, contact="")
    assert notices(book) == ()


def test_a_notice_is_changed_and_taken_down_and_the_record_of_changes_says_so(book: Book) -> None:
    administrator = book.as_(Actor("account", 1, "Ada", frozenset({"administrator"})))
    number = add_notice(administrator, {"en": COURSE}, LAST)
    (before,) = notices(book)
    change_notice(administrator, number, {"es": CURSO}, "2999-01-01")
    (after,) = notices(book)
    assert (after.mark, after.until, dict(after.texts)) == (before.mark, "2999-01-01", {"es": CURSO})
    take_down(administrator, number)
    assert notices(book) == ()
    for act in (lambda: take_down(book, number), lambda: change_notice(book, number, {"es": CURSO}, LAST)):
        with pytest.raises(EntryRefused, match="unknown_notice"):
            act()
    told = [(each.act, each.table) for each in journal(book).entries]
    assert told.count(("write_notice", "notice_texts")) == 4
    assert verify(book).findings == ()


@pytest.mark.parametrize(
    ("texts", "until", "code"),
    [
        ({}, LAST, "notice_empty"),
        ({"en": NoticeText("Only a title", " ")}, LAST, "notice_incomplete"),
        ({"EN!": COURSE}, LAST, "notice_language"),
        (said("x" * 2001), LAST, "notice_too_long"),
        ({"en": COURSE}, "2020-01-01", "notice_until"),
        ({"en": COURSE}, "soon", "notice_until"),
    ],
)
def test_a_notice_that_is_not_whole_is_refused(book: Book, texts: dict[str, NoticeText], until: str, code: str) -> None:
    assert set(refused(book, texts, until)) == {code}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ask at Alder's gate", "Alder"),
        ("ask at ALDER", "Alder"),
        ("Meet at rose hill.", "Rose Hill"),
        ("请到王家领取种子", "王家"),
    ],
)
def test_a_notice_names_no_household(book: Book, text: str, name: str) -> None:
    for texts in (said(text), said("Fine", how=text), {"en": COURSE, "es": NoticeText(text, "Bien")}):
        assert refused(book, texts) == {"notice_names": name}
        assert refused(book, texts, sure=True) == {"notice_names": name}


def test_a_number_that_is_also_a_house_number_is_asked_about(book: Book) -> None:
    for number in ("12", "7"):
        texts = said(f"Trees are given out on {number} May")
        assert refused(book, texts) == {"notice_number": number}
        take_down(book, add_notice(book, texts, LAST, sure=True))


@pytest.mark.parametrize(
    "text",
    [
        "Only for households with three leaves",
        "Bring a proof of your rating",
        "Households in the top third come first",
        "Solo para hogares con tres hojas o más",
        "Según su puntaje",
        "仅限三片叶以上的农户",
        "按排名发放",
        "केवल तीन पत्ते वाले परिवार",
        "रैंक के अनुसार",
        "للأسر التي لها ثلاث أوراق",
        "حسب تقييم الأسرة",
    ],
)
def test_nothing_on_offer_hangs_on_a_rating(book: Book, text: str) -> None:
    assert set(refused(book, said(text))) == {"notice_rating"}


@pytest.mark.parametrize(
    "text",
    [
        "Vaccination of goats at the pump. Bring the herd before noon.",
        "Leaf blight in potatoes: how to see it early",
        "Curso de hojas de cálculo para cooperativas",
        "茶叶种植培训，带上剪刀",
        "चाय की पत्ती तोड़ने का प्रशिक्षण",
        "تدريب على تقليم الأشجار، نقاط التوزيع عند البئر",
    ],
)
def test_what_only_sounds_alike_may_be_said(book: Book, text: str) -> None:
    assert add_notice(book, said(text), LAST)

"""Help: a household asks whom it chose, and nobody else reads a word; nobody helps a household they rate."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from data.accounts import ROLES, remove_account
from data.actors import Actor, of_household
from data.backups import backup
from data.cards import issue_card
from data.counts import counted, freeze_counts
from data.entries import add_income, add_mark, add_measure, set_coverage
from data.erase import erase
from data.errors import EntryRefused
from data.held import held
from data.help import (
    add_words,
    ask_help,
    choose_contact,
    confirm_help,
    contact_of,
    drop_contact,
    help_of,
    possible_contacts,
    reopen_help,
    take_back_help,
)
from data.helping import answer_help, help_to_give, offer_help, offers_help
from data.helpwords import forget_help
from data.households import register
from data.journal import journal, journal_of, journal_words
from data.merging import merge_households
from data.open import Book
from data.own_journal import traces_of
from data.periods import advance
from data.snapshot import snapshot
from data.verify import verify

SECRET, LONG_AGO = "borehole-pump-zebra", "2026-01-01T00:00:00Z"
REQUEST = """INSERT INTO help_requests (mark, household, period, asked_at, confirmed_at)
             VALUES (?, ?, 2, '2025-06-01T00:00:00Z', ?)"""
ASHA, BO, DEVI = (
    Actor("account", number, name, frozenset(roles))
    for number, name, roles in ((1, "Asha", {"rater"}), (2, "Bo", {"reviewer"}), (3, "Devi", ()))
)


@pytest.fixture
def book(book: Book) -> Book:
    """Asha, Bo and Devi offer help; wren has a card."""
    with book.writing():
        for each in (ASHA, BO, DEVI):
            sql = "INSERT INTO accounts (id, name, key, secret, made_at) VALUES (?, ?, ?, 's', '2025-01-01T00:00:00Z')"
            book.db.execute(sql, [each.id, each.name, each.name.lower()])
            book.db.execute("INSERT INTO helpers VALUES (?)", [each.id])
        book.db.execute("INSERT INTO raters (name, account) VALUES ('Asha', 1)")
    return book


@pytest.fixture
def wren(book: Book) -> Book:
    return book.as_(of_household(1, "wren"))


def asked(wren: Book, words: str = SECRET, topic: str = "animals") -> str:
    """The mark of a request that Devi, whom the household has chosen, reads."""
    choose_contact(wren, "wren", 3, earlier=True)
    ask_help(wren, "wren", topic, words)
    return help_of(wren, "wren")[0].mark


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(EntryRefused) as refusal:
        act()
    return refusal.value.problems[0].code


def test_a_request_goes_from_asking_by_way_of_an_answer_to_its_confirmation(book: Book, wren: Book) -> None:
    mark, devi = asked(wren), book.as_(DEVI)
    (request,) = help_to_give(devi)
    assert (request.household, request.topic, request.state) == ("wren", "animals", "open")
    assert [(each.by, each.words) for each in request.said] == [("", SECRET)]
    answer_help(devi, mark, "I come on Monday.")
    answer_help(devi, mark, "The vet was there.", done=True)
    assert [each.state for each in help_of(wren, "wren")] == ["done"]
    reopen_help(wren, "wren", mark, "One goat is still ill.")
    assert [each.state for each in help_to_give(devi)] == ["open"]
    answer_help(devi, mark, "The vet was there again.", done=True)
    add_words(wren, "wren", mark, "Thank you.")
    confirm_help(wren, "wren", mark)
    (over,) = help_of(wren, "wren")
    assert (over.state, [each.by for each in over.said]) == ("solved", ["", "Devi", "Devi", "", "Devi", ""])
    for act in (
        lambda: answer_help(devi, mark, "More"),
        lambda: add_words(wren, "wren", mark, "More"),
        lambda: reopen_help(wren, "wren", mark, "More"),
    ):
        assert refused(act) == "unknown_help"


def test_what_is_asked_has_a_topic_of_the_list_and_words_where_the_topic_says_nothing(wren: Book) -> None:
    assert refused(lambda: ask_help(wren, "wren", "money", "x")) == "unknown_topic"
    assert refused(lambda: ask_help(wren, "wren", "other", " ")) == "help_no_words"
    assert refused(lambda: ask_help(wren, "wren", "work", "x" * 1001)) == "help_too_long"
    ask_help(wren, "wren", "work")
    mark = help_of(wren, "wren")[0].mark
    assert refused(lambda: add_words(wren, "wren", mark, "")) == "help_no_words"
    take_back_help(wren, "wren", mark)
    assert help_of(wren, "wren") == ()


def test_a_household_picks_changes_and_drops_and_the_former_contact_reads_nothing_more(book: Book, wren: Book) -> None:
    assert [each.name for each in possible_contacts(wren, "wren")] == ["Asha", "Bo", "Devi"]
    mark, devi, bo = asked(wren), book.as_(DEVI), book.as_(BO)
    choose_contact(wren, "wren", 2)
    assert help_to_give(devi) == ()
    assert refused(lambda: answer_help(devi, mark, "x")) == "unknown_help"
    assert [(each.topic, each.said) for each in help_to_give(bo)] == [("", ())]
    add_words(wren, "wren", mark, "Only this is for you.")
    assert [each.words for each in help_to_give(bo)[0].said] == ["Only this is for you."]
    choose_contact(wren, "wren", 3, earlier=True)
    assert [each.words for each in help_to_give(devi)[0].said] == [SECRET, "Only this is for you."]
    drop_contact(wren, "wren")
    assert (contact_of(wren, "wren"), help_to_give(devi), help_to_give(bo)) == (None, (), ())


def test_whoever_offers_help_no_longer_or_was_removed_is_nobodys_contact(book: Book, wren: Book) -> None:
    asked(wren)
    devi = book.as_(DEVI)
    offer_help(devi, offered=False)
    assert (offers_help(devi), help_to_give(devi), contact_of(wren, "wren")) == (False, (), None)
    assert refused(lambda: choose_contact(wren, "wren", 3)) == "unknown_helper"
    offer_help(devi, offered=True)
    choose_contact(wren, "wren", 3)
    book.db.execute("INSERT INTO account_roles VALUES (2, 'administrator')")
    remove_account(book, 3)
    assert contact_of(wren, "wren") is None
    assert "Devi" not in [each.name for each in possible_contacts(wren, "wren")]


ENTERS: dict[str, Callable[[Book], object]] = {
    "mark": lambda book: add_mark(book, "wren", "2025", "songs", "Asha", 1),
    "income": lambda book: add_income(book, "wren", "2025", "wage", "1"),
    "measure": lambda book: add_measure(book, "wren", "2025", "ha", 1),
    "coverage": lambda book: set_coverage(book, "wren", "2025", "wage", "asked"),
}


@pytest.mark.parametrize("what", ENTERS)
def test_nobody_helps_a_household_they_rate_nor_the_other_way_round(book: Book, wren: Book, what: str) -> None:
    asha = book.as_(ASHA)
    choose_contact(wren, "wren", 1)
    assert refused(lambda: ENTERS[what](asha)) == "helps_it"
    drop_contact(wren, "wren")
    ENTERS[what](asha)
    assert "Asha" not in [each.name for each in possible_contacts(wren, "wren")]
    assert refused(lambda: choose_contact(wren, "wren", 1)) == "rates_it"
    oak = book.as_(of_household(2, "oak.2"))
    assert "Asha" in [each.name for each in possible_contacts(oak, "oak.2")]


def test_who_rated_only_in_a_season_that_is_over_may_help(book: Book, wren: Book) -> None:
    add_mark(book.as_(ASHA), "wren", "2024", "songs", "Asha", 1)
    assert "Asha" not in [each.name for each in possible_contacts(wren, "wren")]
    advance(book, "2024", "closed")
    choose_contact(wren, "wren", 1)


def everything(book: Book, folder: Path) -> Iterator[str]:
    """What every role, the operator and every file that leaves the book say."""
    for roles in (*([role] for role in ROLES), ROLES, ()):
        staff = book.as_(Actor("account", 2, "Bo", frozenset(roles), confirmed=True))
        yield str(help_to_give(staff))
        if roles:
            for act in (journal, journal_words):
                with suppress(EntryRefused):
                    yield str(act(staff))
    yield str((journal(book), journal_of(book, "wren"), verify(book), held(book, "wren")))
    yield str(book.rows("SELECT * FROM journal")) + str(book.rows("SELECT * FROM journal_values"))
    snapshot(book, folder)
    yield "".join(path.read_bytes().decode("latin-1") for path in folder.rglob("*") if path.is_file())


def test_nobody_but_household_and_contact_can_read_a_word(book: Book, wren: Book, tmp_path: Path) -> None:
    mark = asked(wren)
    answer_help(book.as_(DEVI), mark, f"{SECRET} it is", done=True)
    help_to_give(book.as_(DEVI))
    said = list(everything(book, tmp_path / "lake"))
    assert not [each for each in said if SECRET in each or "animals" in each]
    oak = book.as_(of_household(2, "oak.2"))
    for actor in (oak, book.as_(BO), book, book.as_(DEVI)):
        for act in (help_of, contact_of, possible_contacts):
            assert refused(lambda act=act, actor=actor: act(actor, "wren")) == "not_allowed"  # type: ignore[misc]
    assert refused(lambda: answer_help(book.as_(BO), mark, "x")) == "unknown_help"


def test_staff_do_not_learn_from_the_record_of_changes_that_help_was_asked_for(book: Book, wren: Book) -> None:
    mark = asked(wren)
    answer_help(book.as_(DEVI), mark, "Yes.")
    answer_help(book.as_(DEVI), mark, "Done.", done=True)
    help_to_give(book.as_(DEVI))
    administrator = book.as_(Actor("account", 2, "Bo", frozenset({"administrator"})))
    entries = journal(administrator, None, 1, 500).entries
    assert not [each for each in entries if "help" in f"{each.act} {each.table}" and each.household]
    assert "ask_help" not in str(journal_words(administrator))
    told = {(each.actor, each.deed, each.table, each.act) for each in traces_of(wren, "wren")}
    assert {("Devi", "did", "", "read_help"), ("Devi", "did", "", "answer_help")} <= told
    assert ("Devi", "changed", "help_requests", "") in told


def test_it_is_in_the_copy_that_the_household_makes_and_in_no_other(book: Book, wren: Book) -> None:
    asked(wren)
    assert SECRET in json.dumps(held(wren, "wren"))
    assert "help_words" not in held(book, "wren")


def later(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setattr("data.helpwords.today", lambda: day)


def files(book: Book) -> bytes:
    return b"".join(path.read_bytes() for path in book.path.parent.glob(f"{book.path.name}*"))


def test_ninety_days_after_its_end_no_byte_of_it_is_left(
    book: Book, wren: Book, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mark = asked(wren)
    confirm_help(wren, "wren", mark)
    with book.writing():
        book.db.execute(f"UPDATE help_requests SET asked_at = '{LONG_AGO}', confirmed_at = '{LONG_AGO}'")
    assert SECRET.encode() in files(book)
    later(monkeypatch, "2026-04-01")
    assert help_of(wren, "wren")[0].kept_to == "2026-04-01"
    assert SECRET in str(help_of(wren, "wren"))
    later(monkeypatch, "2026-04-02")
    assert SECRET.encode() not in backup(book, tmp_path / "copies").file.read_bytes()
    assert SECRET.encode() not in files(book)
    assert [(each.topic, each.said, each.state) for each in help_of(wren, "wren")] == [("", (), "solved")]
    forget_help(book)
    assert verify(book).findings == ()


@pytest.mark.parametrize("gone", ["taken back", "household deleted"])
def test_what_is_deleted_is_not_in_the_file_any_more(book: Book, wren: Book, gone: str) -> None:
    mark = asked(wren)
    if gone == "taken back":
        take_back_help(wren, "wren", mark)
        book.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    else:
        erase(wren, "wren")
    assert SECRET.encode() not in files(book)
    assert verify(book).findings == ()


def test_of_two_records_of_one_household_the_requests_come_together_and_no_contact_is_passed_on(
    book: Book, wren: Book
) -> None:
    register(book, "wren II", given_on="2024-01-01")
    twin = book.as_(of_household(3, "wren II"))
    asked(wren)
    choose_contact(twin, "wren II", 2)
    ask_help(twin, "wren II", "work", "Also this")
    issue_card(book, "wren")
    merge_households(book, "wren", "wren II")
    assert {each.topic for each in help_of(wren, "wren")} == {"animals", "work"}
    assert contact_of(wren, "wren") is not None
    assert help_to_give(book.as_(BO)) == ()
    assert verify(book).findings == ()


def test_the_village_learns_how_many_asked_and_what_came_of_it_only_of_ten_and_more(book: Book) -> None:
    for number in range(3, 23):
        register(book, f"h{number:02}", given_on="2024-01-01")
    with book.writing():
        for number in range(3, 23):
            row = [f"{number:032}", number, None if number >= 13 else f"2025-06-{number:02}T00:00:00Z"]
            book.db.execute(REQUEST, row)
    advance(book, "2025", "closed")
    freeze_counts(book)
    told = {one.name: (one.value, one.withheld) for one in counted(book) if "help_" in one.name or "_help" in one.name}
    # Confirmed after 2, 3, ... 11 days: in the middle, 6.5.
    assert told == {"asked_help": (20, None), "solved_help": (0.5, None), "help_days": (6.5, None)}

"""Entering on a phone in a real browser: over a cut and a stalled connection, a day offline, and two at once."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from data.actors import OPERATOR
from data.demo import samples, write_village
from data.open import Book, open_book
from data.prices import set_price
from data.units import set_unit
from tests.browser.conftest import free_port, serving
from tests.browser.phones import (
    SEASON,
    Card,
    households,
    marks,
    new_phone,
    open_household,
    signed_in,
    writes,
)
from tests.browser.proxy import Proxy, proxied
from tests.browser.visits import WIDTHS, barriers, watching


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """The port and the book of Willow Bend in a new season, served as somebody would."""
    home, port = tmp_path_factory.mktemp("home"), free_port()
    folder = home / "villages"
    folder.mkdir()
    willow = next(sample for sample in samples() if sample.file == "willow-bend.db")
    write_village(willow, folder / willow.file)
    with open_book(folder / willow.file, OPERATOR) as book:
        set_price(book, SEASON, "maize", "30", "sack")
        set_unit(book, "sack", "kg", "50")
        set_unit(book, "tin", "kg", "25")
    with serving(["-m", "front.cli", "run", "--villages", str(folder), "--port", str(port)], port, home):
        yield port, folder / willow.file


@pytest.fixture
def book(served: tuple[int, Path]) -> Iterator[Book]:
    """The book, with nothing entered in the season."""
    with open_book(served[1], OPERATOR) as opened:
        with opened.writing():
            for table in ("marks", "income_entries", "coverage"):
                opened.db.execute(
                    f"DELETE FROM {table} WHERE period = (SELECT id FROM periods WHERE name = '{SEASON}')"
                )
        yield opened


@pytest.fixture
def line(served: tuple[int, Path]) -> Iterator[Proxy]:
    """The connection of the phone."""
    with proxied(served[0]) as proxy:
        yield proxy


@pytest.fixture
def phone(browser: Browser, line: Proxy, book: Book) -> Iterator[Page]:
    """A phone of 360 pixels where rater-1 is signed in and sees the list."""
    with closing(new_phone(browser)) as context:
        yield signed_in(context, line.address)


def test_five_criteria_take_three_touches_each_at_most(phone: Page, book: Book) -> None:
    name = households(phone)[0]
    open_household(phone, name)
    answers = {"training": 3, "apprentice": 1, "accounts": 12, "harvest_help": 2}
    cards = [Card(phone, f"mark:{criterion}").tap(mark) for criterion, mark in answers.items()]
    cards.append(Card(phone, "mark:trees").type("14"))
    for each in cards:
        expect(each.state).to_have_text("Saved")
    assert sum(each.touches for each in cards) <= 3 * len(cards)
    assert marks(book, name) == {**answers, "trees": 14}


def test_a_connection_cut_in_the_middle_loses_nothing_and_never_says_saved_too_early(
    phone: Page, book: Book, line: Proxy
) -> None:
    name, before = households(phone)[1], writes(book)
    open_household(phone, name)
    expect(Card(phone, "mark:training").tap(4).state).to_have_text("Saved")
    line.cut()
    for mark in (5, 6):
        waiting = Card(phone, "mark:accounts").tap(mark)
    expect(waiting.state).to_have_text("Kept on this phone")
    expect(Card(phone, "mark:harvest_help").tap(1).state).to_have_text("Kept on this phone")
    assert marks(book, name) == {"training": 4}
    phone.reload()
    expect(Card(phone, "mark:training").form.get_by_role("radio", name="4")).to_be_checked()
    expect(Card(phone, "mark:accounts").form.get_by_role("radio", name="6")).to_be_checked()
    expect(Card(phone, "mark:accounts").state).to_have_text("Kept on this phone")
    line.mend()
    phone.reload()
    for question in ("mark:accounts", "mark:harvest_help"):
        expect(Card(phone, question).state).to_have_text("Saved")
    assert marks(book, name) == {"training": 4, "accounts": 6, "harvest_help": 1}
    assert writes(book) - before in (3, 4)  # the first tap on accounts may have been under way


def test_a_stalled_connection_is_given_up_and_what_was_given_over_it_arrives_once(
    phone: Page, book: Book, line: Proxy
) -> None:
    name, before = households(phone)[2], writes(book)
    open_household(phone, name)
    expect(Card(phone, "mark:training").tap(2).state).to_have_text("Saved")
    line.stall()
    waiting = Card(phone, "mark:accounts").tap(9)
    phone.wait_for_timeout(9_000)  # longer than the script waits for an answer
    expect(waiting.state).to_have_text("Kept on this phone")
    line.mend()
    expect(waiting.state).to_have_text("Saved", timeout=30_000)
    phone.reload()
    expect(Card(phone, "mark:accounts").state).to_have_text("Saved")
    assert marks(book, name) == {"training": 2, "accounts": 9}
    assert writes(book) - before == 2


def test_a_day_without_a_network_over_forty_households(phone: Page, book: Book, line: Proxy) -> None:
    names, before = households(phone)[:40], writes(book)
    expect(phone.locator("#ready")).to_contain_text(f": {len(households(phone))}.", timeout=120_000)
    line.cut()
    open_household(phone, names[0])
    for at, name in enumerate(names):
        expect(phone.get_by_role("heading", level=1)).to_have_text(f"{name}, {SEASON}")
        expect(Card(phone, "mark:training").tap(at % 6).state).to_have_text("Kept on this phone")
        if name != names[-1]:
            phone.get_by_role("link", name="Next:").click()
    phone.goto(f"{line.address}/enter")
    expect(phone.locator("#outbox")).to_contain_text("until they are sent: 40")
    expect(phone.locator("a.kept[data-given]")).to_have_count(40)
    assert writes(book) == before
    line.mend()
    phone.reload()
    expect(phone.locator("#outbox")).to_be_hidden(timeout=120_000)
    assert [marks(book, name) for name in names] == [{"training": at % 6} for at in range(40)]
    assert writes(book) - before == 40


def test_two_who_edit_the_same_mark_are_shown_both_and_choose(
    phone: Page, browser: Browser, book: Book, served: tuple[int, Path]
) -> None:
    name = households(phone)[3]
    with closing(new_phone(browser)) as context:
        other = signed_in(context, f"http://127.0.0.1:{served[0]}")
        for page in (phone, other):
            open_household(page, name)
        expect(Card(phone, "mark:training").tap(1).state).to_have_text("Saved")
        late = Card(other, "mark:training").tap(5)
        expect(late.state).to_contain_text("rater-1 entered 1 meanwhile. You entered 5.")
        assert marks(book, name) == {"training": 1}
        late.state.get_by_role("button", name="Mine").click()
        expect(late.state).to_have_text("Saved")
        late = Card(phone, "mark:training").tap(3)
        expect(late.state).to_contain_text("rater-1 entered 5 meanwhile. You entered 3.")
        late.state.get_by_role("button", name="Theirs").click()
        expect(late.form.get_by_role("radio", name="5")).to_be_checked()
        expect(late.state).to_have_text("Saved")
    assert marks(book, name) == {"training": 5}


def test_an_answer_that_is_refused_says_why_until_it_is_mended(phone: Page, book: Book) -> None:
    name = households(phone)[4]
    open_household(phone, name)
    wage = Card(phone, "income:wage")
    wage.form.get_by_role("radio", name="Yes, this much").tap(force=True)
    wage.form.get_by_role("textbox", name="Amount").fill("three hundred")
    wage.form.get_by_role("textbox", name="Amount").blur()
    expect(wage.state).to_contain_text("Not saved:")
    phone.reload()
    expect(wage.state).to_contain_text("Not saved:")
    wage.form.get_by_role("textbox", name="Amount").fill("300")
    wage.form.get_by_role("button", name="Save").click()
    expect(wage.state).to_have_text("Saved")


def test_a_helper_reckons_on_the_phone_what_the_server_reckons(phone: Page, book: Book) -> None:
    name = households(phone)[5]
    open_household(phone, name)
    crops = Card(phone, "income:crops")
    crops.form.get_by_role("radio", name="Yes, this much").tap(force=True)
    crops.form.get_by_text("Work it out").click()
    crops.form.get_by_text("Quantities at the village’s prices").click()
    crops.form.get_by_label("maize sold (sack)", exact=True).fill("٢,٥")
    crops.form.get_by_label("maize eaten (sack)", exact=True).fill("1")
    crops.form.get_by_label("Unit of: maize eaten (sack)").select_option("tin")
    crops.form.get_by_label("maize eaten (sack)", exact=True).blur()
    expect(crops.form.get_by_role("textbox", name="Amount")).to_have_value("90")
    expect(crops.state).to_have_text("Saved")
    inputs = Card(phone, "income:inputs")
    inputs.form.get_by_role("radio", name="Yes, this much").tap(force=True)
    inputs.form.get_by_text("Work it out").click()
    inputs.form.get_by_text("A tool that lasts for years").click()
    inputs.form.get_by_label("Price of the tool").fill("900")
    inputs.form.get_by_label("What the household has in a month").fill("400")
    inputs.form.get_by_label("What the household has in a month").blur()
    expect(inputs.form.get_by_role("textbox", name="Amount")).to_have_value("300")
    expect(inputs.state).to_have_text("Saved")
    sql = "SELECT amount_minor FROM income_entries WHERE working IS NOT NULL ORDER BY amount_minor"
    assert [row["amount_minor"] for row in book.rows(sql)] == [90_00, 300_00]


def test_a_sheet_is_typed_in_row_by_row_and_what_is_refused_stays_to_be_put_right(
    phone: Page, book: Book, line: Proxy
) -> None:
    phone.goto(f"{line.address}/enter/quick")
    name = phone.get_by_role("heading", level=2).inner_text().partition(": ")[2]
    phone.locator(".boxes input").first.fill("9")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("alert")).to_be_visible()
    phone.locator(".boxes input").first.fill("3")
    phone.get_by_role("button", name="Save, and on to the next").click()
    expect(phone.get_by_role("status").filter(has_text="Saved")).to_contain_text(name)
    assert marks(book, name) == {"training": 3}


def test_after_the_session_has_ended_answers_stay_until_one_signs_in_again(
    phone: Page, book: Book, line: Proxy
) -> None:
    name = households(phone)[6]
    open_household(phone, name)
    phone.context.clear_cookies()
    expect(Card(phone, "mark:training").tap(5).state).to_have_text("Kept on this phone")
    expect(phone.get_by_role("link", name="Sign in again")).to_be_visible()
    assert marks(book, name) == {}
    signed_in(phone.context, line.address)
    expect(phone.locator("#outbox")).to_be_hidden()
    assert marks(book, name) == {"training": 5}


def test_what_somebody_left_unsent_is_not_sent_under_another_name_and_is_not_lost(
    phone: Page, book: Book, line: Proxy
) -> None:
    name = households(phone)[7]
    open_household(phone, name)
    line.cut()
    expect(Card(phone, "mark:training").tap(5).state).to_have_text("Kept on this phone")
    phone.context.clear_cookies()
    line.mend()
    signed_in(phone.context, line.address, "rater-2")
    expect(phone.locator("#outbox")).to_contain_text("Answers of rater-1 are kept on this phone: 1.")
    open_household(phone, name)
    expect(Card(phone, "mark:training").state).to_have_text("")
    assert marks(book, name) == {}
    signed_in(phone.context, line.address, "rater-1")
    expect(phone.locator("#outbox")).to_be_hidden()
    assert marks(book, name) == {"training": 5}


def test_signing_out_asks_about_what_is_not_sent_and_leaves_nothing_on_the_phone(
    phone: Page, book: Book, line: Proxy
) -> None:
    name, asked = households(phone)[8], list[str]()
    open_household(phone, name)
    wage = Card(phone, "income:wage")
    wage.form.get_by_role("radio", name="Yes, this much").tap(force=True)
    wage.form.get_by_role("textbox", name="Amount").fill("three hundred")
    wage.form.get_by_role("textbox", name="Amount").blur()
    expect(wage.state).to_contain_text("Not saved:")

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept()

    phone.on("dialog", accept)
    phone.goto(f"{line.address}/account")
    phone.get_by_role("button", name="Sign out", exact=True).click()
    expect(phone.get_by_text("You are signed out")).to_be_visible()
    assert ["not sent yet: 1" in message for message in asked] == [True]
    left = "Object.keys(localStorage).filter(key => key.startsWith('laurel ')).length"
    assert phone.evaluate(left) == 0
    assert phone.evaluate("caches.has('laurel')") is False


@pytest.mark.parametrize("width", WIDTHS)
def test_the_pages_fit_their_window_and_raise_no_barriers(phone: Page, width: int) -> None:
    phone.set_viewport_size({"width": width, "height": 800})
    with watching(phone) as seen:
        phone.reload()
        found = barriers(phone)
        name = households(phone)[9]
        open_household(phone, name)
        phone.locator("details").evaluate_all("every => every.forEach(each => each.open = true)")
        found += barriers(phone)
        assert phone.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert (found, seen.errors, seen.elsewhere) == ([], [], [])
    small = "every => every.filter(e => e.offsetParent && e.getBoundingClientRect().height < 47).length"
    assert phone.locator("main button, main select, .scale label, .states label").evaluate_all(small) == 0


def test_the_whole_form_works_without_a_script(browser: Browser, book: Book, line: Proxy) -> None:
    with closing(browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})) as context:
        page = signed_in(context, line.address)
        name = households(page)[10]
        open_household(page, name)
        training = Card(page, "mark:training")
        training.form.get_by_role("radio", name="3").check(force=True)
        training.form.get_by_role("button", name="Save").click()
        expect(Card(page, "mark:training").state).to_have_text("Saved")
        assert re.search(r"#q\d+$", page.url)
    assert marks(book, name) == {"training": 3}

"""The village River, for which a season is played: its households, their marks, and the people at its pages."""

import re
import sqlite3
import subprocess
import sys
from contextlib import ExitStack, closing
from datetime import date
from pathlib import Path
from time import sleep

from playwright.sync_api import Browser, Page, expect

from data.catalogue import catalogue
from tests.browser.people import LAPTOP, PHONE, Person, somebody
from tests.browser.phones import Card

NAMES = re.findall(
    r"\w+", "Alder Aspen Beech Birch Cedar Elm Fir Hazel Larch Lime Maple Oak Poplar Rowan Spruce Willow"
)
WITHOUT_WITNESS, NOT_SHOWN = "Yew", "Aspen"
CONTACT = "Ombudsman, 555 01 00"
YEAR = str(date.today().year)
ROLES = {"Asha": "Enters and rates", "Binod": "Enters and rates", "Chitra": "Reviews and publishes"}
WINDOWS = {"Mira": LAPTOP, "Asha": PHONE, "Binod": LAPTOP, "Chitra": LAPTOP, "stranger": PHONE}
ASKED = ["training", "skill_used", "apprentice", "accounts", "shared_work", "harvest_help", "trees"]
COUNTED = {name: catalogue()[name]["scale"][1] for name in ASKED}
DROPPED, TRAINING = "Terraces, channels or paths mended", "Training days attended"


class Season:
    """The village River, served from a folder, and the people at it."""

    def __init__(self, browser: Browser, book: Path, address: str, code: str) -> None:
        self.home, self.book, self.address, self.code = book.parent.parent, book, address, code
        self.people: dict[str, Person] = {}
        self._stack = ExitStack()
        self._browser = browser

    def __getitem__(self, name: str) -> Person:
        """Somebody, signed in where they were not yet."""
        if name not in self.people:
            self.people[name] = self.comes(name)
            self.people[name].signs_in()
            self.people[name].page.goto(self.address)
        return self.people[name]

    def comes(self, name: str) -> Person:
        return self._stack.enter_context(somebody(self._browser, self.address, name, WINDOWS[name]))

    def awaits(self, sql: str, count: int) -> None:
        """Until the book gives this number."""
        for _ in range(300):
            with closing(sqlite3.connect(self.book)) as book:
                found = book.execute(sql).fetchone()[0]
            if found == count:
                return
            sleep(0.2)
        raise AssertionError((sql, found))

    def close(self) -> None:
        self._stack.close()


def by_command(*arguments: str) -> str:
    """What the `laurel` command says."""
    command = [sys.executable, "-m", "front.cli", *arguments]
    root = str(Path(__file__).parent.parent.parent)
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True, timeout=300)
    return done.stdout


def set_up_code(said: str) -> str:
    found = re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b", said)
    assert found, said
    return found[0]


def tables() -> dict[str, str]:
    """Sixteen households that agreed before a witness, and one of which only staff say so."""
    households = [f"{name},River,4,1,{number},{name}s" for number, name in enumerate(NAMES, 1)]
    consents = [f"{name},take_part,yes,Old Tam" for name in NAMES]
    shown = [f"{name},{where},yes,Old Tam" for where in ("wall", "internet") for name in NAMES if name != NOT_SHOWN]
    return {
        "households": "\n".join(
            [
                "household,village,members,earners,house_number,nickname",
                *households,
                f"{WITHOUT_WITNESS},River,,,17,",
            ]
        ),
        "consents": "\n".join(
            ["household,purpose,given,witness", *consents, *shown, f"{WITHOUT_WITNESS},take_part,yes,"]
        ),
    }


def marks_of(household: str) -> dict[str, int]:
    """The later in the alphabet, the less was done."""
    share = 1 - NAMES.index(household) / (len(NAMES) - 1)
    return {name: round(share * top) for name, top in COUNTED.items()}


def rate_on_phone(page: Page, household: str) -> None:
    """A little stricter about training than the other rater."""
    for criterion, mark in marks_of(household).items():
        card = Card(page, f"mark:{criterion}")
        value = max(0, mark - 1) if criterion == "training" else mark
        card.type(str(value)) if criterion == "trees" else card.tap(value)
        expect(card.state).to_have_text("Saved")


def open_household(page: Page, household: str) -> None:
    page.locator(f"a.kept[data-household='{household}']").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{household}, {YEAR}")


def enter_wage(page: Page, amount: str) -> None:
    card = Card(page, "income:wage")
    card.form.get_by_role("radio", name="Yes, this much").check(force=True)
    card.form.get_by_label("Amount").fill(amount)
    card.form.get_by_label("Amount").press("Tab")
    expect(card.state).to_have_text("Saved")

"""The handover names who works with a book, who keeps a code, and only the devices that are still signed in."""

from pathlib import Path

from data.accounts import add_account, end_sessions, remove_account
from data.actors import of_account
from data.handover import handover
from data.journal import note
from data.open import Book, today
from data.sealed import seal_codes
from data.server import open_server
from data.sessions import IDLE, begin, end

PASSWORD = "four unrelated words"


def test_accounts_keepers_and_devices_are_listed(book: Book, tmp_path: Path) -> None:
    amina = add_account(book, "Amina", PASSWORD, ["administrator", "rater"])
    otieno = add_account(book, "Otieno", PASSWORD, ["reviewer"])
    seal_codes(book, ["Secretary", "Chair"])
    note(book.as_(of_account(amina)), "sign_in")
    with open_server(tmp_path) as server:
        begin(server, "bend", amina, 1000.0)
        begin(server, "bend", otieno, 1100.0)
        begin(server, "elsewhere", otieno, 1100.0)
        found = handover(book, server, "bend", 1200.0)
    assert [(each.name, sorted(each.roles)) for each in found.accounts] == [
        ("Amina", ["administrator", "rater"]),
        ("Otieno", ["reviewer"]),
    ]
    assert found.holders == ("Chair", "Secretary")
    assert [(each.name, each.began) for each in found.devices] == [("Otieno", 1100.0), ("Amina", 1000.0)]
    assert found.open_checks == 0
    assert found.last_sign_ins["Amina"][:10] == today()
    assert found.last_sign_ins["Otieno"] == ""


def test_a_device_that_was_signed_out_or_left_idle_is_not_listed(book: Book, tmp_path: Path) -> None:
    names = ("Amina", "Otieno", "Baraka", "Neema", "Juma")
    people = [add_account(book, name, PASSWORD, ["administrator"]) for name in names]
    with open_server(tmp_path) as server:
        idle, out, everywhere, removed, here = people
        begin(server, "bend", idle, 1000.0)
        at = 1000.0 + IDLE
        token = begin(server, "bend", out, at)
        for each in (everywhere, removed, here):
            begin(server, "bend", each, at)
        end(server, token)
        end_sessions(book, everywhere.id)
        remove_account(book, removed.id)
        assert [each.name for each in handover(book, server, "bend", at).devices] == ["Juma"]

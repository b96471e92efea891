"""What an administrator notes of an account, on the page People and access."""

from streamlit.testing.v1 import AppTest

from data.actors import OPERATOR
from data.identities import Identity, identified
from data.open import open_book
from tests.front.light import Served


def _page(confirmed: bool) -> None:
    from data.actors import OPERATOR  # noqa: PLC0415
    from front.oidc import Provider  # noqa: PLC0415
    from front.show_identities import show_identities  # noqa: PLC0415
    from front.villages import opened  # noqa: PLC0415

    with opened("bend", OPERATOR) as book:
        show_identities(book, Provider("https://id.example", "laurel", "s3cret", "Coop"), lambda: confirmed)


def test_an_identity_is_noted_and_taken_back(bend: Served) -> None:
    test = AppTest.from_function(_page, args=(True,)).run()
    test.selectbox[0].select("rater").run()
    test.text_input[0].input("asha-7")
    test.button[0].click().run()
    assert not test.exception
    assert name_of(bend, "asha-7") == "rater"
    test.button(key="take-back-subject-asha-7").click().run()
    assert name_of(bend, "asha-7") == ""


def test_without_the_password_again_there_is_no_form(bend: Served) -> None:
    test = AppTest.from_function(_page, args=(False,)).run()
    test.selectbox[0].select("rater").run()
    assert len(test.text_input) == 0
    assert len(test.button) == 0


def name_of(bend: Served, subject: str) -> str:
    with open_book(bend.folder / "bend.db", OPERATOR) as book:
        found = identified(book, Identity("https://id.example", subject))
    return found.name if found else ""

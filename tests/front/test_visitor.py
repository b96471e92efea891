"""Who looks at Streamlit's pages, from one run to the next."""

import pytest
from streamlit.testing.v1 import AppTest

from data.accounts import remove_account
from data.actors import OPERATOR
from data.open import open_book
from data.server import open_server
from data.sessions import end
from front.words import signing_in as words
from tests.front.light import Served


def _page() -> None:
    import streamlit as st  # noqa: PLC0415

    from front.visitor import current  # noqa: PLC0415

    actor = current("bend")
    st.session_state.setdefault("kept", actor.name)
    st.button("again")
    st.text_input("typed", key="typed")
    st.write(f"{actor.kind} {actor.name} keeps {st.session_state['kept']}")


def _speaking_page() -> None:
    import streamlit as st  # noqa: PLC0415

    from front import language  # noqa: PLC0415
    from front.visitor import speak_to_visitor, visitor  # noqa: PLC0415

    # What a whole run begins with, and a fragment's does not.
    if st.checkbox("whole"):
        speak_to_visitor()
    visitor()
    st.write(language.current())


class Cookie:
    """The cookie with which the page is open, as a test sets it."""

    value = ""


@pytest.fixture
def cookie(monkeypatch: pytest.MonkeyPatch) -> Cookie:
    made = Cookie()
    monkeypatch.setattr("front.visitor._token", lambda: made.value)
    return made


def shown(test: AppTest) -> str:
    assert not test.exception
    return "\n".join([*(str(each.value) for each in test.title), *(str(each.value) for each in test.markdown)])


def test_whoever_is_signed_in_acts_and_everybody_else_is_a_stranger(bend: Served, cookie: Cookie) -> None:
    assert "stranger" in shown(AppTest.from_function(_page).run())
    cookie.value = bend.token("rater")
    assert "account rater" in shown(AppTest.from_function(_page).run())


def test_signing_out_elsewhere_ends_the_page_and_what_it_kept(bend: Served, cookie: Cookie) -> None:
    cookie.value = bend.token("rater")
    test = AppTest.from_function(_page).run()
    test.text_input[0].input("about a household").run()
    with open_server(bend.folder) as server:
        end(server, cookie.value)
    assert words.ENDED in shown(test.button[0].click().run())
    assert "typed" not in test.session_state
    assert "kept" not in test.session_state
    assert words.ENDED in shown(test.run())


def test_a_removed_account_ends_the_page(bend: Served, cookie: Cookie) -> None:
    cookie.value = bend.token("rater")
    test = AppTest.from_function(_page).run()
    with open_book(bend.folder / "bend.db", OPERATOR) as book:
        remove_account(book, bend.accounts["rater"].id)
    assert words.ENDED in shown(test.run())


def test_somebody_else_does_not_go_on_with_the_first_ones_page(bend: Served, cookie: Cookie) -> None:
    cookie.value = bend.token("rater")
    test = AppTest.from_function(_page).run()
    cookie.value = bend.token("reviewer")
    assert "rater" not in shown(test.run())
    assert words.ENDED in shown(test.run())


def test_a_strangers_page_goes_on_with_whoever_signs_in_and_keeps_nothing(bend: Served, cookie: Cookie) -> None:
    test = AppTest.from_function(_page).run()
    cookie.value = bend.token("rater")
    assert "account rater keeps rater" in shown(test.run())


def test_a_session_of_another_village_is_a_strangers_here(bend: Served, cookie: Cookie) -> None:
    cookie.value = bend.token("rater")
    (bend.folder / "bend.db").rename(bend.folder / "other.db")
    assert "stranger" in shown(AppTest.from_function(_page).run())


def test_a_fragment_goes_on_in_the_language_of_the_page_around_it(bend: Served, cookie: Cookie) -> None:
    cookie.value = bend.token("rater")
    test = AppTest.from_function(_speaking_page).run()
    assert shown(test) == "en"
    test.query_params["lang"] = "es"
    assert shown(test.run()) == "en"
    assert shown(test.checkbox[0].check().run()) == "es"

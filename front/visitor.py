"""Who looks at Streamlit's pages: asked of the session table on each run, for Streamlit itself never asks again.

Its idea of a visitor's cookies is that of the moment when the page was opened, and what a page keeps in
`st.session_state` outlives a sign-in by somebody else. So the state is bound to the account with which it began: once
that one has signed out, was removed, or another one signed in, the state is cleared and the page says no more until it
is opened anew.
"""

from pathlib import Path
from time import time
from urllib.parse import urlsplit

import streamlit as st

from data.actors import Actor
from front import language
from front.language import COOKIE as LANGUAGE
from front.language import ENGLISH, chosen, direction, speak, tag
from front.light.addresses import address, local
from front.light.languages import choices_from
from front.links import link
from front.seen_from import WALL, Place, seen_from
from front.visits import COOKIE, Visitor, kept_language, visitor_of
from front.words import signing_in as words

_BEGAN = "laurel-began-with"
_ENDED = "ended"
_SPOKEN = "laurel-speaks"
ASSETS = Path(__file__).parent / "light" / "assets"
RIGHT_TO_LEFT = ASSETS / "right-to-left.css"


def current(village: str) -> Actor:
    """Who acts in a village (its key) in this run; a stranger where they are signed in to another one, or not at all.

    Call it in each run and in each fragment that reads or writes for somebody: it stops the page where that is over.
    """
    return visitor().in_village(village)


def visitor() -> Visitor:
    """Who looks, in this run, which speaks their language; it stops the page where somebody else began it."""
    found = visitor_of(_token(), time())
    _go_on_speaking(found)
    now = _mark(found)
    began = st.session_state.setdefault(_BEGAN, now)
    if began != now:
        st.session_state.clear()
        # A stranger's page holds nothing that is only for one person.
        st.session_state[_BEGAN] = _ENDED if began is not None else now
        if began is not None:
            _stop()
    return found


def place() -> Place:
    """Where whoever looks is: on the village's own network, or on the internet."""
    headers = st.context.headers
    # Every browser names a host; only a test without one asks with no headers at all.
    return seen_from(headers, st.context.ip_address or "127.0.0.1") if headers else WALL


def speak_to_visitor(found: Visitor | None = None) -> None:
    """Speak the language that was chosen here, else the one kept for who looks, else their browser's.

    Call it at the start of each whole run; until the next one the page goes on in that language.
    """
    here = str(st.context.cookies.get(LANGUAGE, ""))
    wishes = str(st.query_params.get("lang", "")), here or kept_language(found or visitor_of(_token(), time()))
    st.session_state[_SPOKEN] = chosen(*wishes, accepted=str(st.context.headers.get("Accept-Language", "")))
    speak(st.session_state[_SPOKEN])


def _go_on_speaking(found: Visitor) -> None:
    """A fragment speaks as the page around it, which the whole run before it has drawn."""
    if _SPOKEN in st.session_state:
        speak(st.session_state[_SPOKEN])
    else:
        speak_to_visitor(found)


def show_visitor() -> None:
    """Who is signed in, with the way to their account; else the way to sign in; and the languages to choose from."""
    found = visitor()
    signed_in = found.session is not None
    text = words.ACCOUNT_OF.format(name=found.actor.name) if signed_in else words.SIGN_IN
    where = address("/account") if signed_in else address("/sign-in")
    if found.actor.kind == "household":
        text, where = words.OWN_PAGE, address("/me")
    elif found.actor.kind == "server":
        where = address("/server/account")
    st.html(f'<div class="laurel-ways">{_languages()}{link(where, text)}</div>')
    _say_language()


def _say_language() -> None:
    """Tell the browser, which Streamlit tells "en" whatever is spoken."""
    if language.current() != ENGLISH:
        st.html(f"<script>document.documentElement.lang = '{tag()}'</script>", unsafe_allow_javascript=True)
    if direction() == "rtl":
        st.html(RIGHT_TO_LEFT)


def _languages() -> str:
    """The languages to choose from, as links; nothing where there is one only."""
    url = urlsplit(st.context.url or "")
    each = (link(one.where, one.name, lang=one.tag) for one in choices_from(local(url.path) or address("/"), url.query))
    return "".join(each)


def _mark(found: Visitor) -> tuple[str, str, int | None, int | None] | None:
    actor = found.actor
    return (found.village, actor.kind, actor.id, actor.holder) if found.session else None


def _token() -> str:
    return str(st.context.cookies.get(COOKIE, ""))


def _stop() -> None:
    st.title(words.ENDED, anchor=False)
    st.write(words.ENDED_WHY)
    st.html(link(address("/"), words.OPEN_ANEW) + " &middot; " + link(address("/sign-in"), words.SIGN_IN))
    st.stop()

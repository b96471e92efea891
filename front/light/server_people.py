"""Light pages for who belongs to the server and to no village: signing in, the first password, the account."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from starlette.responses import Response

from data.errors import EntryRefused
from data.passwords import SHORTEST
from data.server_people import (
    ServerVisit,
    change_server_password,
    choose_server_password,
    end_server_sessions,
    sign_in_to_server,
)
from data.sessions import end
from front.light.addresses import address, local
from front.light.asked import Asked
from front.light.people import Form, refused_form, take_sign_out
from front.light.rendering import go_to, keep_cookie, page
from front.villages import server_file
from front.visits import COOKIE
from front.words import server as words
from front.words import signing_in


def show_sign_in(asked: Asked) -> Response:
    """The form to sign in; with `?signed-out=1`, after signing out."""
    return _sign_in_form(asked, told=signing_in.SIGNED_OUT if asked.query.get("signed-out") else "")


def take_sign_in(asked: Asked) -> Response:
    """Sign in by name and password."""

    def act(visit: ServerVisit) -> str:
        return sign_in_to_server(visit, asked.form["name"], asked.form["password"])

    return _begin(asked, ("name", "password"), act, _sign_in_form)


def show_set_up(asked: Asked) -> Response:
    """The form for the code of a new account."""
    return _set_up_form(asked)


def take_set_up(asked: Asked) -> Response:
    """Choose a password with the code, and sign in."""

    def act(visit: ServerVisit) -> str:
        return choose_server_password(visit, asked.form["name"], asked.form["code"], asked.form["password"])

    return _begin(asked, ("name", "code", "password"), act, _set_up_form)


def show_account(asked: Asked) -> Response:
    """Who is signed in, the ways out, and the form to change one's own password."""
    return _account_form(asked, told=signing_in.PASSWORD_CHANGED if asked.query.get("changed") else "")


def take_password(asked: Asked) -> Response:
    """Change one's own password, and begin a new session."""

    def act(visit: ServerVisit) -> str:
        return change_server_password(visit, asked.actor.id or 0, asked.form["old"], asked.form["new"])

    return _begin(asked, ("old", "new"), act, _account_form, then=address("/server/account", changed="1"))


def take_sign_out_everywhere(asked: Asked) -> Response:
    """Sign out on every device."""
    with server_file() as server:
        end_server_sessions(server, asked.actor.id or 0)
    return take_sign_out(asked)


def _begin(
    asked: Asked, fields: tuple[str, ...], act: Callable[[ServerVisit], str], form: Form, then: str = ""
) -> Response:
    if not all(asked.form.get(field) for field in fields):
        return form(asked, 400, refused=[signing_in.FIELDS_MISSING])
    try:
        with _visit(asked) as visit:
            token = act(visit)
            # Else a session that somebody else began on this device would go on beside the new one.
            end(visit.server, asked.token)
    except EntryRefused as refused:
        return refused_form(asked, refused, form)
    response = go_to(then or local(asked.form.get("next", "")) or address("/region"))
    keep_cookie(asked, response, COOKIE, token)
    return response


@contextmanager
def _visit(asked: Asked) -> Iterator[ServerVisit]:
    with server_file() as server:
        yield ServerVisit(server, asked.address_of_visitor, asked.at)


def _sign_in_form(asked: Asked, status: int = 200, *, refused: list[str] | None = None, told: str = "") -> Response:
    return _form(asked, "server_sign_in.html", words.SIGN_IN, status, refused, told=told)


def _set_up_form(asked: Asked, status: int = 200, *, refused: list[str] | None = None) -> Response:
    return _form(asked, "server_set_up.html", words.SET_UP, status, refused)


def _account_form(asked: Asked, status: int = 200, *, refused: list[str] | None = None, told: str = "") -> Response:
    (role,) = asked.actor.roles
    signed_in = words.SIGNED_IN.format(name=asked.actor.name, role=words.ROLES[role])
    return _form(asked, "server_account.html", words.ACCOUNT, status, refused, told=told, signed_in=signed_in)


def _form(asked: Asked, form: str, title: str, status: int, refused: list[str] | None, **more: object) -> Response:
    shown = {"words": words, "signing_in": signing_in, "name": asked.form.get("name", "")}
    hint = signing_in.PASSWORD_HINT.format(least=SHORTEST)
    where = local(asked.form.get("next") or asked.query.get("next", ""))
    return page(asked, form, status, title=title, refused=refused or [], hint=hint, next=where, **shown, **more)

"""Light pages for who works with a village's book: signing in and out, the first account, one's own password."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from starlette.responses import Response

from data.accounts import account, end_sessions
from data.actors import Actor
from data.demo_accounts import PASSWORD
from data.errors import EntryRefused
from data.passwords import SHORTEST
from data.sessions import end
from data.signing_in import Visit, change_and_sign_in, confirm_session, open_and_sign_in, set_up_and_sign_in, sign_in
from front.light.addresses import address, local
from front.light.asked import Asked
from front.light.demonstrations import listed_accounts
from front.light.homes import home_of
from front.light.languages import greet
from front.light.organisation import provider_name
from front.light.rendering import drop_cookie, go_to, keep_cookie, page
from front.villages import file_of, opened, server_file, villages
from front.visits import COOKIE
from front.words import problems
from front.words import signing_in as words
from front.words.say import listed


def show_sign_in(asked: Asked) -> Response:
    """The form to sign in; with `?signed-out=1`, after signing out."""
    return _sign_in_form(asked, told=words.SIGNED_OUT if asked.query.get("signed-out") else "")


def take_sign_in(asked: Asked) -> Response:
    """Sign in by name and password; whoever was signed in before on this device is not any more."""

    def act(visit: Visit) -> str:
        return sign_in(visit, asked.form["name"], asked.form["password"])

    return _begin(asked, ("village", "name", "password"), act, _sign_in_form)


def show_set_up(asked: Asked) -> Response:
    """The form for the set-up code of a new village."""
    return _set_up_form(asked)


def take_set_up(asked: Asked) -> Response:
    """Make a village's first administrator by the set-up code, and sign it in."""

    def act(visit: Visit) -> str:
        return set_up_and_sign_in(visit, asked.form["code"], asked.form["name"], asked.form["password"])

    return _begin(asked, ("village", "code", "name", "password"), act, _set_up_form)


def show_restore(asked: Asked) -> Response:
    """The form for two office-holders' sealed codes."""
    return _restore_form(asked)


def take_restore(asked: Asked) -> Response:
    """Make a new administrator by two sealed codes, and sign it in."""

    def act(visit: Visit) -> str:
        codes = (asked.form["one"], asked.form["other"])
        return open_and_sign_in(visit, codes, asked.form["name"], asked.form["password"])

    return _begin(asked, ("village", "one", "other", "name", "password"), act, _restore_form)


def show_account(asked: Asked) -> Response:
    """Who is signed in, and the ways out."""
    told = words.PASSWORD_CHANGED if asked.query.get("changed") else ""
    with opened(asked.visitor.village) as book:
        village = book.village()["name"]
    roles = listed(words.ROLES[role] for role in sorted(asked.actor.roles)) or words.NO_ROLE
    signed_in = words.SIGNED_IN.format(name=asked.actor.name, village=village, roles=roles)
    return page(asked, "account.html", title=words.ACCOUNT, words=words, told=told, signed_in=signed_in)


def take_sign_out(asked: Asked) -> Response:
    """Sign out on this device."""
    return _out(asked)


def take_sign_out_everywhere(asked: Asked) -> Response:
    """Sign out on every device."""
    if asked.actor.id is not None:
        with opened(asked.visitor.village, asked.actor) as book:
            end_sessions(book, asked.actor.id)
    return _out(asked)


def show_password(asked: Asked) -> Response:
    """The form to change one's own password."""
    return _password_form(asked)


def take_password(asked: Asked) -> Response:
    """Change one's own password, and begin a new session."""

    def act(visit: Visit) -> str:
        return change_and_sign_in(visit, account(visit.book, _id(asked)), asked.form["old"], asked.form["new"])

    return _begin(asked, ("old", "new"), act, _password_form, then=address("/account", changed="1"))


def show_confirm(asked: Asked) -> Response:
    """The form that asks for the password again; `?next=` says where to go on."""
    return _confirm_form(asked)


def take_confirm(asked: Asked) -> Response:
    """Note that the password was given again."""
    try:
        with _visit(asked, asked.visitor.village, asked.actor) as visit:
            holder = account(visit.book, _id(asked))
            confirm_session(visit, holder, asked.token, asked.form.get("password", ""))
    except EntryRefused as refused:
        return refused_form(asked, refused, _confirm_form)
    return go_to(local(asked.form.get("next", "")) or address("/account"))


Form = Callable[..., Response]


def _begin(asked: Asked, fields: tuple[str, ...], act: Callable[[Visit], str], form: Form, then: str = "") -> Response:
    if not all(asked.form.get(field) for field in fields):
        return form(asked, 400, refused=[words.FIELDS_MISSING])
    village = asked.form.get("village") or asked.visitor.village
    if file_of(village) is None:
        return form(asked, 400, refused=[words.UNKNOWN_VILLAGE])
    actor = asked.visitor.in_village(village)
    try:
        with _visit(asked, village, actor) as visit:
            token = act(visit)
            # Else a session that somebody else began on this device would go on beside the new one.
            end(visit.server, asked.token)
    except EntryRefused as refused:
        return refused_form(asked, refused, form)
    response = go_to(then or local(asked.form.get("next", "")) or home_of(asked, village, token))
    keep_cookie(asked, response, COOKIE, token)
    greet(asked, response, token)
    return response


def refused_form(asked: Asked, refused: EntryRefused, form: Form) -> Response:
    """The form again, with why it was refused; where somebody has to wait, for how long."""
    seconds = [problem.more["seconds"] for problem in refused.problems if problem.code == "wait"]
    response = form(asked, 429 if seconds else 400, refused=problems.lines(refused.problems))
    if seconds:
        response.headers["Retry-After"] = str(seconds[0])
    return response


def _out(asked: Asked) -> Response:
    with server_file() as server:
        end(server, asked.token)
    here = {"household": "/card", "server": "/server/sign-in"}.get(asked.actor.kind, "/sign-in")
    response = go_to(address(here, **{"signed-out": "1"}))
    drop_cookie(response, COOKIE)
    return response


@contextmanager
def _visit(asked: Asked, village: str, actor: Actor) -> Iterator[Visit]:
    with server_file() as server, opened(village, actor) as book:
        yield Visit(server, book, village, asked.address_of_visitor, asked.at)


def _id(asked: Asked) -> int:
    return -1 if asked.actor.id is None else asked.actor.id


def _sign_in_form(asked: Asked, status: int = 200, *, refused: list[str] | None = None, told: str = "") -> Response:
    found = villages()
    return page(
        asked,
        "sign_in.html",
        status,
        title=words.SIGN_IN,
        words=words,
        refused=refused or [],
        told=told,
        villages=found,
        accounts=listed_accounts(asked.request, found),
        accounts_password=PASSWORD,
        village=asked.form.get("village") or asked.query.get("village", ""),
        name=asked.form.get("name", ""),
        next=_next(asked),
        organisation=provider_name(),
    )


def _set_up_form(asked: Asked, status: int = 200, *, refused: list[str] | None = None) -> Response:
    return _administrator_form(asked, "set_up.html", words.SET_UP, status, refused)


def _restore_form(asked: Asked, status: int = 200, *, refused: list[str] | None = None) -> Response:
    return _administrator_form(asked, "restore.html", words.RESTORE, status, refused)


def _administrator_form(asked: Asked, form: str, title: str, status: int, refused: list[str] | None) -> Response:
    return page(
        asked,
        form,
        status,
        title=title,
        words=words,
        refused=refused or [],
        villages=[village for village in villages() if not village.demo],
        village=asked.form.get("village") or asked.query.get("village", ""),
        name=asked.form.get("name", ""),
        hint=words.PASSWORD_HINT.format(least=SHORTEST),
    )


def _password_form(asked: Asked, status: int = 200, *, refused: list[str] | None = None) -> Response:
    hint = words.PASSWORD_HINT.format(least=SHORTEST)
    return page(
        asked, "password.html", status, title=words.CHANGE_PASSWORD, words=words, refused=refused or [], hint=hint
    )


def _confirm_form(asked: Asked, status: int = 200, *, refused: list[str] | None = None) -> Response:
    return page(
        asked, "confirm.html", status, title=words.CONFIRM, words=words, refused=refused or [], next=_next(asked)
    )


def _next(asked: Asked) -> str:
    return local(asked.form.get("next") or asked.query.get("next", ""))

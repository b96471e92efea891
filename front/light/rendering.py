"""Light pages as HTML: templates with one layout, and the few files that they load."""

import re
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, RedirectResponse, Response

from front.dates import day
from front.language import direction, tag
from front.light.addresses import address, prefix
from front.light.asked import FORM_COOKIE, Asked
from front.light.languages import choices
from front.words import entering, say
from front.words import light as words

HERE = Path(__file__).parent
ASSETS = HERE / "assets"


def page(asked: Asked, template: str, status: int = 200, **values: object) -> Response:
    """A template filled in; in it, `say` has the words of every page and `to` gives addresses."""
    shared = {"say": words, "to": address, "asset": asset, "actor": asked.actor, "form_token": asked.form_token}
    shared |= {**_language(), "languages": choices(asked)}
    shared |= {
        "village_key": asked.visitor.village,
        "outbox": entering.OUTBOX,
        "owner": f"{asked.visitor.village}:{asked.actor.account}",
    }
    text = _templates().get_template(template).render(**shared, **values)
    response = HTMLResponse(text, status)
    if asked.form_seed != asked.token and 'name="form_token"' in text:
        keep_cookie(asked, response, FORM_COOKIE, asked.form_seed)
    return response


def text_of(template: str, **values: object) -> str:
    """A template filled in for a file that somebody takes away; in it, `say` has the words of every page."""
    return _templates().get_template(template).render(say=words, **_language(), **values)


def _language() -> dict[str, str]:
    return {"language": tag(), "direction": direction()}


def go_to(where: str) -> Response:
    """On to another page, which is then asked for with GET."""
    return RedirectResponse(where, 303)


def keep_cookie(asked: Asked, response: Response, name: str, value: str, *, seconds: int | None = None) -> None:
    """Set a cookie that no script reads and no other site's form sends; until the browser closes, by default."""
    secure = asked.request.url.scheme == "https"
    response.set_cookie(
        name, value, max_age=seconds, path=prefix() or "/", httponly=True, samesite="lax", secure=secure
    )


def drop_cookie(response: Response, name: str) -> None:
    """Take a cookie back."""
    response.delete_cookie(name, path=prefix() or "/", httponly=True, samesite="lax")


@cache
def asset(name: str) -> str:
    """The address of a file that pages load; it changes with what the file holds, so that it can be kept for good."""
    return address(f"/assets/{name}", v=sha256((ASSETS / name).read_bytes()).hexdigest()[:12])


@cache
def sent(name: str) -> bytes:
    """What is in a file that pages load, as it goes out: a script without the lines that only explain it."""
    content = (ASSETS / name).read_bytes()
    return re.sub(rb"(?m)^ *//.*\n", b"", content) if name.endswith(".js") else content


@cache
def _templates() -> Environment:
    loader = FileSystemLoader(HERE / "templates")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, auto_reload=False)
    made.filters["day"] = day
    made.globals["lists"] = say
    made.trim_blocks = made.lstrip_blocks = True
    return made

"""The light page where anybody looks whether a certificate is genuine: by keys and a list, never by a household."""

from starlette.responses import Response

from awards.verifying import revoked_now, verify
from data.credentials import revoked_numbers
from data.keys import public_keys
from front.badge_command import lines
from front.light.asked import Asked
from front.light.rendering import page
from front.villages import file_of, opened, villages
from front.words import badges as words
from front.words import signing_in


def show_verify(asked: Asked) -> Response:
    """The form for what the square on a certificate says."""
    return _verify(asked, asked.query.get("village", ""))


def take_verify(asked: Asked) -> Response:
    """What is found of it, with the village's keys and what it has revoked up to now."""
    village = asked.form.get("village", "")
    if file_of(village) is None:
        return _verify(asked, "", 400)
    with opened(village) as book:
        keys = public_keys(book)
        found = verify(asked.form.get("text", ""), keys, revoked_now(keys, revoked_numbers(book)))
        name = book.village()["name"]
    return _verify(asked, village, found=[*lines(found), words.FOR_VILLAGE.format(village=name)])


def _verify(asked: Asked, village: str, status: int = 200, found: list[str] | None = None) -> Response:
    chosen = village or asked.visitor.village
    shown = {"title": words.TITLE, "words": words, "choose": signing_in.VILLAGE, "village": chosen}
    return page(asked, "verify.html", status, **shown, villages=villages(), found=found or [])

"""Answers that are the same for everybody: kept ready, and given as long as nothing in their book has changed.

What an answer holds depends on where it is seen (`front.seen_from`) and on the language, and so each has its own.
"""

import gzip
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response

from data.open import today
from data.watched import Version, Watch
from front.language import COOKIE as LANGUAGE
from front.light.headers import ASK_AGAIN, dressed
from front.seen_from import Place, seen_from
from front.villages import folder

MOST_ANSWERS = 256
UNFOUND = "noindex, nofollow, noarchive"
# A browser asks again each time; no cache between keeps what may be withdrawn, or is for the village's own network.
HEADERS = {"Cache-Control": f"private, {ASK_AGAIN}", "X-Robots-Tag": UNFOUND, "Vary": "Accept-Encoding, Cookie"}
Key = tuple[str, str, str, str, str, str, Place]
WATCH = Watch()


@dataclass(frozen=True)
class Ready:
    """One page in the three ways in which it is answered."""

    plain: Response
    small: Response
    same: Response
    tag: str

    def answer(self, request: Request) -> Response:
        """The one that fits: nothing where the browser has it, else compressed where it takes that."""
        if self.tag in request.headers.get("if-none-match", ""):
            return _again(self.same)
        return _again(self.small if "gzip" in request.headers.get("accept-encoding", "") else self.plain)


def _again(kept: Response) -> Response:
    """The same answer with headers of its own: what stands around the pages adds to those of an answer."""
    given = Response(kept.body, kept.status_code)
    given.raw_headers = [*kept.raw_headers]
    return given


def ready(text: str | bytes, kind: str = "text/html") -> Ready:
    """A page's text, or a file, ready to be answered."""
    body = text.encode() if isinstance(text, str) else text
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    headers = {**HEADERS, "ETag": tag}
    packed = gzip.compress(body, 9, mtime=0)
    small = Response(packed, headers={**headers, "Content-Encoding": "gzip"}, media_type=kind)
    same = Response(status_code=304, headers=headers)
    return Ready(dressed(Response(body, headers=headers, media_type=kind)), dressed(small), dressed(same), tag)


class Answers:
    """What is ready, by day, address, language and place; each with the version of the book that it was made from."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[Key, tuple[Path, Version, Ready]] = OrderedDict()

    def quick(self, request: Request) -> Response | None:
        """The answer where it is ready and its book is as it was; asked between two requests, so it never waits."""
        found = self._kept.get(_key(request))
        if found is None or WATCH.known(found[0]) != found[1]:
            return None
        return found[2].answer(request)

    def made(
        self, request: Request, path: Path, make: Callable[[Place], str | bytes | None], kind: str = "text/html"
    ) -> Response | None:
        """The answer made anew from a book, and kept; None where there is no such page. Raises BookRefused."""
        # First the version: whatever is committed while the page is made must make it old.
        key, version = _key(request), WATCH.version(path)
        text = make(key[-1])
        if text is None:
            return None
        page = ready(text, kind)
        if version is not None:
            with self._lock:
                self._kept[key] = (path, version, page)
                while len(self._kept) > MOST_ANSWERS:
                    self._kept.popitem(last=False)
        return page.answer(request)


ANSWERS = Answers()


def place_of(request: Request) -> Place:
    """Where whoever asks is."""
    return seen_from(request.headers, request.client.host if request.client else "")


def _key(request: Request) -> Key:
    url = request.scope
    query = url["query_string"].decode("latin-1")
    # What was corrected reaches a board on fixed days: a new day is a new page.
    # The wishes that a language is chosen by, since choosing takes longer than all the rest.
    wishes = request.cookies.get(LANGUAGE, ""), request.headers.get("accept-language", "")
    return str(folder()), today(), url["path"], query, *wishes, place_of(request)

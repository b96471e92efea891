"""Answers that are the same for everybody: kept ready, and given as long as nothing in their book has changed.

What an answer holds depends on where it is seen (`front.seen_from`) and on the language, and so each has its own. How
it was asked for makes no other answer: what nobody understands in an address, or in a browser's list of languages, has
no page made anew.
"""

import gzip
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response

from data.open import today
from data.watched import Version, Watch
from front.language import COOKIE as LANGUAGE
from front.light.asked import Asked
from front.light.headers import ASK_AGAIN, dressed
from front.seen_from import Place, seen_from
from front.villages import folder
from front.visits import COOKIE as SESSION

MOST_ANSWERS = 256
# How many ways of asking are known, since every browser lists languages its own way, and how long one may be.
MOST_ASKINGS, LONGEST = 4096, 1000
UNFOUND = "noindex, nofollow, noarchive"
# A browser asks again each time; no cache between keeps what may be withdrawn, or is for the village's own network.
HEADERS = {"Cache-Control": f"private, {ASK_AGAIN}", "X-Robots-Tag": UNFOUND, "Vary": "Accept-Encoding, Cookie"}
Page = tuple[str, str, str, str, str, Place]
Asking = tuple[str, str, str, str, str, str, Place]
Kept = tuple[Path, Version | None, "Ready"]
Make = Callable[[Place], str | bytes | None]
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
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
    """What is ready, by day, page, language and place; each with the version of the book that it was made from."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[Page, Kept] = OrderedDict()
        self._askings: OrderedDict[Asking, Page] = OrderedDict()

    def quick(self, request: Request) -> Response | None:
        """The answer where it is ready and its book is as it was; asked between two requests, so it never waits."""
        asking = _asking(request)
        page = None if asking is None else self._askings.get(asking)
        found = None if page is None else self._kept.get(page)
        if found is None or WATCH.known(found[0]) != found[1]:
            return None
        return found[2].answer(request)

    def made(
        self,
        asked: Asked,
        path: Path,
        make: Callable[[Place], str | bytes | None],
        kind: str = "text/html",
        of: str = "",
    ) -> Response | None:
        """The answer from a book, made anew unless it is ready, and kept; None where there is no such page.

        `of` is what the page shows of what was asked, such as a season. Raises BookRefused.
        """
        request = asked.request
        page: Page = (str(folder()), today(), request.scope["path"], of, asked.language, place_of(request))
        # First the version: whatever is committed while the page is made must make it old.
        version = WATCH.version(path)
        found = self._kept.get(page)
        if found is None or version is None or found[:2] != (path, version):
            text = make(page[-1])
            if text is None:
                return None
            found = path, version, ready(text, kind)
        if version is not None:
            self._keep(_asking(request), page, found)
        return found[2].answer(request)

    def _keep(self, asking: Asking | None, page: Page, found: Kept) -> None:
        with self._lock:
            _put(self._kept, page, found, MOST_ANSWERS)
            if asking is not None:
                _put(self._askings, asking, page, MOST_ASKINGS)


ANSWERS = Answers()


def place_of(request: Request) -> Place:
    """Where whoever asks is."""
    return seen_from(request.headers, request.client.host if request.client else "")


def _asking(request: Request) -> Asking | None:
    """All of a request that its answer may depend on; None where that is too much to keep, or a book has to be asked.

    Choosing the language takes longer than all the rest, so the wishes for one stand here as they came.
    """
    url, wish = request.scope, request.cookies.get(LANGUAGE, "")
    # Who is signed in may have a language of their own, kept with the account or card.
    if not wish and SESSION in request.cookies:
        return None
    query, accepted = url["query_string"].decode("latin-1"), request.headers.get("accept-language", "")
    # What was corrected reaches a board on fixed days: a new day is a new page.
    asking = str(folder()), today(), url["path"], query, wish, accepted, place_of(request)
    return asking if sum(map(len, asking)) <= LONGEST else None


def _put(kept: OrderedDict[_Key, _Value], key: _Key, value: _Value, most: int) -> None:
    """Keep the newest."""
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > most:
        kept.popitem(last=False)

"""Light pages of the server: how it does, for whoever looks after it, and the region's figures; never a household."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from starlette.responses import Response

from front.dates import day
from front.health import Health, health, open_books
from front.light.asked import Asked
from front.light.rendering import page
from front.numbers import whole
from front.region import shown
from front.region_here import region_here
from front.words import problems
from front.words import region as region_words
from front.words import server as words
from front.words.say import counted
from rating.problems import Refused

Values = Mapping[str, object]
NOTHING: Values = MappingProxyType({})


def show_server(asked: Asked) -> Response:
    """Each village's file: how large it is, when it was last written to, and when it was last copied."""
    lines = [_line(one) for one in health()]
    books, now_open = counted(len(lines), *words.BOOKS), counted(open_books(), *words.OPEN_BOOKS)
    return page(asked, "server.html", title=words.SERVER, words=words, lines=lines, books=books, open=now_open)


def show_region(asked: Asked) -> Response:
    """The means of the villages' figures, from the folder of snapshots that this server was given."""
    try:
        found = region_here()
    except Refused as refused:
        return _region(asked, 503, [words.REGION_UNREADABLE, *problems.lines(refused.problems)])
    return _region(asked, refused=[words.NO_REGION]) if found is None else _region(asked, more=shown(found))


def _region(asked: Asked, status: int = 200, refused: Sequence[str] = (), more: Values = NOTHING) -> Response:
    said = {"title": region_words.TITLE, "words": region_words, "refused": refused}
    return page(asked, "region_here.html", status, told=more, **said)


def _line(one: Health) -> dict[str, str]:
    return {
        "name": one.name or one.key,
        "size": words.MEGABYTES.format(size=whole(round(one.size / 1e6))) if one.name else words.NOT_READ,
        "written": day(one.written),
        "copied": day(one.copied) if one.copied else words.NEVER,
    }

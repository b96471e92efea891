"""Posters of a village's board as PDF: a board (A3), a sheet for each group (A4), a sheet with strips to tear off.

They show what the village's wall may show (`data.disclosure`), in the language that is spoken, and are noted in the
book, so that it can say by when each must be changed (`data.posters`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import segno

from data.disclosure import Board, Closed, why_closed
from data.errors import entry_refused
from data.open import Book
from data.posters import Poster, record_posters
from front.dates import day
from front.language import current, speaking, tag
from front.light.board_text import thanked_line
from front.notices import NoticeRow
from front.own_folder import refuse_others_files, write_whole
from front.paper.pdf import compiled
from front.seen_from import WALL
from front.sharing import network_addresses, own_names
from front.together import TogetherRow
from front.village_board import VillageBoard, shown_period, total_rows, village_board
from front.words import board as board_words
from front.words import notices as notice_words
from front.words import own, say
from front.words import posters as words
from front.words import together as together_words

LIST = "laurel-posters.json"
PORT = 8501
# Of the hash, as much as `laurel verify --head` takes.
HASH = 16


@dataclass(frozen=True)
class Printed:
    """Posters of one season: name of a file -> PDF; by when they must be changed; or why there is no board."""

    files: dict[str, bytes]
    change_by: str
    closed: Closed | None


def write_posters(book: Book, folder: Path, languages: Sequence[str] = (), url: str = "", period: str = "") -> Printed:
    """Write the posters of a season, the latest by default, into a folder that is Laurel's own.

    Without a board it is emptied, so that nobody hangs an old poster. `url` is the board's address as phones reach it.
    Raises EntryRefused: unknown_period, poster_address; FolderRefused; PaperRefused where no font has the letters.
    """
    shown = shown_period(book, period)
    if shown is None:
        raise entry_refused("unknown_period", "period", period)
    refuse_others_files(folder, LIST)
    found = posters(book, shown, languages or [current()], url or near_url(book.path.stem))
    if found.files or folder.exists():
        write_whole(folder, LIST, found.files)
    return found


def posters(book: Book, period: str, languages: Sequence[str], url: str) -> Printed:
    """The posters of a season in some languages; none where it has no board. Raises as `write_posters` does."""
    refuse_no_url(url)
    closed, change_by = why_closed(book, period), ""
    files: dict[str, bytes] = {}
    for language in [] if closed else languages:
        with speaking(language):
            noted = record_posters(book, period, tag(language))
            files |= dict(_files(village_board(book, period, WALL), noted, url))
            change_by = noted.change_by
    return Printed(files, change_by, closed)


def near_url(village: str) -> str:
    """The board's address in this machine's network, where nobody said another one."""
    host = next(iter(network_addresses()), own_names(())[-1])
    return f"http://{host}:{PORT}/board/{village}"


def refuse_no_url(url: str) -> None:
    """Raise EntryRefused (poster_address) for what no phone could open."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or not url.isprintable() or " " in url:
        raise entry_refused("poster_address", "address", url)


def _files(board: VillageBoard, noted: Poster, url: str) -> Iterator[tuple[str, bytes]]:
    pictures = {"qr": qr(url)}
    foot = _foot(board, noted, url)
    for name, template, data in _papers(board):
        yield f"{name}-{noted.language}.pdf", compiled(template, {**data, **foot}, current(), pictures)


def _papers(board: VillageBoard) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, template and what each paper says above its foot."""
    title = board_words.TITLE.format(village=board.village)
    shared = {
        "title": title,
        "season": board_words.WHEN.format(period=board.period),
        "place": board_words.PLACE,
        "households": board_words.HOUSEHOLDS,
        "equal": board_words.EQUAL,
        "separator": say.SEPARATOR,
        "told": list(_told(board)),
    }
    whole = {"lists": list(_lists(board)), "figures": list(_figures(board)), "sections": [_how(board)]}
    yield (
        "board",
        "poster",
        {**shared, **whole, "paper": "a3", "groups": [_group(each, board) for each in board.groups]},
    )
    alone = {"lists": [], "figures": [], "sections": [_how(board)], "paper": "a4"}
    for number, each in enumerate(sorted(board.groups, key=lambda group: group.league or ""), start=1):
        yield f"group-{number}", "poster", {**shared, **alone, "groups": [_group(each, board)]}
    yield "strips", "strips", _strips(board)


def _told(board: VillageBoard) -> Iterator[str]:
    if board.demo:
        yield own.DEMONSTRATION
    if board.board and board.board.why:
        why = board_words.CORRECTIONS[board.board.why]
        rated_on = day(board.board.rated_on)
        yield board_words.CORRECTED.format(revision=board.board.revision, rated_on=rated_on, why=why)
    if board.first_season:
        yield board_words.FIRST_SEASON


def _group(group: Board, board: VillageBoard) -> dict[str, Any]:
    heading = board_words.GROUP.format(league=_apart(board.names.group(group.league))) if group.league else board.period
    return {"heading": heading, "bands": [list(band) for band in group.bands], "whole": board_words.AS_A_WHOLE}


def _lists(board: VillageBoard) -> Iterator[dict[str, Any]]:
    for heading, thanked in ((board_words.DEEDS, board.deeds), (board_words.AWARDS, board.awards)):
        if thanked:
            yield {"heading": heading, "items": [thanked_line(each) for each in thanked]}
    if board.together:
        yield {"heading": together_words.TITLE, "items": [_goal(each) for each in board.together]}
    if board.beside.notices:
        yield {"heading": notice_words.NOTICES, "items": [_notice(each) for each in board.beside.notices]}


def _goal(goal: TogetherRow) -> str:
    return together_words.GOAL.format(title=_apart(goal.title), said=goal.said)


def _notice(notice: NoticeRow) -> str:
    said = " ".join([*notice.paragraphs, *filter(None, [notice.how])])
    until = notice_words.UNTIL.format(day=notice.until)
    return words.NOTICE.format(title=_apart(notice.title), text=_apart(said), until=until)


def _figures(board: VillageBoard) -> Iterator[dict[str, Any]]:
    heads, rows = total_rows(board)
    if rows:
        constant = [board_words.CONSTANT] if any(each.constant_prices for each in board.totals) else []
        how = [board_words.EARNED_HOW, *constant, board_words.WITHHELD_HOW]
        columns = [board_words.SEASON, *heads]
        yield {"heading": board_words.EARNED, "columns": columns, "rows": [list(row) for row in rows], "texts": how}


def _how(board: VillageBoard) -> dict[str, Any]:
    purpose = [board_words.PURPOSE.format(purpose=_apart(board.purpose))] if board.purpose else []
    return {"heading": board_words.HOW, "texts": [*purpose, *board_words.HOW_SENTENCES]}


def _strips(board: VillageBoard) -> dict[str, Any]:
    counted = [f"{each.ask} ({say.percent(each.share)})" for each in board.counted]
    return {
        "title": words.STRIPS_TITLE.format(village=board.village),
        "texts": [board_words.PURPOSE.format(purpose=_apart(board.purpose))] if board.purpose else [],
        "sections": [
            {"heading": board_words.HOW, "texts": list(board_words.HOW_SENTENCES), "numbered": True},
            *([{"heading": board_words.COUNTED, "texts": counted}] if counted else []),
            {"heading": words.YOUR_SAY, "texts": list(words.SAY_SENTENCES)},
        ],
        "tear_off": words.TEAR_OFF,
    }


def _foot(board: VillageBoard, noted: Poster, url: str) -> Mapping[str, Any]:
    return {
        "on": noted.made_on,
        "change_by": words.CHANGE_BY.format(day=day(noted.change_by)),
        "contact": board_words.CONTACT.format(contact=_apart(board.contact)),
        "about": list(_about(board, noted)),
        "scan": words.SCAN.format(url=_ltr(url)),
        "alt": words.QR,
        "strip": [
            board.village,
            words.SCAN.format(url=_ltr(_short(url))),
            words.STRIP_CARD.format(url=_ltr(_short(url.partition("/board/")[0] + "/card"))),
            words.STRIP_CONTACT.format(contact=_apart(board.contact)),
        ],
    }


def _about(board: VillageBoard, noted: Poster) -> Iterator[str]:
    yield words.MADE_ON.format(day=day(noted.made_on))
    if shown := board.board:
        rated = {"rated_on": day(shown.rated_on), "opened_on": day(shown.opened_on), "revision": shown.revision}
        yield board_words.REVISION.format(**rated)
        rules = {"title": _apart(board.rules_title), "version": shown.version, "hash": _ltr(board.rules_hash[:12])}
        yield board_words.RULES.format(**rules)
    yield words.HEAD.format(head=_ltr(noted.head[:HASH]))


def qr(url: str) -> str:
    """An address as a QR code, in SVG."""
    return str(segno.make_qr(url, error="m").svg_inline(border=2, light="#fff", omitsize=True))


def _short(url: str) -> str:
    """An address as people say it."""
    return url.partition("://")[2]


def _apart(text: str) -> str:
    """Set apart, so that it runs its own way within a sentence."""
    return f"\u2068{text}\u2069"


def _ltr(text: str) -> str:
    """Kept from left to right, as addresses and hashes are."""
    return f"\u2066{text}\u2069"

"""A village's board as a folder of files: for any file server, and for a USB stick without one.

The folder is Laurel's own. A new one is built beside it and takes its place whole, so that nothing of the old one
stays, and a household that has withdrawn is in none of its files.
"""

import json
import os
import shutil
from pathlib import Path

from data.errors import entry_refused
from data.journal import note
from data.open import Book, now
from front.light.board_text import Links, board_text, large_text
from front.light.rendering import ASSETS
from front.seen_from import INTERNET
from front.village_board import VillageBoard, shown_period, village_board
from rating.problems import Problem, Refused

ACT = "publish_site"
# Names its files, so that a folder with anything else in it is left alone.
LIST = "laurel-site.json"
LOADED = ("leaf.svg", "light.css", "large.css", "large.js")
NO_ROBOTS = "User-agent: *\nDisallow: /\n"
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
LINKS = Links("index.html", "index.html", "large.html", lambda name: f"assets/{name}", policy=POLICY)
NOT_YET = ("no_purpose", "no_contact")


class SiteRefused(Refused):
    """The folder was not written; what was there stays as it was."""


def write_site(book: Book, folder: Path, period: str = "") -> VillageBoard:
    """Write the board that the internet may see, of a season or else the latest; gives what it shows.

    A season whose board is not open gets a page that says so. Raises SiteRefused: site_no_purpose, site_no_contact,
    site_other_files, site_not_a_folder, site_cannot_write; EntryRefused: unknown_period.
    """
    shown = shown_period(book, period)
    if shown is None:
        raise entry_refused("unknown_period", "period", period)
    board = village_board(book, shown, INTERNET)
    if board.closed and board.closed.code in NOT_YET:
        raise _refused(f"site_{board.closed.code}", folder)
    _refuse_others_files(folder)
    _write(folder, files(board))
    note(book, ACT)
    return board


def files(board: VillageBoard) -> dict[str, bytes]:
    """path -> what is in it, for every file of the site but its list."""
    texts = {"index.html": board_text(board, LINKS), "large.html": large_text(board, LINKS), "robots.txt": NO_ROBOTS}
    loaded = {f"assets/{name}": (ASSETS / name).read_bytes() for name in LOADED}
    return {**{name: text.encode() for name, text in texts.items()}, **loaded}


def _refuse_others_files(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise _refused("site_not_a_folder", folder)
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    others = sorted(there - _listed(folder))
    if others:
        raise _refused("site_other_files", folder, others[0])


def _listed(folder: Path) -> set[str]:
    try:
        return {LIST, *json.loads((folder / LIST).read_text("utf-8"))["files"]}
    except (OSError, ValueError, TypeError, KeyError):
        return set()


def _write(folder: Path, content: dict[str, bytes]) -> None:
    folder = folder.absolute()
    new, old = (folder.with_name(f".{folder.name}.{os.getpid()}.{what}") for what in ("part", "old"))
    listed = json.dumps({"files": sorted(content), "written_at": now()}, indent=1).encode()
    try:
        for name, text in {**content, LIST: listed}.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_bytes(text)
        _take_its_place(new, folder, old)
    except OSError as error:
        raise _refused("site_cannot_write", folder) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _take_its_place(new: Path, folder: Path, old: Path) -> None:
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    if old.exists():
        shutil.rmtree(old)


def _refused(code: str, folder: Path, value: str = "") -> SiteRefused:
    return SiteRefused([Problem(code, value=value or str(folder), file=folder.name)])

"""A village's board as a folder of files: for any file server, and for a USB stick without one.

The folder is Laurel's own (`front.own_folder`), so a household that has withdrawn is in none of its files.
"""

from pathlib import Path

from data.errors import entry_refused
from data.journal import note
from data.open import Book
from front.light.board_text import Links, board_text, large_text
from front.light.rendering import ASSETS
from front.own_folder import refuse_others_files, refused, write_whole
from front.seen_from import INTERNET
from front.village_board import VillageBoard, shown_period, village_board

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


def write_site(book: Book, folder: Path, period: str = "") -> VillageBoard:
    """Write the board that the internet may see, of a season or else the latest; gives what it shows.

    A season whose board is not open gets a page that says so. Raises FolderRefused: site_no_purpose, site_no_contact,
    site_other_files, site_not_a_folder, site_cannot_write; EntryRefused: unknown_period.
    """
    shown = shown_period(book, period)
    if shown is None:
        raise entry_refused("unknown_period", "period", period)
    board = village_board(book, shown, INTERNET)
    if board.closed and board.closed.code in NOT_YET:
        raise refused(f"site_{board.closed.code}", folder)
    refuse_others_files(folder, LIST)
    write_whole(folder, LIST, files(board))
    note(book, ACT)
    return board


def files(board: VillageBoard) -> dict[str, bytes]:
    """path -> what is in it, for every file of the site but its list."""
    texts = {"index.html": board_text(board, LINKS), "large.html": large_text(board, LINKS), "robots.txt": NO_ROBOTS}
    loaded = {f"assets/{name}": (ASSETS / name).read_bytes() for name in LOADED}
    return {**{name: text.encode() for name, text in texts.items()}, **loaded}

"""A village's board as HTML: the same whether a server answers with it or it is written to a folder."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from data.actors import STRANGER
from data.disclosure import Thanked
from front.light.languages import Choice
from front.light.rendering import text_of
from front.village_board import VillageBoard, total_rows
from front.words import awards, own
from front.words import board as words
from front.words import helping as help_words
from front.words import notices as notice_words
from front.words import scorecard as card_words
from front.words import together as together_words
from front.words.say import percent


@dataclass(frozen=True)
class Links:
    """Where a board's page leads: addresses of a server, or files of a folder. `season` gives those of other seasons.

    `policy` is the content security policy where no server says it, else "". `feed` and `sheet` are the
    notices in other shapes, "" where there is no such file.
    """

    home: str
    board: str
    large: str
    asset: Callable[[str], str]
    season: Callable[[str], str] | None = None
    ways: tuple[tuple[str, str], ...] = ()
    policy: str = ""
    languages: Sequence[Choice] = ()
    feed: str = ""
    sheet: str = ""


def board_text(board: VillageBoard, links: Links) -> str:
    """The page to read, on paper too."""
    return _text("board.html", board, links)


def large_text(board: VillageBoard, links: Links) -> str:
    """The page in large type."""
    return _text("large.html", board, links)


def thanked_line(each: Thanked) -> str:
    """An award in a line: whom it thanks and for what, else its title."""
    name = each.name or words.WHOLE_VILLAGE
    if each.deed:
        return words.DEED.format(name=name, deed=awards.DEEDS[each.deed], period=each.period)
    return words.AWARD.format(name=name, title=each.title, period=each.period)


def _text(template: str, board: VillageBoard, links: Links) -> str:
    heads, rows = total_rows(board)
    return text_of(
        template,
        title=words.TITLE.format(village=board.village),
        words=words,
        together_words=together_words,
        notice_words=notice_words,
        card_words=card_words,
        help_words=help_words,
        demonstration=own.DEMONSTRATION if board.demo else "",
        page=board,
        heads=heads,
        rows=rows,
        links=links,
        asset=links.asset,
        languages=links.languages,
        to=lambda _path: links.home,
        actor=STRANGER,
        percent=percent,
        line=thanked_line,
    )

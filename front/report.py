"""A season's report to the village's meeting: what is public on its wall, on paper (docs/reports.md)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from data.disclosure import Board, Closed, Thanked, award_wall, leagues
from data.firmness import Firmness, firmness
from data.fund import fund_entries
from data.givenout import GivenOut, given_out
from data.open import Book
from front.dates import day
from front.fund import fund_page
from front.language import current
from front.light.board_text import thanked_line
from front.named import in_words
from front.paper.lettering import Lettering, apart
from front.paper.pdf import compiled
from front.pictures import bars_picture
from front.scorecard import ScorecardPage
from front.village_board import VillageBoard, total_rows, village_board
from front.words import board as words
from front.words import firmness as firm_words
from front.words import fund_page as fund_words
from front.words import helping as help_words
from front.words import own
from front.words import report as report_words
from front.words import scorecard as card_words
from front.words import together as together_words
from front.words.say import amount, counted, in_turn, listed, percent

HEAD_LENGTH = 16
Section = Mapping[str, Any]


def season_report(book: Book, period: str = "") -> tuple[str, bytes] | Closed:
    """The period and its report as PDF, in the language that is spoken; or why there is none.

    The same book gives the same bytes. Raises PaperRefused where no font has the letters.
    """
    given = given_out(book, period)
    if isinstance(given, Closed):
        return given
    board = village_board(book, given.period, "wall")
    earned = {one.period: one.amount for one in given.totals if one.name == "earned"}
    said = {each: words.WITHHELD if value is None else amount(value, board.currency) for each, value in earned.items()}
    picture, lettering = apart(bars_picture(earned, said)) if any(earned.values()) else ("", {})
    data = {
        "title": report_words.TITLE.format(village=board.village, period=given.period),
        "on": given.head_on or given.rated_on,
        "for": [report_words.FOR_MEETING, *([own.DEMONSTRATION] if board.demo else [])],
        "sections": [section for section in _sections(book, given, board, said, lettering) if len(section) > 1],
    }
    return given.period, compiled("report", data, current(), {"earned": picture})


def _sections(
    book: Book, given: GivenOut, board: VillageBoard, earned: Mapping[str, str], lettering: Lettering
) -> Iterator[Section]:
    yield {
        "heading": words.HOW,
        "texts": [words.PURPOSE.format(purpose=board.purpose)],
        "points": list(words.HOW_SENTENCES),
    }
    yield _together(given, board, earned, lettering)
    yield _goals(given, board)
    firm = {league: firmness(book, given.period, league) for league in leagues(book, given.period)}
    for group in board.groups:
        name = board.names.group(group.league) if group.league and len(board.groups) > 1 else ""
        yield _group(group, name, firm.get(group.league))
    thanked = (each for each in award_wall(book, "wall") if each.period == given.period)
    yield _thanked(given, in_words(thanked, board.names))
    if fund_entries(book):
        yield _fund(book, given)
    yield _checks(given)
    if board.beside.help:
        yield {"heading": help_words.FIGURES, "texts": list(board.beside.help)}
    if board.beside.card:
        yield _card(board.beside.card)
    yield _counted(board)
    yield {"heading": report_words.STEPS, "points": list(report_words.STEPS_WHAT)}
    yield {"heading": report_words.ABOUT, "texts": list(_about(given, board))}


def _together(given: GivenOut, board: VillageBoard, earned: Mapping[str, str], lettering: Lettering) -> Section:
    heads, rows = total_rows(board)
    if not rows:
        return {"heading": words.EARNED}
    told = in_turn(words.FIGURE.format(period=period, amount=said) for period, said in earned.items())
    constant = words.CONSTANT if any(one.constant_prices for one in given.totals) else ""
    return {
        "heading": words.EARNED,
        **({"picture": "earned", "lettering": lettering} if lettering else {}),
        "alt": words.EARNED_CHART.format(figures=told),
        "columns": [words.SEASON, *heads],
        "rows": [list(row) for row in rows if row[0] in given.periods],
        "figures": list(range(1, len(heads) + 1)),
        "notes": [f"{words.EARNED_HOW} {constant} {words.WITHHELD_HOW}".replace("  ", " ")],
    }


def _goals(given: GivenOut, board: VillageBoard) -> Section:
    own = [goal for goal in board.together if goal.period == given.period]
    points = [together_words.GOAL.format(title=goal.title, said=goal.said) for goal in own]
    return {"heading": together_words.TITLE, **({"points": points} if points else {})}


def _group(board: Board, name: str, firm: Firmness | Closed | None) -> Section:
    """The board of a group; `name` is "" where it is the only one."""
    heading = words.GROUP.format(league=name) if name else report_words.THANKS
    if board.as_a_whole:
        return {"heading": heading, "texts": [words.AS_A_WHOLE]}
    rows = [[str(place), listed(names)] for place, names in enumerate(board.bands, 1)]
    notes = [words.EQUAL]
    if isinstance(firm, Firmness):
        notes.append(report_words.FIRM.format(firmness=firm_words.firmness(firm.code, firm.would_move)))
    return {"heading": heading, "columns": [words.PLACE, words.HOUSEHOLDS], "rows": rows, "narrow": [0], "notes": notes}


def _thanked(given: GivenOut, thanked: Sequence[Thanked]) -> Section:
    many = (one.value for one in given.counts if (one.period, one.name) == (given.period, "awards"))
    texts = [counted(int(value), *report_words.ACCEPTED) for value in many if value is not None]
    texts += [] if thanked else [report_words.NOBODY_NAMED]
    return {"heading": report_words.THANKED, "texts": texts, "points": [thanked_line(each) for each in thanked]}


def _fund(book: Book, given: GivenOut) -> Section:
    page = fund_page(book)
    return {
        "heading": report_words.FUND,
        "texts": [report_words.FUND_NOW.format(day=day(given.head_on))],
        "columns": list(fund_words.COLUMNS),
        "rows": [list(row) for row in page.rows],
        "figures": [1, 2, 3, 4, 5],
        "notes": [page.cap],
    }


def _checks(given: GivenOut) -> Section:
    """What they led to in the last season of which that may be said."""
    texts = [report_words.CHECKS_WHAT]
    found = {(one.period, one.name): one.value for one in given.counts if one.value is not None}
    last = next((period for period in reversed(given.periods) if (period, "checked") in found), None)
    if last is not None:
        texts.append(counted(int(found[last, "checked"]), *report_words.CHECKED, period=last))
        share = found.get((last, "corrected"))
        texts += [] if share is None else [report_words.CORRECTED.format(share=percent(share))]
    return {"heading": report_words.CHECKS, "texts": texts}


def _card(card: ScorecardPage) -> Section:
    """What households say of the working group."""
    return {
        "heading": card_words.RESULTS,
        "texts": [card.said],
        "columns": [card_words.QUESTION, card_words.AGREED],
        "rows": [list(row) for row in card.rows],
    }


def _counted(board: VillageBoard) -> Section:
    if not board.counted:
        return {"heading": words.COUNTED}
    return {
        "heading": words.COUNTED,
        "columns": [words.COUNTED_QUESTION, words.COUNTED_ANOTHER, words.COUNTED_WEIGHT],
        "rows": [[one.ask, one.another_way, percent(one.share)] for one in board.counted],
        "figures": [2],
    }


def _about(given: GivenOut, board: VillageBoard) -> Iterator[str]:
    yield words.CONTACT.format(contact=board.contact)
    if (one := board.board) is not None:
        yield words.REVISION.format(rated_on=day(one.rated_on), revision=one.revision, opened_on=day(one.opened_on))
        if one.why:
            told = {"revision": one.revision, "rated_on": day(one.rated_on), "why": words.CORRECTIONS[one.why]}
            yield words.CORRECTED.format(**told)
        yield words.RULES.format(title=board.rules_title, version=one.version, hash=board.rules_hash[:12])
    yield report_words.HEAD.format(day=day(given.head_on), head=given.head[:HEAD_LENGTH])

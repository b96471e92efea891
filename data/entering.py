"""How far entering has come, for those who enter: a list of households in an order that never depends on a value."""

from dataclasses import dataclass, replace
from typing import Any, Literal

from data.cards import asked_number, numbers_of_cards
from data.households import consenting
from data.open import Book
from data.permissions import needs
from data.questions import asked_questions
from data.second import drawn
from rating.letters import fold

Filter = Literal["all", "not_started", "mine", "unfinished"]
FILTERS: tuple[Filter, ...] = ("all", "not_started", "mine", "unfinished")

_MARKED = """
    SELECT h.name AS household, m.criterion AS name, max(r.account IS :account) AS mine FROM marks AS m
    JOIN households AS h ON h.id = m.household JOIN raters AS r ON r.id = m.rater
    JOIN periods AS p ON p.id = m.period WHERE p.name = :period GROUP BY h.name, m.criterion"""
_ASKED = """
    SELECT h.name AS household, s.name, max(x.by IS :account) AS mine FROM (
        SELECT household, period, source, entered_by AS by FROM coverage
        UNION ALL SELECT household, period, source, entered_by FROM income_entries) AS x
    JOIN households AS h ON h.id = x.household JOIN sources AS s ON s.id = x.source
    JOIN periods AS p ON p.id = x.period WHERE p.name = :period GROUP BY h.name, s.name"""
_HOUSEHOLDS = """
    SELECT h.id AS number, h.name AS household, h.house_number, h.nickname, h.village_group AS "group",
           h.earners > 0 AS earns,
           EXISTS (SELECT 1 FROM pauses AS x WHERE x.household = h.id AND x.period = p.id) AS paused
    FROM households AS h, periods AS p WHERE p.name = :period AND h.archived_on IS NULL
    AND NOT EXISTS (SELECT 1 FROM succession AS s JOIN periods AS since ON since.id = s.period
        WHERE (s.old = h.id AND since.position <= p.position) OR (s.new = h.id AND since.position > p.position))
    ORDER BY h.village_group, h.id"""


@dataclass(frozen=True)
class Entered:
    """How far one household is.

    `second` where the signed-in rater is to rate after somebody else; where nobody `earns`, no income is asked.
    """

    number: int
    household: str
    house_number: str
    nickname: str
    group: str
    sources: int
    criteria: int
    mine: bool
    second: bool
    paused: bool
    earns: bool
    complete: bool
    cards: tuple[int, ...] = ()

    @property
    def started(self) -> bool:
        """Whether anything was entered."""
        return bool(self.sources or self.criteria)


@dataclass(frozen=True)
class Entering:
    """How far a period is; of how many sources and criteria each household is asked about. Paused ones do not count."""

    period: str
    sources: int
    criteria: int
    households: tuple[Entered, ...]

    @property
    def counted(self) -> int:
        """The households that entries are awaited of."""
        return sum(not each.paused for each in self.households)

    @property
    def complete(self) -> int:
        """Those of which every question is answered."""
        return sum(each.complete for each in self.households if not each.paused)


@needs("entering")
def entering(book: Book, period: str) -> Entering:
    """How far every household of the book is in a period, for the signed-in rater.

    Where somebody else has marked a criterion, it counts as done, except in the households that are drawn to be rated
    by a second person too. Raises EntryRefused: no_rubric.
    """
    keys = [question.key for question in asked_questions(book)]
    told = {"period": period, "account": book.actor.account}
    marks, incomes = _by_household(book.rows(_MARKED, **told)), _by_household(book.rows(_ASKED, **told))
    second, taking_part, cards = drawn(book, period), consenting(book), numbers_of_cards(book)
    households = []
    for row in book.rows(_HOUSEHOLDS, period=period):
        if row["household"] in taking_part:
            given = (marks.get(row["household"], {}), incomes.get(row["household"], {}))
            far = _entered(row, keys, *given, drawn=row["household"] in second)
            households.append(replace(far, cards=cards.get(far.household, ())))
    sources = sum(key.startswith("income:") for key in keys)
    return Entering(period, sources, len(keys) - sources, tuple(households))


def chosen(found: Entering, search: str = "", only: Filter = "all") -> tuple[Entered, ...]:
    """The households whose name, house number, nickname or group holds `search`, after a filter; the order stays.

    Capitals and accents do not matter. A search such as #17 is for the number on a card.
    """
    return tuple(each for each in found.households if _is_named(each, search) and _passes(each, only))


def _by_household(rows: list[dict[str, Any]]) -> dict[str, dict[str, bool]]:
    found: dict[str, dict[str, bool]] = {}
    for row in rows:
        found.setdefault(row["household"], {})[row["name"]] = bool(row["mine"])
    return found


def _entered(
    row: dict[str, Any], keys: list[str], marks: dict[str, bool], incomes: dict[str, bool], *, drawn: bool
) -> Entered:
    criteria = [key.partition(":")[2] for key in keys if key.startswith("mark:")]
    sources = [key.partition(":")[2] for key in keys if key.startswith("income:") and row["earns"]]
    others = any(not marks.get(name, True) for name in criteria)
    second = drawn and others
    done = [name for name in criteria if name in marks and (marks[name] or not second)]
    asked = [name for name in sources if name in incomes]
    text: dict[str, Any] = {name: row[name] or "" for name in ("household", "house_number", "nickname", "group")}
    return Entered(
        number=row["number"],
        **text,
        sources=len(asked),
        criteria=len(done),
        mine=second or any(marks.values()) or any(incomes.values()),
        second=second,
        paused=bool(row["paused"]),
        earns=bool(row["earns"]),
        complete=len(done) + len(asked) == len(criteria) + len(sources),
    )


def _is_named(each: Entered, search: str) -> bool:
    card = asked_number(search)
    if card:
        return card in each.cards
    text = _folded(" ".join((each.household, each.house_number, each.nickname, each.group)))
    return all(word in text for word in _folded(search).split())


def _folded(text: str) -> str:
    return " ".join(map(fold, text.split()))


def _passes(each: Entered, only: Filter) -> bool:
    match only:
        case "not_started":
            return not each.started and not each.paused
        case "mine":
            return each.mine
        case "unfinished":
            return not each.complete and not each.paused
        case _:
            return True

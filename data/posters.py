"""Posters that hang: what was printed cannot be called back, so each says by when it must be changed (charter 3).

That is the next day on which boards take up corrections; and today, as soon as a poster names somebody whom the wall
no longer names, or by another name. Nothing tells why.
"""

from dataclasses import dataclass
from typing import Any

from data.boarddays import next_board_day, revision_shown
from data.chain import head
from data.disclosure import on_the_wall, why_closed
from data.errors import entry_refused
from data.open import Book, today
from data.permissions import needs

Named = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Poster:
    """The posters of a season in a language that were printed on a day.

    `head` is the journal's newest hash of then. `change_by` is a day; `outdated` where the wall no longer names all
    whom they name.
    """

    number: int
    period: str
    language: str
    revision: int
    head: str
    made_on: str
    change_by: str
    outdated: bool = False

    @property
    def is_overdue(self) -> bool:
        """Whether they should no longer hang today."""
        return self.change_by <= today()


@needs("record_posters")
def record_posters(book: Book, period: str, language: str) -> Poster:
    """Note that posters of a season's board are printed today; those noted before, where nothing changed since then.

    Raises EntryRefused: no_board.
    """
    if why_closed(book, period) is not None:
        raise entry_refused("no_board", "period", period)
    named, revision = on_the_wall(book, period), revision_shown(book, period) or 1
    for row in book.rows(_SAME, period=period, language=language, revision=revision, today=today()):
        if _names(book, row["number"]) == named and row["named"] == len(named):
            return _poster(row)
    new = {
        "period": period,
        "language": language,
        "revision": revision,
        "head": head(book.db),
        "named": len(named),
        "made_on": today(),
        "change_by": next_board_day(book),
    }
    with book.writing():
        number = book.db.execute(_ADD, new).lastrowid
        book.db.conn.executemany(_ADD_NAME, [(number, label, name) for name, label in sorted(named)])
    return _poster({"number": number, **new})


@needs("hanging_posters")
def hanging_posters(book: Book) -> tuple[Poster, ...]:
    """The posters that nobody has taken down, those first that must be changed first."""
    rows = book.rows(_HANGING)
    named = {period: on_the_wall(book, period) for period in {row["period"] for row in rows}}
    found = (_hanging(book, row, named[row["period"]]) for row in rows)
    return tuple(sorted(found, key=lambda each: (each.change_by, each.number)))


@needs("take_down_posters")
def take_down_posters(book: Book, number: int) -> None:
    """Note that posters no longer hang. Raises EntryRefused: not_known."""
    sql = "UPDATE posters SET taken_down_on = :today WHERE id = :number AND taken_down_on IS NULL"
    with book.writing():
        if not book.db.execute(sql, {"number": number, "today": today()}).rowcount:
            raise entry_refused("not_known", "posters", number)


def _hanging(book: Book, row: dict[str, Any], now: Named) -> Poster:
    names = _names(book, row["number"])
    # Whoever was deleted since has no row any more, but was counted.
    if names <= now and row["named"] == len(names):
        return _poster(row)
    return _poster({**row, "change_by": min(row["change_by"], today())}, outdated=True)


def _names(book: Book, number: int) -> Named:
    sql = """SELECT h.name, n.label FROM poster_names AS n JOIN households AS h ON h.id = n.household
             WHERE n.poster = :number"""
    return frozenset((row["name"], row["label"]) for row in book.rows(sql, number=number))


def _poster(row: dict[str, Any], *, outdated: bool = False) -> Poster:
    return Poster(**{key: value for key, value in row.items() if key != "named"}, outdated=outdated)


_COLUMNS = """SELECT x.id AS number, p.name AS period, x.language, x.revision, x.head, x.named, x.made_on, x.change_by
    FROM posters AS x JOIN periods AS p ON p.id = x.period WHERE x.taken_down_on IS NULL"""
_HANGING = f"{_COLUMNS} ORDER BY x.id"
_SAME = f"""{_COLUMNS} AND p.name = :period AND x.language = :language AND x.revision = :revision
    AND x.made_on = :today ORDER BY x.id DESC"""
_ADD = """INSERT INTO posters (period, language, revision, head, named, made_on, change_by) VALUES (
    (SELECT id FROM periods WHERE name = :period), :language, :revision, :head, :named, :made_on, :change_by)"""
_ADD_NAME = "INSERT INTO poster_names SELECT ?, id, ? FROM households WHERE name = ?"

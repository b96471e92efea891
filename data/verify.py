"""Whether a book is what it says: its file, its rules, the chain of its journal, its rows, and every stored rating.

A finding is a `Problem`: its code, the table (`at`) and the key of the row (`value`); never what a row holds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from data.catalogue import adopted
from data.chain import LINKED, START, digest, link
from data.journaltables import OUTSIDE, VALUES_NOT_KEPT
from data.migrations import TRIGGERS
from data.open import Book
from data.outside import differences
from data.permissions import needs
from data.recompute import Recomputed, recompute
from rating.hashing import content_hash
from rating.problems import Problem

_DIFFERS = {"changed": "row_changed", "added": "row_added", "removed": "row_removed"}
# What must hold in every book, as queries for what does not: code, table, query of the keys.
_INVARIANTS = (
    (
        "never_consented",
        "households",
        """SELECT id FROM households WHERE id NOT IN (SELECT household FROM consents WHERE purpose = 'take_part')""",
    ),
    (
        "published_unrated",
        "periods",
        """SELECT id FROM periods WHERE state IN ('published', 'closed') AND id NOT IN (SELECT period FROM ratings)""",
    ),
)


@dataclass(frozen=True)
class Report:
    """What was found, the chain's newest hash and length, and what came of rating anew."""

    findings: tuple[Problem, ...]
    head: str
    entries: int
    ratings: Recomputed


@needs("verify")
def verify(book: Book, head: str = "") -> Report:
    """Look at everything; `head` is a hash that was printed earlier, or its beginning, and must be in the chain."""
    found, hashes = [*_file(book), *_triggers(book)], []
    for each, problem in _chain(book):
        hashes.append(each)
        found += [problem] if problem else []
    if head and not any(each.startswith(head.lower()) for each in hashes):
        found.append(Problem("head_missing", value=head))
    found += [*_values(book), *_rows(book), *_rubrics(book), *_invariants(book), *_sounds(book)]
    ratings = recompute(book)
    return Report((*found, *ratings.findings), hashes[-1] if hashes else START, len(hashes), ratings)


def _file(book: Book) -> Iterator[Problem]:
    for row in book.rows("PRAGMA integrity_check(20)"):
        if row["integrity_check"] != "ok":
            yield Problem("damaged", value=row["integrity_check"])
    for row in book.rows("PRAGMA foreign_key_check"):
        yield Problem("broken_reference", row["table"], value=f"[{row['rowid']}]", more={"other": row["parent"]})


def _triggers(book: Book) -> Iterator[Problem]:
    there = {name: " ".join(sql.split()) for name, sql in book.db.triggers_dict.items()}
    declared = {name: " ".join(sql.split()) for name, sql in TRIGGERS.items()}
    for name in sorted(there.keys() | declared.keys()):
        if there.get(name) != declared.get(name):
            yield Problem("rule_missing" if name not in there else "rule_changed", value=name)


def _chain(book: Book) -> Iterator[tuple[str, Problem | None]]:
    """Each entry's hash, and what is wrong with the entry or before it."""
    before, expected = START, 1
    for row in book.rows(f"SELECT {', '.join(LINKED)}, hash FROM journal ORDER BY seq"):  # noqa: S608
        linked = link(before, tuple(row[name] for name in LINKED))
        yield row["hash"], _broken(row, linked, expected)
        before, expected = row["hash"], row["seq"] + 1


def _broken(row: dict[str, object], linked: str, expected: int) -> Problem | None:
    if row["seq"] != expected:
        return Problem("entry_missing", "journal", value=expected)
    if row["hash"] != linked:
        return Problem("entry_changed", "journal", value=row["seq"])
    if row["act"] == OUTSIDE:
        return Problem("written_outside", str(row["subject"]), value=row["key"], more={"time": row["at"]})
    return None


def _values(book: Book) -> Iterator[Problem]:
    """The values that are kept are those that the entries are about, and each begins with what the last one left."""
    sql = """SELECT j.seq, j.subject, j.key, j.act, j.before AS was, j.after AS became, v.salt, v.before, v.after,
             j.household IS NOT NULL AND j.household NOT IN (SELECT id FROM households) AS erased
             FROM journal AS j LEFT JOIN journal_values AS v ON v.seq = j.seq WHERE j.subject <> '' ORDER BY j.seq"""
    left: dict[tuple[str, str], str | None] = {}
    for row in book.rows(sql):
        key = (row["subject"], row["key"])
        if row["salt"] is None:
            if not row["erased"]:
                yield Problem("values_missing", "journal", value=row["seq"])
        elif row["subject"] not in VALUES_NOT_KEPT:
            if not all(
                _fits(row["salt"], row[text], row[told]) for text, told in (("before", "was"), ("after", "became"))
            ):
                yield Problem("values_changed", "journal", value=row["seq"])
            elif left.get(key) != row["before"]:
                yield Problem("changed_between", row["subject"], value=row["key"], more={"seq": row["seq"]})
        left[key] = row["after"]


def _fits(salt: str, text: str | None, told: str | None) -> bool:
    return (None if text is None else digest(salt, text)) == told


def _rows(book: Book) -> Iterator[Problem]:
    for each in differences(book.db):
        if each.what in _DIFFERS:
            yield Problem(_DIFFERS[each.what], each.change.subject, value=each.change.key)


def _rubrics(book: Book) -> Iterator[Problem]:
    for one in adopted(book):
        try:
            same = content_hash(one.rubric().model_dump(mode="json", by_alias=True)) == one.hash
        except ValueError:
            same = False
        if not same:
            yield Problem(
                "rubric_hash", "rubrics", value=f"[{one.id}]", more={"title": one.title, "version": one.version}
            )


def _invariants(book: Book) -> Iterator[Problem]:
    for code, table, sql in _INVARIANTS:
        for row in book.rows(sql):
            yield Problem(code, table, value=f"[{row['id']}]")


def _sounds(book: Book) -> Iterator[Problem]:
    """The sound of each clip, which is in no journal, has the digest that is."""
    for row in book.rows("SELECT id, digest, sound FROM clips LEFT JOIN clip_sounds ON clip = id"):
        if sha256(row["sound"] or b"").hexdigest() != row["digest"]:
            yield Problem("clip_changed", "clips", value=f"[{row['id']}]")

"""The criteria and rubrics that Laurel ships, and the village rules that a book has adopted."""

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from data.checkrules import check_problems
from data.errors import EntryRefused, entry_refused
from data.loans import refuse_loans
from data.meetings import record_meeting
from data.open import Book
from data.permissions import needs
from data.statements import ADD
from rating.hashing import content_hash
from rating.loading import load_rubric
from rating.problems import Problem, RubricRefused, nearest
from rating.rubric import Indicator, Rubric
from rating.source import read_source

TRANSLATED = ("zh", "es", "hi", "ar")


@dataclass(frozen=True)
class Adopted:
    """A rubric as it lies in a book: never edited; `hash` is of everything in it, `text` is what was read."""

    id: int
    title: str
    version: str
    hash: str
    text: str
    adopted_on: str

    def rubric(self) -> Rubric:
        """The rubric that its text holds."""
        return _reread(self.text)


@cache
def catalogue() -> dict[str, dict[str, Any]]:
    """The shipped criteria by id: topic, ask, scale, about, another_way, unit."""
    return _entries("catalogue.yaml")


@cache
def translated(criterion: str, language: str) -> dict[str, str]:
    """What the catalogue says of a criterion in a language such as "es" (ask, about, another_way, unit), or {}."""
    return _entries(f"catalogue.{language}.yaml").get(criterion, {}) if language in TRANSLATED else {}


@cache
def questions(criterion: str) -> frozenset[str]:
    """A shipped criterion's question in every language that ships."""
    translations = (_entries(f"catalogue.{language}.yaml").get(criterion, {}) for language in TRANSLATED)
    asked = [entry.get("ask") for entry in (catalogue().get(criterion, {}), *translations)]
    return frozenset(ask for ask in asked if ask)


def shipped(name: str) -> str:
    """The text of a shipped rubric, such as "village". Raises EntryRefused: unknown_rubric."""
    file = files("data.rubrics") / f"{name}.yaml"
    if name not in shipped_names():
        raise entry_refused("unknown_rubric", value=name, near=nearest(name, shipped_names()))
    return file.read_text(encoding="utf-8")


def shipped_names() -> tuple[str, ...]:
    """The names of the shipped rubrics."""
    names = (file.name for file in files("data.rubrics").iterdir())
    return tuple(sorted(n.removesuffix(".yaml") for n in names if n.endswith(".yaml") and "catalogue" not in n))


def is_own(indicator: Indicator) -> bool:
    """Whether a criterion is the village's own: not in the catalogue, or asked or scaled in another way than there."""
    known = catalogue().get(indicator.key) if indicator.kind == "marks" else None
    if indicator.kind == "income" or known is None:
        return indicator.kind != "income"
    asked = indicator.ask is None or indicator.ask in questions(indicator.key)
    scaled = indicator.scale is None or list(indicator.scale) == [float(end) for end in known["scale"]]
    return not (asked and scaled and indicator.topic == known["topic"])


@needs("adopt")
def adopt(book: Book, text: str, held_on: str) -> Adopted:
    """Adopt a rubric, as the village's meeting of a day agreed; one that was adopted before is taken up again.

    Its sources are entered with their kinds. Raises RubricRefused, or EntryRefused: scope_index (not made for a
    village), version_taken (another text bears the same title and version), source_kind (a source that the book has
    under another kind), loan_is_no_income.
    """
    rubric = load_rubric(text)
    if problems := check_problems(rubric):
        raise RubricRefused(problems)
    if rubric.scope != "village":
        raise EntryRefused([Problem("scope_index", "scope", value=rubric.scope, accepted=("village",))])
    whole = content_hash(rubric.model_dump(mode="json", by_alias=True))
    with book.writing():
        _enter_sources(book, rubric)
        if not book.rows("SELECT 1 FROM rubrics WHERE hash = :hash", hash=whole):
            _store(book, rubric, whole, text, held_on)
        record_meeting(book, held_on, "adopt_rubric", subject=whole)
    return _adopted(book, "hash = :hash", hash=whole)[0]


@needs("current")
def current(book: Book) -> Adopted | None:
    """The rubric that the latest decision adopted; None before there is one."""
    latest = "SELECT subject FROM meetings WHERE decision = 'adopt_rubric' ORDER BY id DESC LIMIT 1"
    return next(iter(_adopted(book, f"hash = ({latest})")), None)


@needs("adopted")
def adopted(book: Book) -> tuple[Adopted, ...]:
    """Every rubric that was ever adopted, the oldest first."""
    return tuple(_adopted(book, "true"))


@needs("current_rubric")
def current_rubric(book: Book) -> Rubric:
    """The current rubric, in which the village's own criteria that no meeting has agreed score nothing.

    Raises EntryRefused: no_rubric.
    """
    found = current(book)
    if found is None:
        raise entry_refused("no_rubric")
    rubric = found.rubric()
    return rubric.silence(unagreed(book, rubric))


@needs("unagreed")
def unagreed(book: Book, rubric: Rubric) -> frozenset[str]:
    """Names of the village's own criteria in a rubric that no meeting has agreed in these words (charter 2)."""
    sql = "SELECT subject, wording FROM meetings WHERE decision = 'own_criterion'"
    agreed = {(row["subject"], row["wording"]) for row in book.rows(sql)}
    return frozenset(
        leaf.name for leaf in rubric.indicators() if is_own(leaf.part) and agreement(leaf.part) not in agreed
    )


def agreement(indicator: Indicator) -> tuple[str, str]:
    """What a meeting agrees to: where a criterion's values come from, and the question as it is asked."""
    return indicator.from_, indicator.ask or ""


def _adopted(book: Book, where: str, **values: str) -> list[Adopted]:
    columns = "id, title, version, hash, text, adopted_on"
    rows = book.rows(f"SELECT {columns} FROM rubrics WHERE {where} ORDER BY id", **values)  # noqa: S608
    return [Adopted(**row) for row in rows]


def _store(book: Book, rubric: Rubric, whole: str, text: str, day: str) -> None:
    same = "SELECT hash FROM rubrics WHERE title = :title AND version = :version"
    if book.rows(same, title=rubric.title, version=rubric.version):
        raise entry_refused("version_taken", "version", rubric.version, title=rubric.title)
    sql = """INSERT INTO rubrics (title, version, hash, rating_hash, text, adopted_on)
             VALUES (:title, :version, :hash, :rating_hash, :text, :day)"""
    named = {"title": rubric.title, "version": rubric.version, "hash": whole, "rating_hash": rubric.hash}
    book.db.execute(sql, {**named, "text": text, "day": day})


def _enter_sources(book: Book, rubric: Rubric) -> None:
    known = {row["name"]: row["kind"] for row in book.rows("SELECT name, kind FROM sources")}
    kinds = rubric.income.kinds if rubric.income else {}
    refuse_loans(source for source in kinds if source not in known)
    for source, kind in kinds.items():
        if known.get(source, kind) != kind:
            raise entry_refused("source_kind", f"income.{kind}", source, book=known[source], rubric=kind)
        if source not in known:
            book.db.execute(ADD["sources"], {"source": source, "kind": kind})


@lru_cache(maxsize=64)
def _reread(text: str) -> Rubric:
    """A rubric that was checked when it was adopted: a later, stricter check must not hide what it once gave."""
    return Rubric.model_validate(read_source(text, "").data)


@cache
def _entries(file: str) -> dict[str, dict[str, Any]]:
    path = files("data.rubrics") / file
    if not path.is_file():
        return {}
    loaded: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded

"""Making village rules: from criteria of the catalogue and weights, as the text of a rubric; and looking at a text."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import yaml

from data.catalogue import catalogue, current, is_own, shipped
from data.checkrules import check_problems
from data.errors import EntryRefused, entry_refused
from data.loans import is_loan
from data.open import Book
from data.permissions import needs
from rating.hashing import content_hash
from rating.loading import load_rubric
from rating.problems import Problem, RubricRefused, nearest
from rating.rubric import Indicator, Rubric
from rating.source import read_source

STARTS_FROM = "village"
EARNING, DILIGENCE = "earning", "diligence"
GROWTH = {"from": "income.growth", "normalise": {"method": "goalposts", "low": -0.5, "high": 1.0}}
KEPT = (
    "period",
    "income",
    "missing",
    "outliers",
    "relative_to",
    "raters",
    "leagues",
    "levels",
    "rank",
    "publish",
    "awards",
    "checks",
    "texts",
)


@dataclass(frozen=True)
class Choices:
    """What is chosen in the form: criteria of the catalogue with weights, and the share of earning (0 to 40 %)."""

    title: str
    version: str
    purpose: str
    earning: float
    weights: Mapping[str, float]
    floor: float


def choices_of(rubric: Rubric) -> Choices:
    """The choices that a rubric amounts to; criteria that are not in the catalogue are left out."""
    shares = _shares(rubric.model_dump(mode="json", by_alias=True, exclude_none=True)["score"], 100.0)
    known = {key: share for key, share in shares.items() if key in catalogue()}
    earning = sum(share for key, share in shares.items() if key.startswith("income."))
    rest = sum(known.values()) or 1.0
    weights = {key: round(100 * share / rest, 2) for key, share in known.items()}
    floor = rubric.income.floor if rubric.income else 0.0
    return Choices(rubric.title, rubric.version, rubric.purpose, round(earning, 2), weights, floor)


@needs("first_choices")
def first_choices(book: Book) -> Choices:
    """What the form begins with: the rules in force, else those that are shipped for a new village."""
    found = current(book)
    return choices_of(found.rubric() if found else load_rubric(shipped(STARTS_FROM)))


@needs("composed")
def composed(book: Book, choices: Choices) -> str:
    """The choices as the text of a rubric; sources, groups and levels are those in force, else the shipped ones.

    Raises EntryRefused: not_in_catalogue, no_criteria, not_above_zero (a weight).
    """
    for criterion, weight in choices.weights.items():
        if criterion not in catalogue():
            raise entry_refused("not_in_catalogue", "weights", criterion, near=nearest(criterion, catalogue()))
        if weight <= 0:
            raise entry_refused("not_above_zero", criterion, weight)
    if not choices.weights:
        raise entry_refused("no_criteria", "weights")
    found = current(book)
    base = read_source(found.text if found else shipped(STARTS_FROM)).data
    kept = {key: base[key] for key in KEPT if key in base}
    if "income" in kept:
        kept["income"] = {**kept["income"], "floor": choices.floor}
    named = {"title": choices.title, "version": choices.version, "purpose": choices.purpose}
    parts = _parts(choices, _growth_of(base["score"]) or GROWTH)
    return _text({"scope": "village", **named, **kept, "score": {"parts": parts}})


def left_out(rubric: Rubric) -> tuple[str, ...]:
    """Names of what the form cannot hold, and would leave out of new rules: all but growth and shipped criteria."""
    return tuple(
        leaf.name for leaf in rubric.indicators() if leaf.part.from_ != GROWTH["from"] and _not_in_form(leaf.part)
    )


@needs("rules_problems")
def rules_problems(book: Book, text: str) -> tuple[Problem, ...]:
    """Everything for which the book would refuse a text as its rules, with lines; nothing where it is right."""
    try:
        rubric = load_rubric(text, "rules.yaml")
    except RubricRefused as refused:
        return refused.problems
    read = read_source(text)
    line = read.lines.get
    if rubric.scope != "village":
        return (Problem("scope_index", "scope", line("scope", 1), rubric.scope, ("village",), file="rules.yaml"),)
    taken = book.rows("SELECT hash FROM rubrics WHERE title = :t AND version = :v", t=rubric.title, v=rubric.version)
    problems = [replace(each, line=read.line(each.at), file="rules.yaml") for each in check_problems(rubric)]
    if taken and taken[0]["hash"] != whole_hash(rubric):
        more = {"title": rubric.title}
        problems.append(
            Problem("version_taken", "version", line("version", 1), rubric.version, file="rules.yaml", more=more)
        )
    kinds = {row["name"]: row["kind"] for row in book.rows("SELECT name, kind FROM sources")}
    for source, kind in (rubric.income.kinds if rubric.income else {}).items():
        if kinds.get(source, kind) != kind:
            more = {"book": kinds[source], "rubric": kind}
            problems.append(Problem("source_kind", "income", line("income", 1), source, file="rules.yaml", more=more))
        elif source not in kinds and is_loan(source):
            problems.append(Problem("loan_is_no_income", "income", line("income", 1), source, file="rules.yaml"))
    return tuple(problems)


@needs("read_rules")
def read_rules(book: Book, text: str) -> Rubric:
    """The rubric of a text that the book would take. Raises RubricRefused or EntryRefused."""
    rubric = load_rubric(text, "rules.yaml")
    problems = rules_problems(book, text)
    if problems:
        raise EntryRefused(problems)
    return rubric


def whole_hash(rubric: Rubric) -> str:
    """The hash of everything in a rubric, as the book keeps it."""
    return content_hash(rubric.model_dump(mode="json", by_alias=True))


def _not_in_form(part: Indicator) -> bool:
    return part.kind == "income" or is_own(part)


def _growth_of(group: Mapping[str, Any]) -> dict[str, Any] | None:
    """The indicator of growth as it stands in a rubric's data."""
    for part in group["parts"].values():
        if "parts" in part and (found := _growth_of(part)):
            return found
        if part.get("from") == GROWTH["from"]:
            return {key: value for key, value in part.items() if key != "weight"}
    return None


def _parts(choices: Choices, growth: Mapping[str, Any]) -> dict[str, Any]:
    diligence = {name: _criterion(name, weight) for name, weight in choices.weights.items()}
    if choices.earning <= 0:
        return diligence
    return {
        EARNING: {"weight": choices.earning, "parts": {"growth": dict(growth)}},
        DILIGENCE: {"weight": 100 - choices.earning, "parts": diligence},
    }


def _criterion(name: str, weight: float) -> dict[str, Any]:
    entry = catalogue()[name]
    asked = {key: entry[key] for key in ("topic", "ask")}
    return {**asked, "from": f"marks.{name}", "scale": entry["scale"], "weight": weight}


def _shares(group: Mapping[str, Any], whole: float) -> dict[str, float]:
    """indicator's origin, without `marks.` -> its share of the whole weight."""
    parts = group["parts"].values()
    total = sum(part["weight"] for part in parts)
    found: dict[str, float] = {}
    for part in parts:
        share = whole * part["weight"] / total
        inner = _shares(part, share) if "parts" in part else {part["from"].removeprefix("marks."): share}
        found |= inner
    return found


def _text(rules: Mapping[str, Any]) -> str:
    return yaml.safe_dump(dict(rules), sort_keys=False, allow_unicode=True, default_flow_style=None, width=110)

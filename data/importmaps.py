"""Import maps: which column of a form of a group's own is what, as YAML, kept in the village's book.

household: house_no            # a column with names or house numbers
period: {value: 2026}          # or a column
rater: {value: Ana}            # or a column; without it, whoever imports
answers:
  days_trained: mark:training
  salary: income:wage
  salary_told_by: method:wage
rounds:                        # where each source has a row of its own
  in: incomes
  source: from_what
  amount: how_much
values:
  vaccinated: {ja: 1, nein: 0}
  from_what: {salary: wage}
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from data.errors import entry_refused
from data.open import Book
from data.permissions import needs
from data.questions import Question
from rating.problems import Problem, RubricRefused, TablesRefused, nearest
from rating.source import refuse_bombs

PARTS = ("source", "amount", "state", "method")
_KEYS = ("household", "period", "rater", "answers", "rounds", "values")


@dataclass(frozen=True)
class Said:
    """A column, or a value that is the same for every row."""

    column: str = ""
    value: str = ""


@dataclass(frozen=True)
class ImportMap:
    """`answers` has column -> what it is, such as mark:training; `rounds` the columns of a repeat named `rounds_in`;
    `values` column -> the form's own word -> Laurel's."""

    household: str
    period: Said
    rater: Said = field(default_factory=Said)
    answers: Mapping[str, str] = field(default_factory=dict)
    rounds_in: str = ""
    rounds: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that a form has to have."""
        named = (self.household, self.period.column, self.rater.column, *self.answers)
        return tuple(filter(None, named))


def read_map(text: str, questions: Iterable[Question], file: str = "map.yaml") -> ImportMap:
    """The import map of a YAML text. Raises TablesRefused with everything that is wrong in it."""
    try:
        refuse_bombs(text, file)
        given = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (makes nothing but text)
    except RubricRefused as refused:
        raise TablesRefused(refused.problems) from None
    except (yaml.YAMLError, ValueError):
        raise TablesRefused([Problem("not_a_map", file=file)]) from None
    if not isinstance(given, dict):
        raise TablesRefused([Problem("not_a_map", file=file)])
    problems = [*_shape_problems(given, file), *_answer_problems(given, tuple(questions), file)]
    if problems:
        raise TablesRefused(problems)
    rounds = _texts(given.get("rounds"))
    values = given.get("values") or {}
    return ImportMap(
        str(given["household"]),
        _said(given["period"]),
        _said(given.get("rater")),
        _texts(given.get("answers")),
        rounds.pop("in", ""),
        rounds,
        {str(column): _texts(words) for column, words in values.items()},
    )


def map_text(made: ImportMap) -> str:
    """The map as YAML, as `read_map` reads it."""
    told: dict[str, Any] = {"household": made.household, "period": _told(made.period)}
    told |= {"rater": _told(made.rater)} if made.rater != Said() else {}
    told |= {"answers": dict(made.answers)} if made.answers else {}
    told |= {"rounds": {"in": made.rounds_in, **made.rounds}} if made.rounds else {}
    told |= {"values": {column: dict(words) for column, words in made.values.items()}} if made.values else {}
    return yaml.safe_dump(told, sort_keys=False, allow_unicode=True)


@needs("import_filled")
def import_maps(book: Book) -> dict[str, str]:
    """name -> the text of each map that the village keeps."""
    return {row["name"]: row["text"] for row in book.rows("SELECT name, text FROM import_maps ORDER BY name")}


@needs("import_filled")
def keep_map(book: Book, name: str, made: ImportMap) -> None:
    """Keep a map under a name, in place of one that bears it. Raises EntryRefused: empty_map_name."""
    named = " ".join(name.split())
    if not named:
        raise entry_refused("empty_map_name", "name", name)
    sql = "INSERT INTO import_maps VALUES (:name, :text) ON CONFLICT (name) DO UPDATE SET text = excluded.text"
    with book.writing():
        book.db.execute(sql, {"name": named, "text": map_text(made)})


@needs("import_filled")
def forget_map(book: Book, name: str) -> None:
    """Keep a map no longer; what was imported by it stays."""
    with book.writing():
        book.db.execute("DELETE FROM import_maps WHERE name = :name", {"name": name})


def _shape_problems(given: Mapping[Any, Any], file: str) -> Iterable[Problem]:
    for key in given:
        if key not in _KEYS:
            yield Problem("unknown_key", str(key), value=key, accepted=_KEYS, near=nearest(key, _KEYS), file=file)
    for key in ("household", "period"):
        if not given.get(key):
            yield Problem("map_lacks", key, value=key, file=file)
    for key in ("answers", "rounds", "values"):
        if not isinstance(given.get(key) or {}, dict):
            yield Problem("map_lacks", key, value=key, file=file)
    if not (given.get("answers") or given.get("rounds")):
        yield Problem("map_lacks", "answers", value="answers", file=file)
    values = given.get("values")
    for column, words in (values if isinstance(values, dict) else {}).items():
        # A map stays when a household leaves, so none is named in it.
        if column == given.get("household") or not isinstance(words, dict):
            yield Problem("map_names_households" if isinstance(words, dict) else "map_lacks", value=column, file=file)


def _answer_problems(given: Mapping[Any, Any], questions: tuple[Question, ...], file: str) -> Iterable[Problem]:
    accepted = targets(questions)
    answers, rounds = given.get("answers"), given.get("rounds")
    for column, target in (answers if isinstance(answers, dict) else {}).items():
        if target not in accepted:
            near = nearest(target, accepted)
            yield Problem("unknown_question", str(column), value=str(target), near=near, file=file)
    yield from _rounds_problems(rounds if isinstance(rounds, dict) else {}, file)


def _rounds_problems(rounds: Mapping[Any, Any], file: str) -> Iterable[Problem]:
    for key in ("in", "source", "amount"):
        if rounds and key not in rounds:
            yield Problem("map_lacks", key, value=f"rounds.{key}", file=file)
    for key in rounds:
        if key not in ("in", *PARTS):
            yield Problem("unknown_key", str(key), value=key, accepted=("in", *PARTS), file=file)


def targets(questions: Iterable[Question]) -> tuple[str, ...]:
    """All that a column may be: each mark with its phrase, each income with its state and its method.

    >>> targets([Question("mark:trees", "mark"), Question("income:wage", "work")])
    ('mark:trees', 'phrase:trees', 'income:wage', 'state:wage', 'method:wage')
    """
    of = {"mark": ("mark", "phrase"), "income": ("income", "state", "method")}
    return tuple(
        f"{kind}:{each.name}" for each in questions for kind in of["mark" if each.kind == "mark" else "income"]
    )


def _said(given: Any) -> Said:
    if isinstance(given, dict):
        return Said(value=str(given.get("value", "")))
    return Said(column=str(given)) if given is not None else Said()


def _told(said: Said) -> Any:
    return {"value": said.value} if said.value else said.column


def _texts(given: Any) -> dict[str, str]:
    return {str(name): str(value) for name, value in (given or {}).items()}

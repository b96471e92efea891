"""From text to a valid `Rubric`, or every problem with its line, what is accepted and what was meant."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from rating.charter import forbidden, identifier_text
from rating.problems import Problem, RubricRefused, nearest
from rating.rubric import Group, Indicator, Node, Rubric
from rating.scope import scope_problems
from rating.source import Source, read_source
from rating.texts import CriterionTexts, Texts

OUTPUT_COLUMNS = ("village", "league", "period", "household", "score", "rank", "rank_low", "rank_high", "level")

Path = tuple[int | str, ...]
_BRANCHES = ("group", "indicator")

CODES = {
    "extra_forbidden": "unknown_key",
    "missing": "missing_key",
    "literal_error": "not_accepted",
    "string_pattern_mismatch": "not_accepted",
    "string_type": "not_text",
    "string_too_short": "text_empty",
    "string_too_long": "text_too_long",
    "too_short": "empty",
    "greater_than": "too_small",
    "greater_than_equal": "too_small",
    "less_than_equal": "too_large",
    "finite_number": "not_a_number",
    "dict_type": "not_a_section",
    "model_type": "not_a_section",
    "model_attributes_type": "not_a_section",
    "list_type": "not_a_list",
    "tuple_type": "not_a_list",
    "too_long": "too_many",
}


def load_rubric(text: str, file: str = "") -> Rubric:
    """The rubric that `text` (YAML) holds.

    Raises RubricRefused with every problem found: misspelt, duplicate or missing keys, values that are not accepted,
    what the scope `village` refuses, and questions that the charter refuses.
    """
    source = read_source(text, file)
    if not isinstance(source.data, dict):
        raise RubricRefused([Problem("not_a_rubric", line=1, file=file)])
    try:
        rubric = Rubric.model_validate(source.data)
    except ValidationError as error:
        raise RubricRefused(_placed(_model_problems(error, source), source, file)) from None
    problems = [*_charter_problems(source.data), *_tree_problems(rubric), *scope_problems(rubric)]
    if problems:
        raise RubricRefused(_placed(problems, source, file))
    return rubric


def _placed(problems: Iterable[Problem], source: Source, file: str) -> list[Problem]:
    placed = [replace(p, line=source.line(p.at), file=file) for p in problems]
    return sorted(placed, key=lambda p: p.line or 0)


def _model_problems(error: ValidationError, source: Source) -> Iterator[Problem]:
    for detail in error.errors(include_url=False):
        yield _model_problem(detail, source)
    yield from _charter_problems(source.data)


def _model_problem(detail: ErrorDetails, source: Source) -> Problem:
    path, context = _real_path(detail["loc"], source.data), dict(detail.get("ctx", {}))
    code = CODES.get(detail["type"], detail["type"])
    if code.endswith(("_parsing", "_type")) and code.startswith(("float", "int")):
        code = "not_a_number"
    if "key" in context:
        path = (*path, str(context["key"]))
    accepted = _accepted(code, path, context)
    value = context.get("value", path[-1] if code in ("unknown_key", "missing_key") and path else detail["input"])
    plain = value if isinstance(value, str | int | float | bool | None) else None
    near = _near_origin(str(value)) if path and path[-1] == "from" else nearest(value, accepted)
    return Problem(code, ".".join(map(str, path)), None, plain, accepted, near, more=context)


def _real_path(loc: Path, data: Any) -> Path:
    """The path in the file: without the names that pydantic gives to the branches of a union."""
    path: list[int | str] = []
    for i, step in enumerate(loc):
        inside = isinstance(data, dict | list) and (step in data if isinstance(data, dict) else isinstance(step, int))
        last = i == len(loc) - 1
        if not inside and (step in _BRANCHES or not (last and isinstance(data, dict))):
            continue
        path.append(step)
        data = data[step] if inside else None
    return tuple(path)


def _accepted(code: str, path: Path, context: Mapping[str, Any]) -> tuple[str, ...]:
    if code == "unknown_key":
        return _keys(path[:-1])
    if "accepted" in context:
        return tuple(context["accepted"])
    if code == "not_accepted" and "pattern" in context:
        return _from_forms(str(path[-1]))
    if code == "not_accepted":
        return tuple(str(context.get("expected", "")).replace("'", "").replace(" or ", ", ").split(", "))
    return ()


def _near_origin(value: str) -> str:
    """What was meant by a `from` that is not accepted.

    >>> _near_origin("mark.training")
    'marks.training'
    """
    table, _, key = value.partition(".")
    if table == "income":
        near = nearest(key, ("growth", "earned"))
        return f"income.{near}" if near else ""
    near = nearest(table, ("income", "marks", "measures"))
    return f"{near}.{key}" if near and key else ""


def _from_forms(key: str) -> tuple[str, ...]:
    if key == "per":
        return ("household", "member", "earner", "equivalent", "measures.NAME")
    return ("income.growth", "income.earned", "marks.NAME", "measures.NAME")


def _keys(path: Path) -> tuple[str, ...]:
    """The keys that the section at `path` takes."""
    model: type[BaseModel] = Rubric
    for step in map(str, path):
        named = step in _names(model) or step in _names(Indicator)
        if model in (Texts, CriterionTexts) and not named:
            continue
        model = Group if step in ("parts", "score") or not named else _model_of(model, step)
    if model is Group and path[-1:] != ("score",):
        return tuple(dict.fromkeys([*_names(Group), *_names(Indicator)]))
    return _names(model)


def _names(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _model_of(model: type[BaseModel], key: str) -> type[BaseModel]:
    field = model.model_fields.get(key) or Indicator.model_fields.get(key)
    kinds = _kinds(field.annotation) if field else ()
    return next((k for k in kinds if isinstance(k, type) and issubclass(k, BaseModel)), model)


def _kinds(annotation: Any) -> tuple[Any, ...]:
    """A type and all that it is made of."""
    return (annotation, *(kind for inner in get_args(annotation) for kind in _kinds(inner)))


def _tree_problems(rubric: Rubric) -> Iterator[Problem]:
    seen: dict[str, Node] = {}
    for node in rubric.nodes():
        at = _at(node)
        if node.name in seen:
            yield Problem("name_twice", at, value=node.name, more={"first": _at(seen[node.name])})
        if node.name in OUTPUT_COLUMNS:
            yield Problem("name_reserved", at, value=node.name)
        seen.setdefault(node.name, node)
        if isinstance(node.part, Indicator) and node.part.kind == "income" and rubric.income is None:
            yield Problem("missing_key", "income", value="income", more={"needed_by": node.part.from_})
    yield from _text_problems(rubric)
    yield from _aggregate_problems(rubric.score, "score")
    yield from _level_problems(rubric)


def _text_problems(rubric: Rubric) -> Iterator[Problem]:
    """Texts of criteria, sources and groups that the rubric does not have; those of awards are for who reads awards."""
    keys = tuple(leaf.part.key for leaf in rubric.indicators())
    sources = tuple(rubric.income.kinds) if rubric.income else ()
    for language, texts in (rubric.texts or {}).items():
        told = (
            ("criteria", texts.criteria, keys),
            ("sources", texts.sources, sources),
            ("groups", *_misspelt(texts.groups, rubric)),
        )
        for section, named, known in told:
            for name in named:
                if name not in known:
                    at = f"texts.{language}.{section}.{name}"
                    yield Problem("unknown_key", at, value=name, accepted=known, near=nearest(name, known))


def _misspelt(groups: Iterable[str], rubric: Rubric) -> tuple[list[str], tuple[str, ...]]:
    """Names that come near to those of the rubric's groups, and these; others are of groups that are made by hand."""
    known = tuple(rubric.leagues.bands) if rubric.leagues else ()
    return [name for name in groups if nearest(name, known)], known


def _at(node: Node) -> str:
    return "score.parts." + ".parts.".join(node.path)


def _aggregate_problems(group: Group, at: str, above: str = "arithmetic") -> Iterator[Problem]:
    """Z-scores and differences lie around zero: no geometric or harmonic mean is taken of them, at any remove."""
    aggregate = group.aggregate if group.aggregate != "arithmetic" else above
    for name, part in group.parts.items():
        inner = f"{at}.parts.{name}"
        if isinstance(part, Group):
            yield from _aggregate_problems(part, inner, aggregate)
        elif aggregate != "arithmetic" and _around_zero(part):
            more = {"aggregate": aggregate, "method": part.rule.method}
            yield Problem("aggregate_needs_positive", f"{inner}.normalise.method", value=name, more=more)


def _around_zero(part: Indicator) -> bool:
    return part.rule.method == "z-score" or part.rule.as_ == "difference"


def _level_problems(rubric: Rubric) -> Iterator[Problem]:
    thresholds = list(rubric.levels.values())
    for name, low, high in zip(list(rubric.levels)[1:], thresholds, thresholds[1:], strict=False):
        if high <= low:
            yield Problem("levels_order", f"levels.{name}", value=high, more={"before": low})


_PROSE = ("ask", "about", "another_way", "title", "purpose")


def _charter_problems(data: object) -> Iterator[Problem]:
    """Every question, description and name that the charter refuses (article 2), by whole phrases."""
    score = data.get("score") if isinstance(data, dict) else None
    texts = data.get("texts") if isinstance(data, dict) else None
    for at, text in [*_texts(score, "score", prose_only=True), *_texts(texts, "texts", prose_only=False)]:
        finding = forbidden(text)
        if finding:
            more = {"subject": finding.subject, "phrase": finding.phrase, "language": finding.language}
            yield Problem("forbidden_subject", at, value=text, more=more)


def _texts(node: object, at: str, *, prose_only: bool) -> Iterator[tuple[str, str]]:
    if not isinstance(node, dict):
        return
    for key, value in node.items():
        inner = f"{at}.{key}"
        if at.endswith("parts"):
            yield inner, identifier_text(key)
        if isinstance(value, dict):
            yield from _texts(value, inner, prose_only=prose_only)
        elif key == "from" and isinstance(value, str):
            yield inner, identifier_text(value.partition(".")[2])
        elif isinstance(value, str) and (key in _PROSE or not prose_only):
            yield inner, value

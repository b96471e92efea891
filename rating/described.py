"""A small YAML file as a pydantic model (poverty lines, indicators), or every problem with its line."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from rating.loading import CODES
from rating.problems import FileRefused, Problem, nearest
from rating.source import read_source

Model = TypeVar("Model", bound=BaseModel)


def described(model: type[Model], text: str, file: str = "") -> Model:
    """What `text` (YAML) holds, as `model`.

    Raises FileRefused with every problem, or RubricRefused where the text is not YAML or a key stands twice.
    """
    source = read_source(text, file)
    if not isinstance(source.data, dict):
        accepted = tuple(model.model_fields)
        raise FileRefused([Problem("not_described", line=1, accepted=accepted, file=file)])
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        found = [_problem(model, detail) for detail in error.errors(include_url=False)]
        placed = (replace(problem, line=source.line(problem.at), file=file) for problem in found)
        raise FileRefused(sorted(placed, key=lambda problem: problem.line or 0)) from None


def _problem(model: type[BaseModel], detail: ErrorDetails) -> Problem:
    path, context = tuple(map(str, detail["loc"])), dict(detail.get("ctx", {}))
    code = CODES.get(detail["type"], detail["type"])
    if code.startswith(("float", "int")):
        code = "not_a_number"
    if "key" in context:
        path = (*path, str(context["key"]))
    accepted = tuple(context.get("accepted", ())) or tuple(_keys(model, path[:-1]) if code == "unknown_key" else ())
    named = code in ("unknown_key", "missing_key")
    value = context.get("value", path[-1] if named and path else detail["input"])
    plain = value if isinstance(value, str | int | float | bool | None) else None
    return Problem(code, ".".join(path), None, plain, accepted, nearest(value, accepted), more=context)


def _keys(model: Any, path: tuple[str, ...]) -> Iterator[str]:
    """The keys that the section at `path` takes: fields of a model, any names where it is a mapping."""
    at = model
    for step in path:
        if get_origin(at) is dict:
            at = get_args(at)[1]
        elif step in getattr(at, "model_fields", {}):
            at = at.model_fields[step].annotation
    yield from getattr(at, "model_fields", {})

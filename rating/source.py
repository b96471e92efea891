"""YAML with the line of every key: duplicate keys refused, and no surprises (`no` is a word, a date is text)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from rating.problems import Problem, RubricRefused

DEEPEST = 60
_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?")
_WORDS: dict[str, object] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True)
class Source:
    """A parsed YAML text: plain `data`, and the line of each key by its path ("score.parts.training.ask")."""

    data: Any
    lines: Mapping[str, int]

    def line(self, at: str) -> int:
        """The line of the key at this path, or of the nearest key that holds it."""
        while at and at not in self.lines:
            at = at.rpartition(".")[0]
        return self.lines.get(at, 1)


def read_source(text: str, file: str = "") -> Source:
    """The text as data with lines. Raises RubricRefused where it is not YAML, or a key stands twice.

    >>> read_source("a: 1\\nb: {no: 2026-01-05}").data
    {'a': 1, 'b': {'no': '2026-01-05'}}
    """
    try:
        refuse_bombs(text, file)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise RubricRefused([_not_yaml(error, file)]) from None
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    data = _build(node, "", lines, problems)
    if problems:
        raise RubricRefused([_in_file(p, file) for p in problems])
    return Source(data, lines)


def refuse_bombs(text: str, file: str) -> None:
    """Raise RubricRefused (alias, too_deep) for what a few lines of could unfold into more than a machine holds."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else None
            code = "alias" if isinstance(event, yaml.AliasEvent) else "too_deep"
            raise RubricRefused([Problem(code, line=line, value=getattr(event, "anchor", None), file=file)])


def _not_yaml(error: yaml.YAMLError, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else None
    return Problem("not_yaml", line=line, value=getattr(error, "problem", None), file=file)


def _in_file(problem: Problem, file: str) -> Problem:
    return Problem(problem.code, problem.at, problem.line, problem.value, file=file, more=problem.more)


def _build(node: yaml.Node | None, at: str, lines: dict[str, int], problems: list[Problem]) -> Any:
    if node is None:
        return None
    lines.setdefault(at, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, at, lines, problems)
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, f"{at}.{i}", lines, problems) for i, item in enumerate(node.value)]
    return _scalar(node)


def _mapping(node: yaml.MappingNode, at: str, lines: dict[str, int], problems: list[Problem]) -> dict[str, Any]:
    built: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        inner = f"{at}.{key}" if at else key
        if key in built:
            first = lines[inner]
            problems.append(Problem("duplicate_key", inner, line, key, more={"first": first}))
        lines[inner] = line
        built[key] = _build(value_node, inner, lines, problems)
    return built


def _scalar(node: yaml.Node) -> object:
    text = str(node.value)
    if getattr(node, "style", None) in ("'", '"', "|", ">"):
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _NUMBER.fullmatch(text):
        return float(text) if any(c in text for c in ".eE") else int(text)
    return text

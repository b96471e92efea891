"""Filled-in forms that come as trees: KoboToolbox's and Central's JSON, and the XML that a phone keeps."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from data.errors import tables_refused
from data.filling import Where
from data.sheets import LONGEST_CELL
from data.submissions import Cell, Record

# Under what the forms stand where a server says more than them.
_FORMS = ("results", "value")


def from_json(text: str, file: str) -> tuple[Record, ...]:
    """The forms of a JSON export. Raises TablesRefused: damaged_json, no_forms, large_cell."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise tables_refused("damaged_json") from None
    if isinstance(found, dict):
        found = next((found[name] for name in _FORMS if name in found), None)
    if not isinstance(found, list) or not found or not all(isinstance(each, dict) for each in found):
        raise tables_refused("no_forms")
    return tuple(_json_record(each, Where(file, "submissions", at)) for at, each in enumerate(found, 1))


def from_xml(content: bytes, at: Where, repeats: frozenset[str]) -> Record:
    """The form of an XML file. Raises TablesRefused: damaged_xml, large_cell."""
    try:
        return _element_record(ElementTree.fromstring(content), at, repeats)
    except (ElementTree.ParseError, DefusedXmlException, LookupError, RecursionError):
        raise tables_refused("damaged_xml", file=at.place) from None


def as_text(value: object) -> str:
    """A value as a server would write it into a table.

    >>> as_text(400.0), as_text(12.5), as_text(None), as_text(True)
    ('400', '12.5', '', '1')
    """
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return "" if value is None else str(value).strip()


def _json_record(values: Mapping[str, Any], at: Where) -> Record:
    record = Record(at, {}, {})
    for path, value in _flat(values):
        if isinstance(value, list):
            record.repeats[path] = [_json_record(each, _within(at, f"{path}[{n}]")) for n, each in enumerate(value, 1)]
        else:
            record.cells[path] = _cell(as_text(value), _within(at, path))
    return record


def _flat(values: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Every answer by its path. A list of answers is a repeat; others (files, places, notes) are left out."""
    for name, value in values.items():
        path = f"{before}{name}"
        if isinstance(value, dict):
            yield from _flat(value, f"{path}/")
        elif not isinstance(value, list) or _is_repeat(name, value):
            yield path, value


def _is_repeat(name: str, value: list[Any]) -> bool:
    return bool(value) and not name.startswith("_") and all(isinstance(each, dict) for each in value)


def _element_record(element: Any, at: Where, repeats: frozenset[str]) -> Record:
    record = Record(at, {}, {})
    _gather(element, "", record, repeats)
    return record


def _gather(element: Any, before: str, record: Record, repeats: frozenset[str]) -> None:
    names = [_name(child) for child in element]
    for name, child in zip(names, element, strict=True):
        path = f"{before}{name}"
        if name in repeats or (names.count(name) > 1 and len(child)):
            rounds = record.repeats.setdefault(path, [])
            rounds.append(_element_record(child, _within(record.at, f"{path}[{len(rounds) + 1}]"), repeats))
        elif len(child):
            _gather(child, f"{path}/", record, repeats)
        else:
            record.cells[path] = _cell((child.text or "").strip(), _within(record.at, path))


def _within(at: Where, path: str) -> Where:
    """The place of an answer in a form, or in a round of it."""
    return replace(at, column=f"{at.column}/{path}" if at.column else path)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _cell(text: str, at: Where) -> Cell:
    if len(text) > LONGEST_CELL:
        raise tables_refused("large_cell", at=at.column, line=at.row, file=at.place, more={"most": LONGEST_CELL})
    return Cell(text, at)

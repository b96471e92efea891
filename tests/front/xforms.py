"""Plays a form as a phone does, from the XForm that pyxform made, and exports what was filled in as servers do."""

import csv
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from openpyxl import Workbook, load_workbook

from data.submissiontrees import as_text

JR = "{http://openrosa.org/javarosa}"
KEPT = ("id", "version")
Node = ElementTree.Element
Answers = Mapping[str, Any]


def bare(element: Node) -> str:
    return element.tag.rpartition("}")[2]


class XForm:
    """A compiled form: its questions, choices, and what is said in each language."""

    def __init__(self, text: str) -> None:
        root = ElementTree.fromstring(text)
        for element in root.iter():
            element.tag = bare(element) if not element.tag.startswith(JR) else element.tag
        instances = root.findall(".//model/instance")
        self.template = instances[0][0]
        self.id = self.template.attrib["id"]
        self.items = {each.attrib["id"]: each.findall("root/item") for each in instances[1:]}
        self.texts = {
            each.attrib["lang"]: {text.attrib["id"]: text.findtext("value", "") for text in each.findall("text")}
            for each in root.findall(".//translation")
        }
        self.binds = {each.attrib["nodeset"]: each.attrib for each in root.findall(".//bind")}
        self.controls = {
            each.attrib["ref"]: each for each in root.iter() if bare(each) in ("input", "select1", "select")
        }
        self.repeats = {each.attrib["nodeset"] for each in root.iter("repeat")}

    def fill(self, language: str, answers: Answers, uuid: str) -> Node:
        """The form filled in by somebody who reads `language`; choices by their labels, rounds of a repeat as lists."""
        form = self._filled(self.template, "", language, dict(answers))
        form.find("meta/instanceID").text = f"uuid:{uuid}"  # type: ignore[union-attr]
        return form

    def _filled(self, node: Node, above: str, language: str, answers: dict[str, Any]) -> Node:
        made = ElementTree.Element(
            node.tag, {name: text for name, text in node.attrib.items() if not name.startswith(JR)}
        )
        path = f"{above}/{node.tag}"
        if not len(node):
            made.text = self._answer(path, node, language, answers)
        for child in node:
            below = f"{path}/{child.tag}"
            if below not in self.repeats:
                made.append(self._filled(child, path, language, answers))
            elif f"{JR}template" in child.attrib:
                made.extend(self._filled(child, path, language, dict(each)) for each in answers.get(child.tag, [{}]))
        return made

    def _answer(self, path: str, node: Node, language: str, answers: dict[str, Any]) -> str:
        bind = self.binds.get(path, {})
        said = answers.get(node.tag)
        literal = re.fullmatch(r"'([^']*)'", bind.get("calculate", ""))
        if said is None:
            return literal[1] if literal else node.text or ""
        control = self.controls[path]
        if bare(control) != "input":
            labels = said if isinstance(said, list) else [said]
            return " ".join(self._choice(control, language, label) for label in labels)
        self._keep_to(bind, str(said))
        return str(said)

    def _choice(self, control: Node, language: str, label: str) -> str:
        nodeset = control.find("itemset").attrib["nodeset"]  # type: ignore[union-attr]
        items = self.items[re.match(r"instance\('(\w+)'\)", nodeset)[1]]  # type: ignore[index]
        labels = {self.texts[language][item.findtext("itextId", "")]: item.findtext("name", "") for item in items}
        return labels[label]

    def _keep_to(self, bind: Mapping[str, str], value: str) -> None:
        """A phone takes no number beside the limits; only limits that are numbers are looked at here."""
        assert bind["type"] != "int" or re.fullmatch("-?[0-9]+", value), value
        for sign, limit in re.findall(r"\. ([<>])= (-?[0-9.]+)(?= and|$)", bind.get("constraint", "")):
            assert float(value) <= float(limit) if sign == "<" else float(value) >= float(limit), (value, bind)


def instance_xml(form: Node) -> bytes:
    return b"<?xml version='1.0'?>" + ElementTree.tostring(form)


def xml_files(form: XForm, filled: Iterable[Node], path: Path) -> Path:
    """The folders of instances that a cable brings home from a phone, packed."""
    with zipfile.ZipFile(path, "w") as packed:
        for at, each in enumerate(filled):
            packed.writestr(f"instances/{form.id}_{at}/{form.id}_{at}.xml", instance_xml(each))
    return path


def central_zip(form: XForm, filled: Iterable[Node], path: Path) -> Path:
    """What ODK Central gives as “all data and attachments”: a table of forms and one of each repeat."""
    tables: dict[str, list[dict[str, str]]] = {repeat.rpartition("/")[2]: [] for repeat in sorted(form.repeats)}
    tables[""] = []
    for each in filled:
        key = each.findtext("meta/instanceID", "")
        row = {"SubmissionDate": "2026-03-01T10:00:00.000Z", **_row(form, each, _At(f"/{each.tag}", key, key), tables)}
        tables[""].append({**row, "KEY": key, "SubmitterID": "7", "SubmitterName": "tablet", "Status": ""})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, rows in tables.items():
            packed.writestr(f"{form.id}{f'-{name}' if name else ''}.csv", _csv(rows))
    return path


@dataclass(frozen=True)
class _At:
    """Where a node is: its path in the form, its key in the tables, and the nearest round above it."""

    path: str
    key: str
    nearest: str
    above: str = ""


def _row(form: XForm, node: Node, at: _At, tables: dict[str, list[dict[str, str]]]) -> dict[str, str]:
    row: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for child in node:
        path, name = f"{at.path}/{child.tag}", f"{at.above}{child.tag}"
        if path in form.repeats:
            counts[child.tag] += 1
            own = f"{at.key}/{child.tag}[{counts[child.tag]}]"
            within = _row(form, child, _At(path, own, own), tables)
            tables[child.tag].append({**within, "PARENT_KEY": at.nearest, "KEY": own})
        elif len(child):
            row |= _row(form, child, _At(path, f"{at.key}/{child.tag}", at.nearest, f"{name}-"), tables)
        else:
            row[name] = child.text or ""
    return row


def _csv(rows: list[dict[str, str]]) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, list(rows[0]) if rows else ["PARENT_KEY", "KEY"], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def kobo_json(form: XForm, filled: Iterable[Node], path: Path) -> Path:
    """What KoboToolbox’s data API gives."""
    results = []
    for number, each in enumerate(filled, 1):
        uuid = each.findtext("meta/instanceID", "").removeprefix("uuid:")
        told = dict(_flat(form, each, f"/{each.tag}", ""))
        results.append({"_id": number, "_uuid": uuid, **told, "_attachments": [], "_geolocation": [None, None]})
    path.write_text(json.dumps({"count": len(results), "next": None, "results": results}, ensure_ascii=False), "utf-8")
    return path


def _flat(form: XForm, node: Node, path: str, above: str) -> Iterator[tuple[str, Any]]:
    for child in node:
        below, name = f"{path}/{child.tag}", f"{above}{child.tag}"
        if below in form.repeats:
            same = [each for each in node if each.tag == child.tag]
            yield name, [dict(_flat(form, each, below, f"{name}/")) for each in same]
        elif len(child):
            yield from _flat(form, child, below, f"{name}/")
        elif child.text:
            yield name, child.text


def kobo_workbook(form: XForm, filled: Iterable[Node], path: Path) -> Path:
    """What KoboToolbox exports as XLSX with XML values: a sheet of forms and one of each repeat, by _index."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    tables: dict[str, list[dict[str, Any]]] = {"forms": []}
    for each in filled:
        uuid = each.findtext("meta/instanceID", "").removeprefix("uuid:")
        row = _sheet_row(form, each, f"/{each.tag}", "forms", len(tables["forms"]) + 1, tables)
        tables["forms"].append({**row, "_uuid": uuid, "_index": len(tables["forms"]) + 1})
    for name, rows in tables.items():
        sheet = workbook.create_sheet(name)
        heading = list(dict.fromkeys(column for row in rows for column in row))
        sheet.append(heading)
        for row in rows:
            sheet.append([_typed(row.get(column, "")) for column in heading])
    workbook.save(path)
    return path


def kobo_csv(form: XForm, filled: Iterable[Node], path: Path) -> Path:
    """What KoboToolbox exports as CSV with XML values: the first sheet of its workbook and none of the repeats."""
    forms = load_workbook(kobo_workbook(form, filled, path.with_suffix(".xlsx")))["forms"]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerows([as_text(cell.value) for cell in row] for row in forms.iter_rows())
    return path


def _sheet_row(
    form: XForm, node: Node, path: str, table: str, index: int, tables: dict[str, list[dict[str, Any]]]
) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for child in node:
        below = f"{path}/{child.tag}"
        if below in form.repeats:
            rows = tables.setdefault(child.tag, [])
            own: dict[str, Any] = {"_index": len(rows) + 1, "_parent_table_name": table, "_parent_index": index}
            rows.append(own)
            own.update(_sheet_row(form, child, below, child.tag, own["_index"], tables))
        elif len(child):
            row |= _sheet_row(form, child, below, table, index, tables)
        else:
            row[child.tag] = child.text or ""
    return row


def _typed(text: Any) -> Any:
    """Numbers as numbers, as a spreadsheet keeps them."""
    return float(text) if isinstance(text, str) and re.fullmatch(r"-?\d+(\.\d+)?", text) else text or None

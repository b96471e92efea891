"""Reading what ODK Central and KoboToolbox export, and what a phone holds, as filled-in forms.

A file comes from anywhere: how much it unpacks to is looked at first, XML may not define anything, and nothing that it
holds is run.
"""

import zlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from data.errors import tables_refused
from data.filling import Where
from data.sheets import Sheet, decoded, read_sheets, separated
from data.submissions import Record, Table, joined
from data.submissiontrees import as_text, from_json, from_xml
from rating.problems import Problem, TablesRefused

SUFFIXES = (".zip", ".csv", ".xlsx", ".json", ".xml")
LARGEST_FILE, LARGEST_UNPACKED, MOST_FILES = 50_000_000, 200_000_000, 20_000


def read_submissions(path: Path, repeats: Iterable[str] = ()) -> tuple[Record, ...]:
    """The filled-in forms of a file; `repeats` names what is repeated in a form that comes as XML.

    Raises TablesRefused with what is wrong and where.
    """
    try:
        if path.suffix.lower() not in SUFFIXES:
            raise tables_refused("unknown_suffix", value=path.suffix, accepted=SUFFIXES)
        if path.stat().st_size > LARGEST_FILE:
            raise tables_refused("large_file", more={"most": LARGEST_FILE // 1_000_000})
        return _READERS[path.suffix.lower()](path, frozenset(repeats))
    except OSError as error:
        raise TablesRefused([Problem("cannot_read", value=str(path), file=path.name)]) from error
    except TablesRefused as refused:
        raise TablesRefused(replace(each, file=each.file or path.name) for each in refused.problems) from None


def _csv(path: Path, _repeats: frozenset[str]) -> tuple[Record, ...]:
    return joined([_text_table(path.read_bytes(), path.name, "")])


def _text_table(content: bytes, file: str, sheet: str) -> Table:
    """A CSV file as a server writes it: every row ends, and has as many cells as the heading."""
    rows, _ = separated(decoded(content))
    if not content.endswith((b"\n", b"\r", b"\n\0")):
        raise tables_refused("cut_off", line=len(rows))
    width = len(rows[0])
    for number, row in enumerate(rows, 1):
        if row and len(row) != width:
            raise tables_refused("uneven_row", line=number, value=len(row), more={"columns": width})
    return Table(PurePosixPath(sheet or file).stem, file, sheet, tuple(rows[0]), tuple(map(tuple, rows[1:])))


def _workbook(path: Path, _repeats: frozenset[str]) -> tuple[Record, ...]:
    return joined([_sheet_table(sheet, path.name) for sheet in read_sheets(path) if sheet.rows])


def _sheet_table(sheet: Sheet, file: str) -> Table:
    if sheet.reckoned:
        row, column = min(sheet.reckoned)
        named = sheet.rows[0][column - 1] if column <= len(sheet.rows[0]) else ""
        raise tables_refused("formula_in_form", at=str(named or ""), line=row, file=Where(file, sheet.name).place)
    heading = tuple(as_text(value) for value in sheet.rows[0])
    rows = (tuple(as_text(value) for value in row) for row in sheet.rows[1:])
    return Table(sheet.name, file, sheet.name, heading, tuple(rows))


def _zip(path: Path, repeats: frozenset[str]) -> tuple[Record, ...]:
    members = _members(path)
    tables = [
        _placed_table(content, path.name, name) for name, content in members.items() if name.lower().endswith(".csv")
    ]
    if tables:
        return joined(tables)
    forms = {name: content for name, content in members.items() if name.lower().endswith(".xml")}
    if not forms:
        raise tables_refused("no_forms")
    return tuple(from_xml(content, Where(path.name, name), repeats) for name, content in forms.items())


def _placed_table(content: bytes, file: str, sheet: str) -> Table:
    try:
        return _text_table(content, file, sheet)
    except TablesRefused as refused:
        raise TablesRefused(replace(each, file=Where(file, sheet).place) for each in refused.problems) from None


def _is_of_forms(name: str) -> bool:
    """Attachments, and what some systems leave in every folder that they pack, are no forms.

    >>> _is_of_forms("form-income.csv"), _is_of_forms("media/price_list.csv"), _is_of_forms("__MACOSX/._form.csv")
    (True, False, False)
    """
    return name.lower().endswith((".csv", ".xml")) and PurePosixPath(name).parts[0] not in ("media", "__MACOSX")


def _members(path: Path) -> dict[str, bytes]:
    try:
        with ZipFile(path) as packed:
            inside = [each for each in packed.infolist() if _is_of_forms(each.filename)]
            if len(inside) > MOST_FILES or sum(each.file_size for each in inside) > LARGEST_UNPACKED:
                raise tables_refused("large_file", more={"most": LARGEST_UNPACKED // 1_000_000})
            return {each.filename: packed.read(each) for each in inside}
    # What is damaged shows only when it is unpacked; a locked one is refused by a RuntimeError.
    except (BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error):
        raise tables_refused("damaged_zip") from None


def _json(path: Path, _repeats: frozenset[str]) -> tuple[Record, ...]:
    return from_json(decoded(path.read_bytes()), path.name)


def _xml(path: Path, repeats: frozenset[str]) -> tuple[Record, ...]:
    return (from_xml(path.read_bytes(), Where(path.name), repeats),)


_READERS = {".zip": _zip, ".csv": _csv, ".xlsx": _workbook, ".json": _json, ".xml": _xml}

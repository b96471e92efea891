"""Real exports, damaged in every way that files are on their way home: cut, edited, mistaken, or meant to harm."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from openpyxl import load_workbook

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
NONSENSE = ("forty", "12,5x", "1e999", "nan", "=1+1", "@SUM(A1)", "-", "٣x", "None", "h99999", "1 2", "0x1F", "∞")
NUMBERS = ("mark_training", "mark_trees", "amount")
CHOSEN = ("household", "rater", "agreed", "period", "source", "state")


@dataclass(frozen=True)
class Damaged:
    """A file, and how it was damaged."""

    how: str
    suffix: str
    content: bytes


def damaged(exports: Mapping[str, bytes], number: int) -> Damaged:
    """The damaged file of a number: always the same one."""
    draws = Random(number)
    kind = draws.choice(sorted(exports))
    how = draws.choice([*EVERY, *OF_KIND[kind]])
    content = how(exports[kind], draws)
    return Damaged(f"{kind}: {how.__name__}", "." + kind.rpartition(".")[2], content)


def cut(content: bytes, draws: Random) -> bytes:
    return content[: draws.randrange(1, len(content) - 20)]


def emptied(_content: bytes, draws: Random) -> bytes:
    return draws.choice([b"", b"\n \n", b"\xef\xbb\xbf"])


def noise(_content: bytes, draws: Random) -> bytes:
    return draws.randbytes(draws.randrange(20, 2000))


def zeroed(content: bytes, draws: Random) -> bytes:
    """A part that the card or the stick has lost."""
    middle = len(content) // 3
    at = draws.randrange(middle // 2, middle)
    return content[:at] + bytes(middle) + content[at + middle :]


def another_kind(_content: bytes, draws: Random) -> bytes:
    """Another file under this name."""
    packed = b"PK\x05\x06" + bytes(18)
    page = b"<html><body>Sign in</body></html>"
    return draws.choice([b"%PDF-1.7\n1 0 obj", b"\xd0\xcf\x11\xe0" + bytes(600), page, packed])


EVERY: list[Callable[[bytes, Random], bytes]] = [cut, emptied, noise, zeroed, another_kind]
Rows = list[list[str]]


def on_a_table(change: Callable[[Rows, Random], Rows]) -> Callable[[bytes, Random], bytes]:
    """The same done to one of the tables of Central's zip that has rows."""

    def changed(content: bytes, draws: Random) -> bytes:
        members = unzipped(content)
        filled = [name for name, text in members.items() if text.count(b"\n") > 1]
        name = draws.choice(filled)
        rows = change(list(csv.reader(io.StringIO(members[name].decode()))), draws)
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows(rows)
        return rezipped({**members, name: written.getvalue().encode()})

    changed.__name__ = change.__name__
    return changed


def swapped_columns(rows: Rows, draws: Random) -> Rows:
    """Two headings change places: a choice's with a number's or a choice's, so that it shows."""
    names = [name.rpartition("-")[2] for name in rows[0]]
    those = [at for at, name in enumerate(names) if name in CHOSEN and name != "state"]
    one = draws.choice(those)
    other = draws.choice([at for at, name in enumerate(names) if name in (*CHOSEN, "KEY") and at != one])
    rows[0][one], rows[0][other] = rows[0][other], rows[0][one]
    return rows


def column_lost(rows: Rows, draws: Random) -> Rows:
    at = draws.choice([at for at, name in enumerate(rows[0]) if name.rpartition("-")[2] in CHOSEN])
    return [[*row[:at], *row[at + 1 :]] for row in rows]


def column_twice(rows: Rows, draws: Random) -> Rows:
    at = draws.randrange(len(rows[0]))
    return [[*row, row[at]] for row in rows]


def wrong_value(rows: Rows, draws: Random) -> Rows:
    names = [name.rpartition("-")[2] for name in rows[0]]
    filled = [
        (line, at)
        for line, row in enumerate(rows[1:], 1)
        for at, cell in enumerate(row)
        if cell and names[at] in (*NUMBERS, *CHOSEN)
    ]
    line, at = draws.choice(filled)
    rows[line][at] = draws.choice([each for each in NONSENSE if names[at] not in CHOSEN or each != rows[line][at]])
    return rows


def huge_cell(rows: Rows, draws: Random) -> Rows:
    draws.choice(rows[1:])[draws.randrange(len(rows[0]))] = draws.choice("9aé ") * 40_000 + "x"
    return rows


def cell_lost(rows: Rows, draws: Random) -> Rows:
    row = draws.choice(rows[1:])
    del row[draws.randrange(len(row))]
    return rows


def unquoted(rows: Rows, draws: Random) -> Rows:
    draws.choice(rows[1:]).insert(1, "one too many")
    return rows


def form_lost(content: bytes, draws: Random) -> bytes:
    """A table or a form of the zip is missing."""
    members = unzipped(content)
    income = next(name for name in members if name.endswith("-income.csv"))
    main = next(name for name in members if name.count("-") == 0)
    del members[draws.choice([main, income])]
    return rezipped(members)


def row_lost(content: bytes, _draws: Random) -> bytes:
    """A form is taken out of the table, and its incomes stay."""
    members = unzipped(content)
    main = next(name for name in members if name.count("-") == 0)
    lines = members[main].splitlines(keepends=True)
    return rezipped({**members, main: b"".join([lines[0], *lines[2:]])})


def mistaken_encoding(content: bytes, draws: Random) -> bytes:
    members = unzipped(content)
    main = next(name for name in members if name.count("-") == 0)
    text = members[main].decode().replace("tablet", draws.choice(["José", "Ñandú", "Ömer"]))
    return rezipped({**members, main: text.encode(draws.choice(["cp1252", "latin-1", "cp850"]))})


def zip_bomb(content: bytes, draws: Random) -> bytes:
    members = unzipped(content)
    return rezipped({**members, "more.csv": draws.choice([b"0", b" ", b"a,"]) * 4_000_000})


def locked(content: bytes, _draws: Random) -> bytes:
    """The mark of a password, in the entries and in the list of them."""
    marked = bytearray(content)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = marked.find(signature)
        while place >= 0:
            marked[place + at] |= 1
            place = marked.find(signature, place + 4)
    return bytes(marked)


def laughing_form(content: bytes, draws: Random) -> bytes:
    """Entities that would grow to a gigabyte, or fetch a file."""
    members = unzipped(content)
    name = draws.choice(sorted(members))
    away = '<!DOCTYPE x [<!ENTITY i SYSTEM "secret.txt">]>'
    text = members[name].decode().replace("<?xml version='1.0'?>", draws.choice([LAUGHS, away]))
    return rezipped({**members, name: text.replace("<rater>", "<rater>&i;").encode()})


def broken_form(content: bytes, draws: Random) -> bytes:
    members = unzipped(content)
    name = draws.choice(sorted(members))
    text = members[name]
    at = draws.randrange(60, len(text) - 60)
    ways = [text[:at], text.replace(b"</", b"<", 1), text.replace(b"1.0'", b"1.0' encoding='klingon'"), b"\x00" + text]
    return rezipped({**members, name: draws.choice(ways)})


def wrong_answer(content: bytes, draws: Random) -> bytes:
    """The value of an answer in a form as a phone keeps it."""
    members = unzipped(content)
    name = next(name for name in sorted(members) if b"<agreed>1" in members[name])
    tag = draws.choice(["household", "rater", "agreed", "mark_training"])
    before, _, rest = members[name].decode().partition(f"<{tag}>")
    wrong = draws.choice([each for each in NONSENSE if each.isascii()])
    return rezipped({**members, name: f"{before}<{tag}>{wrong}</{tag}>{rest.partition(f'</{tag}>')[2]}".encode()})


def deep_json(_content: bytes, draws: Random) -> bytes:
    return draws.choice([b"[", b'{"results":', b'[{"a":']) * draws.randrange(30_000, 60_000)


def wrong_json(content: bytes, draws: Random) -> bytes:
    """Something else where the forms should be, or in one of them."""
    found = json.loads(content)
    first = found["results"][0]
    ways: list[Callable[[], object]] = [
        lambda: found.update(results="none"),
        lambda: found.update(results=[1, 2, 3]),
        lambda: found.update(results=[]),
        lambda: first.update({"visit/household": draws.choice(NONSENSE)}),
        lambda: first.update({"visit/rater": [1]}),
        lambda: first.update({"effort/of_mark_training/mark_training": "9" * 40_000}),
        lambda: first.update({"effort/of_mark_training/mark_training": draws.choice(NONSENSE)}),
        lambda: first.pop("visit/household"),
    ]
    draws.choice(ways)()
    return json.dumps(found).encode()


def legacy_json(content: bytes, _draws: Random) -> bytes:
    return content.replace(b'"count"', '"é": 1, "count"'.encode("latin-1"))


def changed_sheet(content: bytes, draws: Random) -> bytes:
    """A workbook that somebody worked in: a formula, another number, a lost sheet or heading."""
    workbook = load_workbook(io.BytesIO(content))
    forms = workbook["forms"]
    at = {cell.value: cell.column for cell in forms[1]}
    ways: list[Callable[[], object]] = [
        lambda: setattr(forms.cell(2, at["household"]), "value", draws.choice(NONSENSE[:4])),
        lambda: setattr(forms.cell(2, at["mark_training"]), "value", "=1+1"),
        lambda: setattr(forms.cell(2, at["mark_training"]), "value", draws.choice(["forty", "1,5", 77])),
        lambda: setattr(forms.cell(1, at["rater"]), "value", "who"),
        lambda: setattr(forms.cell(2, at["_index"]), "value", 77),
        lambda: workbook.remove(workbook["income"]),
        lambda: workbook.remove(forms),
    ]
    draws.choice(ways)()
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def sheet_bomb(content: bytes, draws: Random) -> bytes:
    members = unzipped(content)
    return rezipped({**members, "xl/media/image1.png": draws.choice([b"0", b" "]) * 9_000_000})


def laughing_sheet(content: bytes, _draws: Random) -> bytes:
    members = unzipped(content)
    name = "xl/worksheets/sheet1.xml"
    text = members[name].decode()
    opened = text.index("<worksheet")
    text = f"{text[:opened]}{LAUGHS}{text[opened:]}".replace("<sheetData>", "<sheetData>&i;")
    return rezipped({**members, name: text.encode()})


TABLES = [on_a_table(each) for each in (column_lost, column_twice, wrong_value, huge_cell, cell_lost, unquoted)]
OF_KIND: dict[str, list[Callable[[bytes, Random], bytes]]] = {
    "central.zip": [*TABLES, on_a_table(swapped_columns), form_lost, row_lost, mistaken_encoding, zip_bomb, locked],
    "phone.zip": [laughing_form, broken_form, wrong_answer, zip_bomb, locked],
    "kobo.json": [deep_json, wrong_json, legacy_json],
    "kobo.xlsx": [changed_sheet, sheet_bomb, laughing_sheet, locked],
}


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {each.filename: packed.read(each) for each in packed.infolist()}


def rezipped(members: Mapping[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return written.getvalue()

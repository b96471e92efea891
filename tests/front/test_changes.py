"""The record of changes has a word for whatever it can hold."""

import ast
from collections.abc import Iterator
from pathlib import Path

from data.journaltables import NOT_JOURNALED, WHYS
from data.open import create_book
from front import changes
from front.words.acts import ACTS, TABLES

ROOT = Path(__file__).parent.parent.parent


def writing_acts() -> Iterator[str]:
    """The acts whose function begins a transaction."""
    for path in (*(ROOT / "data").glob("*.py"), *(ROOT / "awards").glob("*.py")):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and "writing()" in (ast.get_source_segment(text, node) or ""):
                yield from (act for decorator in node.decorator_list if (act := needed(decorator)))


def needed(decorator: ast.expr) -> str:
    """The act of a `needs("act")`, else nothing."""
    if isinstance(decorator, ast.Call) and getattr(decorator.func, "id", "") == "needs":
        (argument,) = decorator.args
        return str(getattr(argument, "value", ""))
    return ""


def test_every_act_that_writes_has_a_word() -> None:
    found = set(writing_acts())
    assert len(found) > 30
    assert not sorted(found - set(ACTS))


def test_every_kind_of_row_has_a_word(tmp_path: Path) -> None:
    with create_book(tmp_path / "a.db", "A") as book:
        tables = {row["name"] for row in book.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert not sorted(tables - NOT_JOURNALED - set(TABLES))


def test_every_reason_has_a_word() -> None:
    assert not sorted(set(WHYS) - set(changes.whys()))

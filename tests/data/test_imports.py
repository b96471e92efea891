"""Importing tidy tables: all or nothing, by consent, the same thing twice adds nothing."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data import imports
from data.catalogue import adopt
from data.errors import EntryRefused
from data.households import consenting, withdraw_consent
from data.imports import import_file, import_folder
from data.open import Book, create_book, open_book
from rating.problems import Problem, Refused, TablesRefused

FILES = {
    "households": "household,village,members,earners,house_number,nickname,group\n"
    "a,bend,4,2,h01,Ash,upper\nB,bend,3,1,h02,Elm,lower\nb.1,bend,2,0,,,\n",
    "consents": "household,purpose,given\na,take_part,2024-01-05\nB,take_part,yes\nb.1,take_part,true\n"
    "a,wall,2024-01-05\nB,wall,no\n",
    "sources": "source,kind\nwage,work\ninputs,cost\n",
    "periods": "period,order\n2024,1\n2025,2\n",
    "income": "household,period,source,amount,method\na,2024,wage,10.50,receipt\na,2024,wage,2,\nB,2024,inputs,3.25,\n",
    "coverage": "household,period,source,state\na,2024,inputs,none\n",
    "succession": "old,new,period,share\na,b.1,2025,1\n",
    "paused": "household,period\nB,2025\n",
    "marks": "household,period,criterion,rater,mark\na,2024,training,r1,3\na,2024,training,r2,\n",
    "measures": "household,period,measure,value,se\na,2024,ha,0.5,\n",
}
ROOT = Path(__file__).parents[2]
RUBRIC = """
scope: village
title: T
version: 1
purpose: P
income: {work: [wage], costs: [inputs], floor: 10}
score:
  parts:
    training: {from: marks.training, topic: learning, ask: Training days attended, scale: [0, 5]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name, text in FILES.items():
        (tmp_path / "in" / f"{name}.csv").write_text(text)
    return tmp_path / "in"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "empty.db", "bend") as book:
        yield book


def content(book: Book) -> list[str]:
    return list(book.db.iterdump())


def problems(book: Book, path: Path) -> tuple[Problem, ...]:
    before = content(book)
    with pytest.raises(Refused) as refused:
        import_file(book, path)
    assert content(book) == before
    return refused.value.problems


def test_all_tables_enter_with_people_consents_and_sources(empty: Book, folder: Path) -> None:
    report = import_folder(empty, folder)
    assert {t.name: t.added for t in report.tables} == {
        "sources": 2,
        "periods": 2,
        "households": 3,
        "consents": 4,
        "succession": 1,
        "paused": 1,
        "coverage": 1,
        "income": 3,
        "marks": 1,
        "measures": 1,
    }
    assert consenting(empty) == {"a", "B", "b.1"}
    assert consenting(empty, "wall") == {"a"}
    row = empty.rows("SELECT house_number, nickname, village_group, members FROM households WHERE name = 'a'")
    assert row == [{"house_number": "h01", "nickname": "Ash", "village_group": "upper", "members": 4}]
    assert empty.rows("SELECT given_on FROM consents WHERE purpose = 'wall'") == [{"given_on": "2024-01-05"}]


def test_the_same_files_twice_add_nothing_and_the_report_says_so(empty: Book, folder: Path) -> None:
    import_folder(empty, folder)
    before = content(empty)
    report = import_folder(empty, folder)
    assert report.added == 0
    assert sum(t.same for t in report.tables) == 20
    assert content(empty) == before


def test_a_dry_run_tells_the_same_and_writes_nothing(empty: Book, folder: Path) -> None:
    before = content(empty)
    tried = import_folder(empty, folder, dry_run=True)
    assert content(empty) == before
    done = import_folder(empty, folder)
    assert (tried.tables, tried.dry_run, done.dry_run) == (done.tables, True, False)


def test_one_file_alone_enters_a_book_that_knows_its_households(empty: Book, folder: Path) -> None:
    import_folder(empty, folder)
    (folder / "marks.csv").write_text("household,period,criterion,rater,mark\nB,2025,training,r1,4\n")
    assert import_file(empty, folder / "marks.csv").added == 1


def test_a_second_harvest_is_added_when_the_first_stands_beside_it(empty: Book, folder: Path) -> None:
    import_folder(empty, folder)
    (folder / "income.csv").write_text(FILES["income"] + "a,2024,wage,7,\n")
    assert import_file(empty, folder / "income.csv").added == 1


def test_sources_of_the_adopted_rubric_do(empty: Book, folder: Path) -> None:
    adopt(empty, RUBRIC, "2024-01-01")
    (folder / "sources.csv").unlink()
    assert import_folder(empty, folder).added > 0


Change = tuple[str, str, str, str, str, int | None]
CHANGES: list[Change] = [
    ("households", "a,bend,4", "a,bend,5", "differs", "members", 2),
    ("income", "10.50", "10.60", "differs", "amount", 2),
    ("income", "a,2024,wage,2,\n", "", "same", "", None),
    ("coverage", "none", "refused", "differs", "state", 2),
    ("succession", "2025,1", "2025,0.5", "differs", "share", 2),
    ("marks", "r1,3", "r1,4", "differs", "mark", 2),
    ("measures", "0.5", "0.6", "differs", "value", 2),
    ("sources", "wage,work", "wage,support", "differs", "kind", 2),
    ("periods", "2025,2", "2025,3", "differs", "order", 3),
    ("consents", "a,wall,2024-01-05", "a,wall,2024-01-06", "differs", "given", 5),
    ("consents", "a,wall,2024-01-05", "a,wall,no", "differs", "given", 5),
]


@pytest.mark.parametrize("change", CHANGES)
def test_another_value_for_what_is_there_is_refused_with_both(empty: Book, folder: Path, change: Change) -> None:
    name, before, after, code, column, row = change
    import_folder(empty, folder)
    (folder / f"{name}.csv").write_text(FILES[name].replace(before, after))
    if code == "same":
        assert import_file(empty, folder / f"{name}.csv").added == 0
        return
    (problem,) = problems(empty, folder / f"{name}.csv")
    assert (problem.code, problem.at, problem.line, problem.file) == (code, column, row, f"{name}.csv")
    assert problem.value != problem.more["book"]
    assert problem.more["book"] not in (None, [])


BAD: list[Change] = [
    ("households", "a,bend,4", "a,bond,4", "other_village", "village", 2),
    ("households", "a,bend,4", "a,bend,four", "not_a_number", "members", 2),
    ("households", "b.1,bend", "a\u200b,bend", "household_there", "household", 4),
    ("consents", "B,take_part,yes", "B,take_part,no", "no_consent", "household", 3),
    ("consents", "B,take_part,yes\n", "", "no_consent", "household", 3),
    ("consents", "a,wall", "a,walls", "not_accepted", "purpose", 5),
    ("consents", "a,wall,2024-01-05", "a,wall,5.1.2024", "not_accepted", "given", 5),
    ("consents", "a,wall,2024-01-05", "a,wall,2924-01-05", "in_the_future", "given", 5),
    ("consents", "a,wall", "c,wall", "unknown_household", "household", 5),
    ("sources", "wage,work", "wage,job", "not_accepted", "kind", 2),
    ("income", "10.50", "10.505", "too_many_decimals", "amount", 2),
    ("income", "a,2024,wage,10", "c,2024,wage,10", "unknown_household", "household", 2),
    ("income", "a,2024,wage,10", "a,2023,wage,10", "unknown_period", "period", 2),
    ("income", "a,2024,wage,10", "a,2024,wages,10", "unknown_source", "source", 2),
    ("income", "3.25", "-3.25", "negative_amount", "amount", 4),
    ("coverage", "none", "nothing", "not_accepted", "state", 2),
    ("succession", "b.1", "c", "unknown_household", "new", 2),
    ("paused", "2025", "2026", "unknown_period", "period", 2),
    ("marks", "a,2024,training,r1,3", "c,2024,training,r1,3", "unknown_household", "household", 2),
    ("measures", "0.5", "inf", "infinite", "value", 2),
]


def test_where_the_book_has_no_source_yet_that_is_said(empty: Book, folder: Path) -> None:
    (folder / "sources.csv").unlink()
    assert "no_sources" in {problem.code for problem in problems(empty, folder)}


@pytest.mark.parametrize("change", BAD)
def test_one_bad_row_keeps_everything_out(empty: Book, folder: Path, change: Change) -> None:
    name, before, after, code, column, row = change
    changed = FILES[name].replace(before, after, 1)
    assert changed != FILES[name]
    (folder / f"{name}.csv").write_text(changed)
    found = problems(empty, folder)
    assert (code, column, row) in [(p.code, p.at, p.line) for p in found]


def test_marks_off_the_scale_of_the_adopted_rubric_are_refused(empty: Book, folder: Path) -> None:
    adopt(empty, RUBRIC, "2024-01-01")
    (folder / "marks.csv").write_text("household,period,criterion,rater,mark\na,2024,training,r1,6\n")
    (problem,) = problems(empty, folder)
    assert (problem.code, problem.at, problem.line) == ("off_scale", "mark", 2)


def test_an_error_in_the_last_table_leaves_nothing(empty: Book, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content(empty)

    def fail_at_measures(incoming: object, name: str, rows: object) -> None:
        if name == "measures":
            raise sqlite3.OperationalError("disk is full")
        add(incoming, name, rows)

    add: Callable[..., None] = imports._add
    monkeypatch.setattr(imports, "_add", fail_at_measures)
    with pytest.raises(sqlite3.OperationalError):
        import_folder(empty, folder)
    assert content(empty) == before
    with open_book(empty.path) as again:
        assert content(again) == before


def test_a_process_killed_in_the_last_table_leaves_nothing(empty: Book, folder: Path) -> None:
    before = content(empty)
    program = """
import os, sys
from pathlib import Path
from data import imports
from data.actors import OPERATOR
from data.open import open_book

def killed(incoming, name, rows, add=imports._add):
    add(incoming, name, rows)
    if name == "measures":
        os.kill(os.getpid(), 9)

imports._add = killed
imports.import_folder(open_book(Path(sys.argv[1]), OPERATOR), Path(sys.argv[2]))
"""
    done = subprocess.run([sys.executable, "-c", program, empty.path, folder], cwd=ROOT, check=False)
    assert done.returncode == -9
    with open_book(empty.path) as again:
        assert content(again) == before


def test_a_household_that_withdrew_does_not_come_back_with_an_old_file(empty: Book, folder: Path) -> None:
    import_folder(empty, folder)
    withdraw_consent(empty, "a", "take_part", "2024-06-01")
    codes = {p.code for p in problems(empty, folder)}
    assert "no_consent" in codes or "differs" in codes
    assert "a" not in consenting(empty)


def test_a_household_comes_back_by_a_consent_of_a_later_day(empty: Book, folder: Path) -> None:
    import_folder(empty, folder)
    withdraw_consent(empty, "a", "take_part", "2024-06-01")
    (folder / "consents.csv").write_text("household,purpose,given\na,take_part,2024-06-02\n")
    assert import_file(empty, folder / "consents.csv").added == 1
    assert "a" in consenting(empty)


def test_files_without_a_known_name_and_empty_folders_are_refused(empty: Book, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("a\n1\n")
    assert problems(empty, tmp_path / "people.csv")[0].code == "unknown_table"
    (tmp_path / "nothing").mkdir()
    assert problems(empty, tmp_path / "nothing")[0].code == "no_tables"


def test_periods_left_out_of_a_first_import_are_those_named(empty: Book, folder: Path) -> None:
    (folder / "periods.csv").unlink()
    import_folder(empty, folder)
    assert [r["name"] for r in empty.rows("SELECT name FROM periods ORDER BY position")] == ["2024", "2025"]


def test_two_periods_in_one_place_are_refused(empty: Book, folder: Path) -> None:
    import_folder(empty, folder)
    (folder / "periods.csv").write_text("period,order\n2026,2\n")
    assert problems(empty, folder / "periods.csv")[0].code == "already_there"


def test_refusals_are_of_the_kinds_that_a_command_catches() -> None:
    assert issubclass(TablesRefused, Refused)
    assert issubclass(EntryRefused, Refused)

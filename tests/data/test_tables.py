"""Reading tidy tables: what is accepted, and each thing that is refused with its file, row, column and value."""

from pathlib import Path

import polars as pl
import pytest

from data.tables import check_against, name_order, read_folder, read_table, write_table
from rating.loading import load_rubric
from rating.problems import Problem, TablesRefused
from rating.tables import Tables

HOUSEHOLDS = "household,village,members,earners\nwren,bend,4,2\nWren,bend,3,1\noak.2,bend,2,0\n"
INCOME = "household,period,source,amount\nwren,2024,wage,1200\nwren,2025,wage,1300\nWren,2025,crops,700.5\n"
RUBRIC = """
title: T
version: 1
purpose: P
income: {work: [wage, crops], support: [gift], costs: [inputs], prices: {2024: 100, 2025: 103}, floor: 10}
score:
  parts:
    training: {from: marks.training, topic: learning, ask: Training days attended, scale: [0, 5]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "households.csv").write_text(HOUSEHOLDS)
    (tmp_path / "income.csv").write_text(INCOME)
    return tmp_path


def problems(folder: Path, rubric: str | None = None) -> tuple[Problem, ...]:
    with pytest.raises(TablesRefused) as refused:
        read_folder(folder, load_rubric(rubric) if rubric else None)
    return refused.value.problems


def only(folder: Path, rubric: str | None = None) -> Problem:
    found = problems(folder, rubric)
    assert len(found) == 1, found
    return found[0]


def rows(frame: object) -> list[tuple]:
    assert isinstance(frame, pl.LazyFrame)
    return frame.collect().rows()


def test_tables_come_back_lazy_typed_and_by_name(folder: Path) -> None:
    tables = read_folder(folder)
    assert rows(tables.households) == [("wren", "bend", 4, 2), ("Wren", "bend", 3, 1), ("oak.2", "bend", 2, 0)]
    assert tables.income.collect().schema["amount"] == pl.Float64
    assert tables.marks is None


def test_periods_left_out_are_those_named_in_the_order_of_their_numbers(folder: Path) -> None:
    text = "household,period,criterion,rater,mark\nwren,season 10,training,r1,1\nwren,season 9,training,r1,2\n"
    (folder / "marks.csv").write_text(text)
    named = rows(read_folder(folder).periods)
    assert [name for name, _ in named] == ["2024", "2025", "season 9", "season 10"]
    assert [order for _, order in named] == [1, 2, 3, 4]


def test_numbers_in_names_are_ordered_by_value() -> None:
    assert sorted(["2024-10", "2024-9", "999"], key=name_order) == ["999", "2024-9", "2024-10"]


def test_csv_and_parquet_say_the_same(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for name in ("households", "income"):
        write_table(read_table(name, folder / f"{name}.csv"), other / f"{name}.parquet")
    one, two = read_folder(folder), read_folder(other)
    assert one.households.collect().equals(two.households.collect())
    assert one.income.collect().equals(two.income.collect())


def test_a_byte_order_mark_windows_line_ends_quotes_and_blank_lines_are_read(folder: Path) -> None:
    text = '\ufeffhousehold, village ,league\r\n" wren ",bend,"hill, upper"\r\n\r\nWren,bend,\r\n,,\r\noak.2,bend'
    (folder / "households.csv").write_bytes((text + ",\r\n").encode())
    assert rows(read_folder(folder).households) == [
        ("wren", "bend", "hill, upper"),
        ("Wren", "bend", None),
        ("oak.2", "bend", None),
    ]


def test_rows_are_counted_as_a_spreadsheet_does_blank_lines_included(folder: Path) -> None:
    (folder / "income.csv").write_text("household,period,source,amount\n\nwren,2024,wage,1\n\nwren,2024,crops,x\n")
    assert only(folder).line == 5


def test_columns_that_nobody_knows_are_left_alone(folder: Path) -> None:
    (folder / "households.csv").write_text("household,village,house_number,nickname,group\nwren,bend,h01,Reed,upper\n")
    (folder / "income.csv").write_text("household,period,source,amount,remark\nwren,2024,wage,1,fine\n")
    assert read_folder(folder).households.collect().columns == ["household", "village"]


def test_not_a_number_in_the_file_is_missing_and_a_mark_without_value_is_left_out(folder: Path) -> None:
    (folder / "households.csv").write_text("household,village,members\nwren,bend,NaN\nWren,bend,\noak.2,bend,2\n")
    (folder / "measures.csv").write_text(
        "household,period,measure,value\nwren,2024,ha,nan\nWren,2024,ha,\noak.2,2024,ha,3\n"
    )
    tables = read_folder(folder)
    assert tables.households.collect()["members"].to_list() == [None, None, 2]
    assert rows(tables.measures) == [("oak.2", "2024", "ha", 3)]


@pytest.mark.parametrize("amount", ["1,200", "12 kg", "abc", "1_000", "--", "0x10", "١٢"])
def test_text_in_a_number_is_refused_with_its_row(folder: Path, amount: str) -> None:
    (folder / "income.csv").write_text(f'household,period,source,amount\nwren,2024,wage,1\nwren,2025,wage,"{amount}"\n')
    problem = only(folder)
    assert (problem.code, problem.file, problem.line, problem.at, problem.value) == (
        "not_a_number",
        "income.csv",
        3,
        "amount",
        amount,
    )


@pytest.mark.parametrize("amount", ["inf", "-inf", "Infinity", "1e400"])
def test_infinity_is_refused_at_the_door(folder: Path, amount: str) -> None:
    (folder / "income.csv").write_text(f"household,period,source,amount\nwren,2024,wage,{amount}\n")
    assert only(folder).code == "infinite"


@pytest.mark.parametrize("amount", ["", "nan", "  "])
def test_an_income_without_amount_is_refused_for_missing_is_never_zero(folder: Path, amount: str) -> None:
    (folder / "income.csv").write_text(f"household,period,source,amount\nwren,2024,wage,{amount}\n")
    problem = only(folder)
    assert (problem.code, problem.line, problem.at) == ("empty_cell", 2, "amount")


def test_a_missing_column_is_refused_with_the_one_that_was_meant(folder: Path) -> None:
    (folder / "income.csv").write_text("household,period,source,ammount\nwren,2024,wage,1\n")
    problem = only(folder)
    assert (problem.code, problem.at, problem.near, problem.file) == (
        "missing_column",
        "amount",
        "ammount",
        "income.csv",
    )


def test_a_misspelt_optional_column_is_refused_rather_than_left_out(folder: Path) -> None:
    (folder / "households.csv").write_text("household,village,Member\nwren,bend,4\n")
    problem = only(folder)
    assert (problem.code, problem.at, problem.near) == ("unknown_column", "Member", "members")


def test_a_column_that_stands_twice_is_refused(folder: Path) -> None:
    (folder / "households.csv").write_text("household,village,village\nwren,bend,bend\n")
    assert only(folder).code == "duplicate_column"


def test_a_table_of_a_misspelt_name_is_refused_rather_than_left_out(folder: Path) -> None:
    (folder / "mark.csv").write_text("a\n1\n")
    problem = only(folder)
    assert (problem.code, problem.value, problem.near) == ("unknown_table", "mark.csv", "marks")


CELLS = [
    ("income", "household,period,source,amount,method\nwren,2024,wage,1,gues\n", "not_accepted", "method", 2),
    ("coverage", "household,period,source,state\nwren,2024,wage,ask\n", "not_accepted", "state", 2),
    ("households", "household,village,members\nwren,bend,-1\n", "too_small", "members", 2),
    ("households", "household,village,earners\nwren,bend,-0.5\n", "too_small", "earners", 2),
    ("households", "household,village\nwren,\n", "empty_cell", "village", 2),
    ("periods", "period,order\n2024,1.5\n", "not_whole", "order", 2),
    ("periods", "period,order,months\n2024,1,0\n", "not_above_zero", "months", 2),
    ("succession", "old,new,period,share\nwren,Wren,2024,1.5\n", "too_large", "share", 2),
    ("succession", "old,new,period,share\nwren,Wren,2024,0\n", "not_above_zero", "share", 2),
    ("succession", "old,new,period,share\nwren,wren,2024,1\n", "same_household", "new", 2),
    ("measures", "household,period,measure,value,se\nwren,2024,ha,1,-1\n", "too_small", "se", 2),
    ("marks", "household,period,criterion,rater,mark\nwren,2024,,r1,1\n", "empty_cell", "criterion", 2),
    ("income", "household,period,source,amount\nwren,2024,wage,1e13\n", "too_large", "amount", 2),
    ("paused", "household,period\nwrenn,2024\n", "unknown_household", "household", 2),
    ("succession", "old,new,period,share\nwren,oak,2024,1\n", "unknown_household", "new", 2),
]


@pytest.mark.parametrize(("name", "text", "code", "column", "row"), CELLS)
def test_a_cell_that_cannot_be_is_refused(
    tmp_path: Path, name: str, text: str, code: str, column: str, row: int
) -> None:
    (tmp_path / "households.csv").write_text(HOUSEHOLDS)
    (tmp_path / f"{name}.csv").write_text(text)
    problem = only(tmp_path)
    assert (problem.code, problem.at, problem.line, problem.file) == (code, column, row, f"{name}.csv")


def test_a_household_that_is_not_registered_is_refused_with_the_nearest(folder: Path) -> None:
    (folder / "income.csv").write_text("household,period,source,amount\nwrem,2024,wage,1\n")
    problem = only(folder)
    assert (problem.code, problem.value, problem.near, problem.line) == ("unknown_household", "wrem", "wren", 2)


def test_a_period_that_the_periods_do_not_have_is_refused(folder: Path) -> None:
    (folder / "periods.csv").write_text("period,order\n2024,1\n")
    problem = problems(folder)[0]
    assert (problem.code, problem.value, problem.accepted) == ("unknown_period", "2025", ("2024",))


TWICE = [
    ("households", "household,village\nwren,bend\nwren,bend\n"),
    ("periods", "period,order\n2024,1\n2024,2\n"),
    ("periods", "period,order\n2024,1\n2025,1.0\n"),
    ("income", "household,period,source,amount\nwren,2024,wage,7\nwren,2024,wage,7.0\n"),
    ("coverage", "household,period,source,state\nwren,2024,wage,asked\nwren,2024,wage,refused\n"),
    ("marks", "household,period,criterion,rater,mark\nwren,2024,training,r1,1\nwren,2024,training,r1,2\n"),
    ("measures", "household,period,measure,value\nwren,2024,ha,1\nwren,2024,ha,2\n"),
    ("succession", "old,new,period,share\nwren,Wren,2024,1\nwren,Wren,2025,1\n"),
    ("paused", "household,period\nwren,2024\nwren,2024\n"),
]


@pytest.mark.parametrize(("name", "text"), TWICE)
def test_what_stands_twice_is_refused_with_both_rows(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "households.csv").write_text(HOUSEHOLDS)
    (tmp_path / f"{name}.csv").write_text(text)
    problem = only(tmp_path)
    assert (problem.code, problem.line, problem.more["first"]) == ("duplicate_row", 3, 2)


def test_two_harvests_of_one_source_are_not_a_duplicate(folder: Path) -> None:
    (folder / "income.csv").write_text("household,period,source,amount\nwren,2024,crops,7\nwren,2024,crops,8\n")
    assert len(rows(read_folder(folder).income)) == 2


def test_names_that_differ_in_case_are_two_households(folder: Path) -> None:
    (folder / "income.csv").write_text("household,period,source,amount\nWREN,2024,wage,1\n")
    assert only(folder).code == "unknown_household"


def test_columns_of_a_type_that_cannot_hold_them_are_refused(folder: Path) -> None:
    frame = pl.DataFrame({"household": ["wren"], "period": [2024], "source": ["wage"], "amount": [True]})
    (folder / "income.csv").unlink()
    frame.write_parquet(folder / "income.parquet")
    problem = only(folder)
    assert (problem.code, problem.at, problem.value) == ("wrong_type", "amount", "Boolean")


def test_parquet_numbers_may_be_whole_and_names_may_be_numbers_or_categories(folder: Path) -> None:
    frame = pl.DataFrame({"household": ["wren"], "period": [2024], "source": ["wage"], "amount": [7]})
    (folder / "income.csv").unlink()
    frame.with_columns(pl.col("household").cast(pl.Categorical)).write_parquet(folder / "income.parquet")
    assert rows(read_folder(folder).income) == [("wren", "2024", "wage", 7.0)]


def test_many_problems_are_counted_beyond_the_first_twenty(folder: Path) -> None:
    lines = "".join(f"wren,2024,wage,x{i}\n" for i in range(50)) + "".join(f"u{i},2024,wage,1\n" for i in range(5))
    (folder / "income.csv").write_text("household,period,source,amount\n" + lines)
    found = problems(folder)
    assert [p.line for p in found[:20]] == list(range(2, 22))
    assert (found[20].code, found[20].more["count"]) == ("more_problems", 35)


def test_problems_of_several_files_and_between_them_are_told_at_once(folder: Path) -> None:
    (folder / "households.csv").write_text("household,village\nwren,bend\nwren,bend\n")
    (folder / "income.csv").write_text("household,period,source,amount\nwren,2024,wage,x\nhazel,2024,wage,1\n")
    assert [(p.file, p.code) for p in problems(folder)] == [
        ("households.csv", "duplicate_row"),
        ("income.csv", "not_a_number"),
        ("income.csv", "unknown_household"),
    ]


UNDER_A_RUBRIC = [
    ("income", "household,period,source,amount\nwren,2024,wages,1\n", "unknown_source", "source", "wage"),
    ("income", "household,period,source,amount\nwren,2024,inputs,-1\n", "negative_amount", "amount", ""),
    ("income", "household,period,source,amount\nwren,2024,gift,-1\n", "negative_amount", "amount", ""),
    ("income", "household,period,source,amount\nwren,2023,wage,1\n", "no_price", "period", "2025"),
    ("periods", "period,order\n2023,1\n", "no_price", "period", "2025"),
    ("coverage", "household,period,source,state\nwren,2024,wages,asked\n", "unknown_source", "source", "wage"),
    ("marks", "household,period,criterion,rater,mark\nwren,2024,training,r1,6\n", "off_scale", "mark", ""),
    (
        "marks",
        "household,period,criterion,rater,mark\nwren,2024,trainings,r1,1\n",
        "unknown_criterion",
        "criterion",
        "training",
    ),
]


@pytest.mark.parametrize(("name", "text", "code", "column", "near"), UNDER_A_RUBRIC)
def test_what_the_rubric_does_not_know_is_refused(
    tmp_path: Path, name: str, text: str, code: str, column: str, near: str
) -> None:
    (tmp_path / "households.csv").write_text(HOUSEHOLDS)
    (tmp_path / f"{name}.csv").write_text(text)
    problem = only(tmp_path, RUBRIC)
    assert (problem.code, problem.at, problem.near) == (code, column, near)
    assert [p.code for p in check_against(load_rubric(RUBRIC), read_folder(tmp_path))] == [code]


def test_what_the_rubric_asks_for_and_nobody_has_is_fine_and_so_is_a_loss(folder: Path) -> None:
    (folder / "income.csv").write_text("household,period,source,amount\nwren,2024,crops,-50\n")
    (folder / "marks.csv").write_text("household,period,criterion,rater,mark\nwren,2024,singing,r1,99\n")
    assert isinstance(read_folder(folder, load_rubric(RUBRIC)), Tables)

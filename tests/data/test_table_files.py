"""Files that hold tables: what is no whole table is refused, and writing leaves all or nothing."""

from pathlib import Path

import polars as pl
import pytest

from data.tables import read_folder, read_table, write_table
from rating.problems import Problem, TablesRefused

HOUSEHOLDS = "household,village,members,earners\nwren,bend,4,2\nWren,bend,3,1\noak.2,bend,2,0\n"
INCOME = "household,period,source,amount\nwren,2024,wage,1200\nwren,2025,wage,1300\nWren,2025,crops,700.5\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "households.csv").write_text(HOUSEHOLDS)
    (tmp_path / "income.csv").write_text(INCOME)
    return tmp_path


def only(folder: Path) -> Problem:
    with pytest.raises(TablesRefused) as refused:
        read_folder(folder)
    (problem,) = refused.value.problems
    return problem


FILES = [
    (b"", "empty_file"),
    (b"\xef\xbb\xbf \n", "empty_file"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not_text"),
    (HOUSEHOLDS.encode("utf-16"), "not_text"),
    (HOUSEHOLDS.encode("utf-16-le"), "not_text"),
    ("household,village\nwren,Bögen\n".encode("latin-1"), "not_text"),
    (b"household;village\nwren;bend\n", "wrong_separator"),
    (b"household\tvillage\nwren\tbend\n", "wrong_separator"),
    (b"household,village\nwren,bend\noak", "cut_off"),
    (b'household,village\nwren,"bend\noak,bend\n', "open_quote"),
    (b"household,village\nwren,bend,7\n", "long_row"),
    (b"household,village\n", "no_rows"),
    (b"household,village\n,\n", "no_rows"),
]


@pytest.mark.parametrize(("content", "code"), FILES)
def test_a_file_that_is_no_whole_table_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "households.csv").write_bytes(content)
    problem = only(tmp_path)
    assert (problem.code, problem.file) == (code, "households.csv")


def test_a_letter_that_is_not_utf8_is_found_far_down_a_file(tmp_path: Path) -> None:
    rows = b"".join(b"h%d,bend\n" % i for i in range(20_000))
    (tmp_path / "households.csv").write_bytes(b"household,village\n" + rows + b"\xff,bend\n")
    assert only(tmp_path).code == "not_text"


def test_a_long_file_cut_anywhere_but_between_two_lines_is_refused(folder: Path) -> None:
    lines = [f"wren,2024,wage,{i}.25\n" for i in range(1, 1_001)]
    whole = ("household,period,source,amount\n" + "".join(lines)).encode()
    half = len(whole) // 2
    start = whole.rindex(b"\n", 0, half) + 1
    for end in range(start + 1, whole.index(b"\n", half) + 1):
        (folder / "income.csv").write_bytes(whole[:end])
        assert only(folder).code == "cut_off"


def test_a_parquet_file_cut_in_half_or_that_is_none_is_refused(folder: Path) -> None:
    write_table(read_table("income", folder / "income.csv"), folder / "income.parquet")
    (folder / "income.csv").unlink()
    whole = (folder / "income.parquet").read_bytes()
    (folder / "income.parquet").write_bytes(whole[: len(whole) // 2])
    assert only(folder).code == "cut_off"
    (folder / "income.parquet").write_bytes(b"household,period\n")
    assert only(folder).code == "not_parquet"
    (folder / "income.parquet").write_bytes(b"PAR1" + b"\x07" * 60 + b"PAR1")
    assert only(folder).code == "unreadable"


def test_header_only_is_an_empty_table(folder: Path) -> None:
    (folder / "marks.csv").write_text("household,period,criterion,rater,mark\n")
    assert read_folder(folder).marks.collect().is_empty()


def test_a_folder_without_any_period_is_refused(tmp_path: Path) -> None:
    (tmp_path / "households.csv").write_text(HOUSEHOLDS)
    assert only(tmp_path).code == "no_periods"


def test_a_folder_that_is_not_there_or_a_file_is_refused(tmp_path: Path) -> None:
    assert only(tmp_path / "nowhere").code == "no_folder"
    (tmp_path / "a.csv").write_text("a\n")
    assert only(tmp_path / "a.csv").code == "not_a_folder"
    assert only(tmp_path).code == "no_households"


def test_the_same_table_as_csv_and_parquet_is_refused(folder: Path) -> None:
    write_table(read_table("income", folder / "income.csv"), folder / "income.parquet")
    problem = only(folder)
    assert (problem.code, problem.accepted) == ("table_twice", ("income.csv", "income.parquet"))


def test_a_file_that_cannot_be_opened_is_refused(folder: Path) -> None:
    (folder / "income.csv").unlink()
    (folder / "income.csv").mkdir()
    assert only(folder).code == "cannot_read"


def test_a_failed_write_leaves_what_was_there(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("before")
    broken = pl.LazyFrame({"a": ["x"]}).select(pl.col("a").str.to_integer())
    with pytest.raises(pl.exceptions.PolarsError):
        write_table(broken, out)
    with pytest.raises(TablesRefused) as refused:
        write_table(pl.DataFrame({"a": [1]}), tmp_path / "out.xlsx")
    assert refused.value.problems[0].code == "unknown_suffix"
    assert out.read_text() == "before"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["households.csv", "income.csv", "out.csv"]


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TablesRefused) as refused:
        write_table(pl.DataFrame({"a": [1]}), tmp_path / "nowhere" / "out.csv")
    assert refused.value.problems[0].code == "cannot_write"


def test_a_table_in_several_pieces_is_written_as_the_same_bytes_as_in_one(tmp_path: Path) -> None:
    whole = pl.DataFrame({"household": [f"h{i}" for i in range(3000)]})
    pieces = pl.concat([whole[:100], whole[100:2900], whole[2900:]], rechunk=False)
    for name in ("one.parquet", "one.csv"):
        write_table(whole, tmp_path / name)
        write_table(pieces, tmp_path / name.replace("one", "many"))
        assert (tmp_path / name).read_bytes() == (tmp_path / name.replace("one", "many")).read_bytes()

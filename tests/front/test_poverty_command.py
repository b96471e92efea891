"""`laurel poverty`: figures of the whole as JSON, or what is wrong with the file."""

import json
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner, Result

from front.cli import app

VECTORS = Path(__file__).parent.parent / "rating" / "poverty" / "income_6x100.csv"
SMALL = "name,money,people\n" + "".join(f"h{i},{i},{1 + i % 3}\n" for i in range(1, 31))


def run(path: Path, *more: str) -> Result:
    return CliRunner().invoke(app, ["poverty", str(path), *more])


def said(path: Path, *more: str) -> dict:
    done = run(path, *more)
    assert done.exit_code == 0, done.output
    found: dict = json.loads(done.stdout)
    return found


def written(folder: Path, text: str) -> Path:
    path = folder / "homes.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_published_figures_are_printed_as_fractions() -> None:
    found = said(VECTORS, "--income", "y2", "--line", "25.25")
    published = {"headcount": 0.25, "gap": 0.1212871265411377, "severity": 0.07923243045806886, "gini": 0.33}
    published |= {"watts": 0.2271704864501953, "sen": 0.1608910891089109, "thon": 0.2215469071659641}
    published |= {"mean_log_deviation": 0.284579580725679, "theil": 0.188272596003428, "wolfson": 0.33009900990099}
    assert {name: found[name] for name in published} == pytest.approx(published, rel=1e-6)
    assert found["n"] == found["weight"] == 100
    # A share of 100 draws: sqrt(p (1 - p) / 99).
    assert found["se"]["headcount"] == pytest.approx((0.25 * 0.75 / 99) ** 0.5)
    assert found["conventions"]["below"] == "strict"
    assert "An income equal to the line is not below it." in found["conventions_in_words"]


def test_what_is_infinite_is_null_with_its_reason() -> None:
    found = said(VECTORS, "--income", "y4", "--line", "5")
    assert found["headcount"] == 0.99
    assert found["watts"] is found["mean_log_deviation"] is None
    assert found["undefined"]["watts"] == "zero_income"
    assert found["theil"] == pytest.approx(np.log(100))
    assert said(VECTORS, "--income", "y4", "--line", "0")["undefined"]["sen"] == "zero_line"


def test_weights_count_persons_and_empty_cells_are_left_out(tmp_path: Path) -> None:
    path = written(tmp_path, "name,money,people\na,1,6\nb,9,2\nc,,5\nd,9,\ne,-3,2\n")
    found = said(path, "--income", "money", "--line", "5", "--weight", "people")
    assert (found["n"], found["weight"], found["missing"], found["negative"]) == (3, 10, 2, 1)
    assert found["headcount"] == 0.8
    assert found["mean"] == pytest.approx((6 + 18) / 10)


def test_parts_of_groups_add_up_to_the_whole(tmp_path: Path) -> None:
    rows = "".join(f"{i},{i % 4},{'hill' if i < 15 else 'field'}\n" for i in range(1, 31))
    found = said(written(tmp_path, f"money,people,place\n{rows}"), "--income", "money", "--line", "20.5",
                 "--weight", "people", "--by", "place")  # fmt: skip
    parts = found["groups"]["parts"]
    assert [part["groups"] for part in parts] == [["field"], ["hill"]]
    for measure in ("headcount", "gap", "severity", "watts"):
        assert sum(part["contribution"][measure] for part in parts) == pytest.approx(found[measure])
    for measure in ("theil", "mean_log_deviation"):
        assert sum(found["groups"][measure].values()) == pytest.approx(found[measure])


def test_no_group_speaks_of_a_single_household(tmp_path: Path) -> None:
    rows = "".join(f"{i},{'hill' if i < 12 else 'field' if i < 23 else f'hut {i}'}\n" for i in range(1, 26))
    found = said(written(tmp_path, f"money,place\n{rows}"), "--income", "money", "--line", "9", "--by", "place")
    parts = found["groups"]["parts"]
    assert sum(part["n"] for part in parts) == 25
    assert min(part["n"] for part in parts) >= found["groups"]["fewest"] == 10
    assert ["field", "hut 23", "hut 24", "hut 25"] in [part["groups"] for part in parts]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("money", "Money", "There is no column “money”. The file has: name, Money, people. Did you mean “Money”?"),
        ("h2,2,3", "h2,2 kg,3", "homes.csv, row 3, column money: “2 kg” is not a number."),
        ("h2,2,3", "h2,inf,3", "homes.csv, row 3, column money: The number is infinite."),
        ("h2,2,3", "h2,2,-3", "homes.csv, column people: -3 is too small. It has to be at least 0."),
        ("h2,2,3", 'h2,"2,3', "homes.csv"),
    ],
)
def test_a_broken_file_is_answered_with_what_is_wrong(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in SMALL
    path = written(tmp_path, SMALL.replace(old, new, 1))
    done = run(path, "--income", "money", "--line", "5", "--weight", "people")
    assert done.exit_code == 1
    assert message in done.stderr
    assert not done.stdout


@pytest.mark.parametrize("text", ["", "money\n", "money\n\n", "money,people\n,3\n"])
def test_a_file_without_incomes_is_refused(tmp_path: Path, text: str) -> None:
    done = run(written(tmp_path, text), "--income", "money", "--line", "5")
    assert done.exit_code == 1
    assert "homes.csv" in done.stderr


@pytest.mark.parametrize("line", ["-1", "poor", "nan", "inf"])
def test_a_line_that_is_no_amount_is_wrong_usage(line: str) -> None:
    assert run(VECTORS, "--income", "y1", "--line", line).exit_code == 2

"""Agreement of raters, against worked examples that were published, and what must hold of any marks."""

from math import isnan, nan

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray

from front.words.raters import ADVICE
from rating.agreement import Agreement, Icc, Marks, advice, agreement, alpha, connected, intraclass
from rating.marks import in_millionths, rater_effects
from rating.raters import AGREEMENTS, RATERS, agreements, cells, leniency_errors, raters
from tests.engines import ENGINES, frames, on_polars
from tests.plain_values import Row

# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections C and D: four observers, twelve units.
OBSERVERS = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]
# Shrout and Fleiss, Intraclass Correlations (1979), table 2: six targets, four judges.
TARGETS = np.array([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], float)


def units() -> Marks:
    rows = [[nan if mark == "." else float(mark) for mark in line] for line in OBSERVERS]
    return np.array(rows).T


def invented(seed: int, homes: int = 40, judges: int = 5, share: float = 0.6) -> Marks:
    rng = np.random.default_rng(seed)
    marks = rng.integers(0, 6, (homes, judges)).astype(float)
    marks[rng.random(marks.shape) > share] = nan
    return marks


def as_rows(marks: Marks) -> list[Row]:
    return [
        {"household": f"h{i:02}", "period": "1", "criterion": "c", "rater": f"r{j}", "mark": float(marks[i, j])}
        for i, j in np.argwhere(~np.isnan(marks))
    ]


def tables_of(marks: Marks) -> dict[str, pl.DataFrame]:
    homes = [{"household": f"h{i:02}", "village": "v"} for i in range(len(marks))]
    return frames({"households": homes, "marks": as_rows(marks)})


@pytest.mark.parametrize(("metric", "printed"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_alpha_is_as_krippendorff_printed_it(metric: str, printed: float) -> None:
    assert alpha(units(), metric) == pytest.approx(printed, abs=0.0005)  # type: ignore[arg-type]


def test_intraclass_correlations_are_as_shrout_and_fleiss_printed_them() -> None:
    found = intraclass(TARGETS)
    single = (found.one_way_single, found.random_single, found.fixed_single)
    mean = (found.one_way_mean, found.random_mean, found.fixed_mean)
    assert single == pytest.approx((0.17, 0.29, 0.71), abs=0.005)
    assert mean == pytest.approx((0.44, 0.62, 0.91), abs=0.005)
    assert found.complete == 6


def test_only_households_that_every_rater_marked_enter_the_intraclass_correlation() -> None:
    more = np.vstack([TARGETS, [[1, nan, 9, 9]]])
    assert intraclass(more) == intraclass(TARGETS)
    alone = intraclass(TARGETS[:, :1])
    assert alone.complete == 6
    assert isnan(alone.random_single)


@pytest.mark.parametrize("metric", ["nominal", "ordinal", "interval"])
def test_alpha_is_one_for_agreement_and_knows_no_order_of_raters_or_households(metric: str) -> None:
    same = np.repeat(np.array([[1.0], [2], [2], [5]]), 3, axis=1)
    marks = invented(1)
    mixed = np.random.default_rng(2).permutation(marks)[:, ::-1]
    assert alpha(same, metric) == pytest.approx(1)  # type: ignore[arg-type]
    assert alpha(mixed, metric) == pytest.approx(alpha(marks, metric))  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(5))
def test_interval_alpha_is_the_share_of_squared_differences_between_pairs(seed: int) -> None:
    marks = invented(seed)
    pairs, values = 0.0, []
    for row in marks:
        known = row[~np.isnan(row)]
        if len(known) > 1:
            pairs += ((known[:, None] - known) ** 2).sum() / (len(known) - 1)
            values += list(known)
    everything = np.array(values)
    expected = ((everything[:, None] - everything) ** 2).sum() / (len(values) - 1)
    assert alpha(marks, "interval") == pytest.approx(1 - pairs / expected)


def test_ordinal_alpha_sees_the_order_of_marks_only() -> None:
    marks = invented(3)
    assert alpha(marks**3, "ordinal") == pytest.approx(alpha(marks, "ordinal"))
    assert alpha(2 * marks - 7, "interval") == pytest.approx(alpha(marks, "interval"))


def test_alpha_of_random_marks_is_about_nothing() -> None:
    assert abs(alpha(invented(4, homes=4000), "ordinal")) < 0.03


@pytest.mark.parametrize("marks", [np.full((3, 2), 2.0), np.array([[1, nan], [nan, 2]]), np.full((2, 2), nan)])
def test_without_pairs_or_differences_there_is_no_alpha(marks: Marks) -> None:
    assert isnan(alpha(marks, "ordinal"))


def test_raters_are_connected_through_any_chain_of_households() -> None:
    marks = np.array([[1, 2, nan, nan, nan], [nan, 2, nan, 4, nan], [nan, nan, 3, nan, 1]])
    assert connected(marks) == [0, 0, 1, 0, 1]


def found(alpha: float, twice: int = 30, sets: int = 1) -> Agreement:
    return Agreement(30, 3, twice, sets, alpha, alpha, Icc(0))


@pytest.mark.parametrize(
    ("case", "code"),
    [
        (found(nan, twice=0, sets=3), "not_rated_twice"),
        (found(0.9, twice=4), "too_few"),
        (found(nan), "no_variation"),
        (found(0.31, sets=2), "poor"),
        (found(0.9, sets=2), "not_connected"),
        (found(0.7), "fair"),
        (found(0.8), "good"),
    ],
)
def test_advice_says_what_is_most_urgent_and_has_its_words(case: Agreement, code: str) -> None:
    assert advice(case) == code
    assert code in ADVICE


def solved(marks: Marks) -> NDArray[np.float64]:
    tables = on_polars(tables_of(marks))
    effects = rater_effects(in_millionths(tables.need("marks")), tables.need("households"))
    return effects.sort("rater")["leniency"].to_numpy()


def test_errors_of_leniency_are_those_of_the_full_least_squares() -> None:
    marks = invented(5)[:20]
    marks = marks[~np.isnan(marks).all(axis=1)]
    homes, judges = marks.shape
    at = np.argwhere(~np.isnan(marks))
    design = np.zeros((len(at), homes + judges))
    design[np.arange(len(at)), at[:, 0]] = 1
    design[np.arange(len(at)), homes + at[:, 1]] = 1
    right = marks[at[:, 0], at[:, 1]]
    solution = np.linalg.lstsq(design, right, rcond=None)[0]
    left = len(at) - np.linalg.matrix_rank(design)
    variance = ((right - design @ solution) ** 2).sum() / left
    # Leniency adds to 0: each rater's less the mean of all.
    centre = np.hstack([np.zeros((judges, homes)), np.eye(judges) - 1 / judges])
    full = np.sqrt(np.diag(variance * centre @ np.linalg.pinv(design.T @ design) @ centre.T))
    assert solved(marks) == pytest.approx(centre @ solution, abs=1e-9)
    assert leniency_errors(marks, solved(marks)) == pytest.approx(full)


def test_errors_of_leniency_are_those_that_repeated_seasons_show() -> None:
    rng = np.random.default_rng(6)
    seen = ~np.isnan(invented(7, homes=25, judges=4))
    draws = []
    for _ in range(60):
        marks = rng.normal(0, 3, (25, 1)) + np.array([0.6, -0.2, 0, -0.4]) + rng.normal(0, 1, (25, 4))
        marks[~seen] = nan
        marks = marks[seen.any(axis=1)]
        lenient = solved(marks)
        draws.append(np.concatenate([lenient, leniency_errors(marks, lenient)]))
    both = np.array(draws)
    # The spread of 60 draws is itself known to 1/√(2·59), about 9 %; three times that is allowed.
    assert both[:, 4:].mean(axis=0) == pytest.approx(both[:, :4].std(axis=0, ddof=1), rel=0.28)


def test_a_rater_who_shares_no_household_has_no_error_and_a_set_of_its_own() -> None:
    marks = np.array([[1, 2, nan], [3, 4.5, nan], [2, 2, nan], [nan, nan, 4]])
    table = raters(on_polars(tables_of(marks)))
    assert table.columns == list(RATERS)
    assert table["set"].to_list() == [0, 0, 1]
    assert [se is None for se in table["se"]] == [False, False, True]
    assert table["households"].to_list() == [3, 3, 1]
    assert table["spread"].to_list()[:2] == pytest.approx([1, np.std([2, 4.5, 2], ddof=1)])
    assert table["spread"][2] is None


def test_two_marks_a_household_and_two_households_leave_one_mark_to_tell_the_error_by() -> None:
    # The raters differ by 1 and by 2: leniency ±0.75; residuals ±0.25, four of them, one left over: s² = 0.25.
    # L = [[1, -1], [-1, 1]], L⁺ = L / 4, so the error is √(0.25 / 4) = 0.25.
    marks = np.array([[1, 2], [1, 3.0]])
    assert leniency_errors(marks, np.array([-0.75, 0.75])) == pytest.approx([0.25, 0.25])
    assert np.isnan(leniency_errors(marks[:1], np.array([-0.5, 0.5]))).all()


@pytest.mark.parametrize("engine", ENGINES)
def test_tables_are_read_alike_on_every_engine(engine: str) -> None:
    marks = invented(8)
    tables = ENGINES[engine](tables_of(marks))
    (cell,) = cells(tables)
    rated = marks[~np.isnan(marks).all(axis=1)]
    assert np.array_equal(cell.marks, rated, equal_nan=True)
    (row,) = agreements(tables).to_dicts()
    told = agreement(rated)
    assert (row["village"], row["period"], row["criterion"], row["advice"]) == ("v", "1", "c", advice(told))
    assert row["alpha_ordinal"] == pytest.approx(told.alpha_ordinal)
    assert row["twice"] == told.twice


def test_tables_without_marks_have_no_raters() -> None:
    tables = on_polars(
        frames({"households": [{"household": "a", "village": "v"}], "periods": [{"period": "1", "order": 1}]})
    )
    assert raters(tables).schema == RATERS
    assert agreements(tables).schema == AGREEMENTS

"""The job by hand in pandas: every step in its compiled code, none of them a Python function a group."""

from pathlib import Path

import numpy as np
import pandas as pd

from tests.bench.villages import CRITERIA, FLOOR, GOALPOSTS, LEAGUES, LEVELS, WEIGHTS, WORK

KEY = ["household", "period"]
GROUP = ["village", "league", "period"]
COLUMNS = [*GROUP, "household", "score", "rank", "rank_low", "rank_high", "level", "earning", "growth", "diligence"]
TYPES = {"league": "str", "level": "str", "rank": "Int64", "rank_low": "Int64", "rank_high": "Int64"}


def run(folder: Path, target: Path) -> None:
    """Rate the villages in `folder` and write the ranked rows to `target`."""
    households = pd.read_parquet(folder / "households.parquet")
    rows = households.merge(pd.read_parquet(folder / "periods.parquet"), how="cross")
    rows = rows.merge(_earned(folder), on=KEY, how="left").merge(_marks(folder), on=KEY, how="left")
    rows = rows.sort_values(["village", "order", "household"], ignore_index=True)
    rows["growth"] = _growth(rows)
    _add_score(rows)
    _add_place(rows)
    rows[[*COLUMNS, *CRITERIA]].astype(TYPES).to_parquet(target, index=False, compression="zstd")


def _earned(folder: Path) -> pd.DataFrame:
    income = pd.read_parquet(folder / "income.parquet")
    sign = income["source"].isin(WORK).astype(np.int64) - (income["source"] == "inputs")
    income["earned"] = np.floor(income["amount"] * 10_000 + 0.5).astype(np.int64) * sign
    return income.groupby(KEY, sort=False, as_index=False)["earned"].sum()


def _marks(folder: Path) -> pd.DataFrame:
    marks = pd.read_parquet(folder / "marks.parquet")
    marks["mark"] = np.floor(marks["mark"] * 1_000_000 + 0.5).astype(np.int64)
    means = marks.groupby([*KEY, "criterion"], sort=False)["mark"].mean().unstack()
    scaled = {name: (means[name] / 1e6 / top * 100).clip(0, 100) for name, top in CRITERIA.items()}
    return pd.DataFrame(scaled).reset_index()


def _growth(rows: pd.DataFrame) -> pd.Series:
    now = (rows["earned"] / 10_000 / rows["earners"]).where(rows["earners"] > 0)
    sums = now.fillna(0).groupby(rows["household"], sort=False).cumsum() - now.fillna(0)
    count = now.notna().groupby(rows["household"], sort=False).cumsum() - now.notna()
    before = sums / count.where(count > 0)
    middle = ((now.abs() + before.abs()) / 2).clip(lower=FLOOR)
    low, high = GOALPOSTS
    return (100 * ((now - before) / middle - low) / (high - low)).clip(0, 100)


def _add_score(rows: pd.DataFrame) -> None:
    rows["earning"] = rows["growth"]
    rows["diligence"] = rows[list(CRITERIA)].mean(axis=1)
    total = sum(weight * rows[name].fillna(0) for name, weight in WEIGHTS.items())
    weights = sum(weight * rows[name].notna() for name, weight in WEIGHTS.items())
    rows["points"] = np.floor(total / weights.where(weights > 0) * 100 + 0.5 + 1e-6)
    rows["score"] = rows["points"] / 100


def _add_place(rows: pd.DataFrame) -> None:
    bounds = sorted((low, name) for name, low in LEAGUES.items())
    edges = [*(low for low, _ in bounds), np.inf]
    rows["league"] = pd.cut(rows["earners"], edges, right=False, labels=[name for _, name in bounds])
    rows["rank"] = rows.groupby(GROUP, sort=False, observed=True)["points"].rank("min", ascending=False)
    alike = rows.groupby([*GROUP, "points"], sort=False, observed=True)["points"].transform("size")
    rows["rank_low"] = rows["rank"]
    rows["rank_high"] = rows["rank"] + alike - 1
    reached = sum((rows["points"] >= 100 * bound).astype(np.int8) for bound in LEVELS.values())
    kept = reached.groupby(rows["household"], sort=False).cummax()
    rows["level"] = pd.Categorical.from_codes(kept - 1, list(LEVELS))

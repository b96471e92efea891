"""From values to normalised values and group values, by plain loops from docs/rating.md."""

from collections.abc import Callable, Iterator, Sequence
from math import exp, log, sqrt

from tests.plain_values import PlainRefusal, Row

EDGE = 1e-9
"""Skewness and kurtosis count as above their limits only beyond this: four values, three of them equal, have a
skewness of exactly 2, which floating numbers put on either side."""


def leaves(group: Row) -> Iterator[tuple[str, Row]]:
    """The indicators below a group, in the order of the rubric."""
    for name, part in group["parts"].items():
        if "parts" in part:
            yield from leaves(part)
        else:
            yield name, part


def rule(part: Row) -> Row:
    """How an indicator is normalised: as it says, else by the goalposts of its scale."""
    if part.get("normalise"):
        return dict(part["normalise"])
    return {"method": "goalposts", "low": part["scale"][0], "high": part["scale"][1]}


def is_relative(how: Row) -> bool:
    if how["method"] == "reference":
        return how["to"] in ("mean", "best", "worst")
    return bool(how["method"] != "goalposts")


def normalise(values: Sequence[float], how: Row, outliers: str, name: str) -> list[float | None]:
    """The normalised values of one indicator over one comparison set, in the order given."""
    column = list(values)
    if how.get("transform") == "log":
        column = [logarithm(value, name) for value in column]
        how = how | {key: logarithm(how[key], name) for key in given_before(how)}
    if is_relative(how) and outliers == "winsorise" and len(column) >= 4:
        column = winsorise(column)
    if is_relative(how) and len(column) >= 2 and min(column) == max(column):
        raise PlainRefusal("constant", name)
    if len(column) == 1 and how["method"] in ("min-max", "z-score"):
        return [None]
    return list(METHODS[how["method"]](column, how, name))


def given_before(how: Row) -> list[str]:
    if how["method"] == "goalposts":
        return ["low", "high"]
    return ["to"] if how["method"] == "reference" and not is_relative(how) else []


def logarithm(value: float, name: str) -> float:
    if value <= 0:
        raise PlainRefusal("log", name)
    return log(value)


def moment(column: Sequence[float], power: int) -> float:
    mean = sum(column) / len(column)
    return sum(float((x - mean) ** power) for x in column) / len(column)


def skewness(column: Sequence[float]) -> float:
    n = len(column)
    plain = moment(column, 3) / sqrt(moment(column, 2)) ** 3
    return plain * sqrt(n * (n - 1)) / (n - 2)


def kurtosis(column: Sequence[float]) -> float:
    n = len(column)
    plain = moment(column, 4) / moment(column, 2) ** 2 - 3
    return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * plain + 6)


def to_be_treated(column: Sequence[float]) -> bool:
    if min(column) == max(column):
        return False
    return abs(skewness(column)) > 2 + EDGE and kurtosis(column) > 3.5 + EDGE


def winsorise(column: list[float]) -> list[float]:
    """The column itself, or pulled in on the side of its skew, or its logarithm."""
    if not to_be_treated(column):
        return column
    if skewness(column) < 0:
        return [-x for x in winsorise([-x for x in column])]
    ordered = sorted(column, reverse=True)
    for k in range(1, min(5, len(column) - 1) + 1):
        pulled = [min(x, ordered[k]) for x in column]
        if not to_be_treated(pulled) and min(pulled) < max(pulled):
            return pulled
    return [log(x - ordered[-1] + 1) for x in column]


def goalposts(column: list[float], how: Row, name: str) -> list[float]:
    low, high = how["low"], how["high"]
    up = [min(max(100 * ((x - low) / (high - low)), 0.0), 100.0) for x in column]
    return [100 - x for x in up] if is_down(how) else up


def min_max(column: list[float], how: Row, name: str) -> list[float]:
    low, high = min(column), max(column)
    up = [100 * ((x - low) / (high - low)) for x in column]
    return [100 - x for x in up] if is_down(how) else up


def z_score(column: list[float], how: Row, name: str) -> list[float]:
    mean, n = sum(column) / len(column), len(column)
    spread = sqrt(sum((x - mean) ** 2 for x in column) / (n - 1))
    return [(mean - x if is_down(how) else x - mean) / spread for x in column]


def rank(column: list[float], how: Row, name: str) -> list[float]:
    if is_down(how):
        return [1.0 + sum(other > x for other in column) for x in column]
    return [1.0 + sum(other < x for other in column) for x in column]


def percentile(column: list[float], how: Row, name: str) -> list[float]:
    return [100 * place / len(column) for place in rank(column, how, name)]


def reference(column: list[float], how: Row, name: str) -> list[float | None]:
    r = reference_value(column, how)
    if r == 0:
        raise PlainRefusal("reference-zero", name)
    if how.get("as", "ratio") == "difference":
        return [1 - x / r if is_down(how) else x / r - 1 for x in column]
    if is_down(how):
        return [None if x == 0 else r / x for x in column]
    return [x / r for x in column]


def reference_value(column: list[float], how: Row) -> float:
    largest, smallest = max(column), min(column)
    if how["to"] == "mean":
        return sum(column) / len(column)
    if how["to"] == "best":
        return smallest if is_down(how) else largest
    if how["to"] == "worst":
        return largest if is_down(how) else smallest
    return float(how["to"])


def is_down(how: Row) -> bool:
    return bool(how.get("direction", "up") == "down")


METHODS: dict[str, Callable[[list[float], Row, str], Sequence[float | None]]] = {
    "goalposts": goalposts,
    "min-max": min_max,
    "z-score": z_score,
    "rank": rank,
    "percentile": percentile,
    "reference": reference,
}


def available(group: Row, values: Row) -> list[tuple[str, float, float]]:
    """The parts of a group that have a value: name, weight, value."""
    return [
        (name, part.get("weight", 1), values[name]) for name, part in group["parts"].items() if values[name] is not None
    ]


def aggregate(group: Row, values: Row, name: str) -> float | None:
    """The value of a group whose parts are in `values`; None where none of them has one."""
    parts = available(group, values)
    if not parts:
        return None
    total = sum(weight for _, weight, _ in parts)
    kind = group.get("aggregate", "arithmetic")
    if kind == "arithmetic":
        return sum(weight * x for _, weight, x in parts) / total
    if any(x < 0 for _, _, x in parts):
        raise PlainRefusal("negative", name)
    if any(x == 0 for _, _, x in parts):
        return 0.0
    if kind == "geometric":
        return exp(sum(weight * log(x) for _, weight, x in parts) / total)
    return total / sum(weight / x for _, weight, x in parts)


def with_groups(group: Row, values: Row, name: str = "score") -> Row:
    """The values and, below their names, those of every group; the group itself under `name`."""
    result = dict(values)
    for part_name, part in group["parts"].items():
        if "parts" in part:
            result = with_groups(part, result, part_name)
    return result | {name: aggregate(group, result, name)}

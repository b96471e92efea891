"""Marks by plain loops from docs/rating.md ("Marks"), in exact fractions."""

from collections import defaultdict
from fractions import Fraction
from math import floor, sqrt

from tests.plain_values import Book, Row, Spot, Tables, counted, mean_of

Sheet = dict[tuple[str, str], Fraction]
"""The marks of one village, period and criterion, by household and rater."""


def sheets(book: Book, tables: Tables) -> dict[tuple[str, int, str], Sheet]:
    """Every sheet, by village, position of the period and criterion."""
    found: dict[tuple[str, int, str], Sheet] = defaultdict(dict)
    for row in tables.get("marks", []):
        if row["mark"] is not None:
            village = book.homes[row["household"]]["village"]
            sheet = found[village, book.position[row["period"]], row["criterion"]]
            sheet[row["household"], row["rater"]] = Fraction(counted(row["mark"], 1_000_000), 1_000_000)
    return found


def by_household(sheet: Sheet) -> dict[str, list[tuple[str, Fraction]]]:
    rows: dict[str, list[tuple[str, Fraction]]] = defaultdict(list)
    for (home, rater), mark in sheet.items():
        rows[home].append((rater, mark))
    return rows


def connected(sheet: Sheet) -> dict[str, set[str]]:
    """For each rater all raters joined to them by households that both rated, themselves included."""
    joined = {rater: {rater} for _, rater in sheet}
    for marks in by_household(sheet).values():
        union = set().union(*(joined[rater] for rater, _ in marks))
        for rater in union:
            joined[rater] = union
    return joined


def leniency(sheet: Sheet) -> dict[str, Fraction]:
    """How much each rater gives above the others: least squares, adding to 0 in each connected set.

    The normal equations, after each household's own mean is taken out, lack one equation for each connected set;
    adding "the sum of the set" to each row of the set supplies it and leaves the solution as it is.
    """
    joined = connected(sheet)
    raters = sorted(joined)
    matrix = {r: {s: Fraction(s in joined[r]) for s in raters} for r in raters}
    right = dict.fromkeys(raters, Fraction(0))
    for marks in by_household(sheet).values():
        middle = mean_of(mark for _, mark in marks)
        for rater, mark in marks:
            right[rater] += mark - middle
            matrix[rater][rater] += 1
            for other, _ in marks:
                matrix[rater][other] -= Fraction(1, len(marks))
    solution = solve([[matrix[r][s] for s in raters] for r in raters], [right[r] for r in raters])
    return dict(zip(raters, solution, strict=True))


def solve(matrix: list[list[Fraction]], right: list[Fraction]) -> list[Fraction]:
    """Gaussian elimination of a regular system.

    >>> [str(x) for x in solve([[Fraction(2), Fraction(1)], [Fraction(1), Fraction(3)]], [Fraction(5), Fraction(5)])]
    ['2', '1']
    """
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for at in range(len(rows)):
        pivot = next(row for row in range(at, len(rows)) if rows[row][at] != 0)
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [cell / rows[at][at] for cell in rows[at]]
        for row in range(len(rows)):
            if row != at:
                rows[row] = [a - rows[row][at] * b for a, b in zip(rows[row], rows[at], strict=True)]
    return [row[-1] for row in rows]


def mark_values(rubric: Row, book: Book, tables: Tables) -> dict[str, dict[Spot, float]]:
    """By criterion, the value of every household and period that was marked."""
    adjusted = rubric.get("raters") == "adjusted"
    values: dict[str, dict[Spot, float]] = defaultdict(dict)
    for (_, at, criterion), sheet in sheets(book, tables).items():
        extra = leniency(sheet) if adjusted else {}
        for home, marks in by_household(sheet).items():
            value = mean_of(mark - extra.get(rater, Fraction(0)) for rater, mark in marks)
            values[criterion][home, at] = ten_decimals(value) if adjusted else float(value)
    return values


def ten_decimals(value: Fraction) -> float:
    return floor(value * 10**10 + Fraction(1, 2)) / 10**10


def mark_error(sheet: Sheet) -> dict[str, float | None]:
    """The standard error of each household's value in a sheet: pooled variance over its number of marks."""
    rows = by_household(sheet)
    squares = sum((mark - mean_of(m for _, m in marks)) ** 2 for marks in rows.values() for _, mark in marks)
    freedom = sum(len(marks) - 1 for marks in rows.values())
    return {home: sqrt(squares / freedom / len(marks)) if freedom else None for home, marks in rows.items()}

"""A line through the seasons of a household or a village as a picture in the page; its figures stand beside it."""

from collections.abc import Callable, Mapping
from html import escape
from math import floor, log10

from front.language import direction

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 320, 150, 34, 12, 10, 24
WIDE = 7  # a digit of the numbers beside the scale
GREEN, GREY = "#1f5c3a", "#c3d3c8"
SMALL = 'font-size="12" fill="#0a140e"'
Values = Mapping[str, float | None]
ROUND = (1, 2, 4, 6, 8, 10)


def line_picture(
    values: Values, said: str, ends: tuple[float, float] = (0.0, 100.0), write: Callable[[float], str] = "{:g}".format
) -> str:
    """SVG of a line with a dot for each season that has a value, broken where there is none; `said` tells it in words.

    It begins where the language that is spoken begins to read. The scale runs between its `ends`; `write` writes the
    numbers beside it.

    >>> line_picture({"2024": 0.0, "2025": 100.0}, "two").count("<circle")
    2
    """
    marks = [(mark, write(mark)) for mark in (ends[0], sum(ends) / 2, ends[1])]
    left = max(LEFT, 10 + WIDE * max(len(text) for _, text in marks))
    points = [_point(at, value, len(values), left, ends) for at, value in enumerate(values.values())]
    drawn = "".join(f'<circle cx="{p[0]}" cy="{p[1]}" r="5" fill="{GREEN}"/>' for p in points if p)
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" direction="ltr" role="img" aria-label="{escape(said)}">'
        f'{_scale(marks, left, ends)}<path d="{_path(points)}" fill="none" stroke="{GREEN}" stroke-width="3"/>{drawn}'
        f"{_names(list(values), left)}</svg>"
    )


def ends_of(values: Values) -> tuple[float, float]:
    """Round ends of a scale on which all values and nothing find room.

    >>> ends_of({"2024": 13000.0, "2025": None, "2026": 38000.0}), ends_of({"2024": -3.0, "2025": 0.5})
    ((0.0, 40000.0), (-4.0, 0.6))
    """
    found = [value for value in values.values() if value is not None]
    low, high = 0.0 - _round_above(max(0.0, -min(found))), _round_above(max(0.0, *found))
    return low, high if low or high else 1.0


def _round_above(value: float) -> float:
    if not value:
        return 0.0
    size = 10.0 ** floor(log10(value))
    return next(top for top in (float(f"{each * size:.1g}") for each in ROUND) if top >= value)


def _point(
    at: int, value: float | None, count: int, left: int, ends: tuple[float, float]
) -> tuple[float, float] | None:
    if value is None:
        return None
    return _across(at, count, left), _up(min(max(value, ends[0]), ends[1]), ends)


def _across(at: int, count: int, left: int) -> float:
    return _x(left + (at + 0.5) * (WIDTH - left - RIGHT) / count)


def _x(from_the_beginning: float) -> float:
    return round(WIDTH - from_the_beginning if direction() == "rtl" else from_the_beginning, 1)


def _up(value: float, ends: tuple[float, float]) -> float:
    low, high = ends
    return round(HEIGHT - BOTTOM - (value - low) / (high - low) * (HEIGHT - TOP - BOTTOM), 1)


def _path(points: list[tuple[float, float] | None]) -> str:
    """A move after each gap, else a line."""
    before = [None, *points[:-1]]
    return " ".join(f"{'L' if b else 'M'}{p[0]} {p[1]}" for b, p in zip(before, points, strict=True) if p)


def _scale(marks: list[tuple[float, str]], left: int, ends: tuple[float, float]) -> str:
    anchor = "start" if direction() == "rtl" else "end"
    return "".join(
        f'<path d="M{_x(left)} {_up(mark, ends)}H{_x(WIDTH - RIGHT)}" stroke="{GREY}"/>'
        f'<text x="{_x(left - 6)}" y="{_up(mark, ends) + 4}" {SMALL} text-anchor="{anchor}">{escape(text)}</text>'
        for mark, text in marks
    )


def _names(names: list[str], left: int) -> str:
    """The first season's name and the last one's; all of them where they are few."""
    shown = range(len(names)) if len(names) <= 4 else (0, len(names) - 1)
    return "".join(
        f'<text x="{_across(at, len(names), left)}" y="{HEIGHT - 6}" {SMALL} text-anchor="middle">'
        f"{escape(names[at][:12])}</text>"
        for at in shown
    )

"""A line through a household's seasons as a picture in the page itself; its figures stand in words beside it."""

from collections.abc import Mapping
from html import escape

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 320, 150, 34, 12, 10, 24
GREEN, GREY = "#1f5c3a", "#c3d3c8"
SMALL = 'font-size="12" fill="#0a140e"'
Values = Mapping[str, float | None]


def line_picture(values: Values, said: str, low: float = 0.0, high: float = 100.0) -> str:
    """SVG of a line with a dot for each season that has a value, broken where there is none; `said` tells it in words.

    >>> line_picture({"2024": 0.0, "2025": 100.0}, "two").count("<circle")
    2
    """
    points = [_point(at, value, len(values), low, high) for at, value in enumerate(values.values())]
    drawn = "".join(f'<circle cx="{p[0]}" cy="{p[1]}" r="5" fill="{GREEN}"/>' for p in points if p)
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(said)}">'
        f'{_scale(low, high)}<path d="{_path(points)}" fill="none" stroke="{GREEN}" stroke-width="3"/>{drawn}'
        f"{_names(list(values))}</svg>"
    )


def _point(at: int, value: float | None, count: int, low: float, high: float) -> tuple[float, float] | None:
    if value is None:
        return None
    return _across(at, count), _up(min(max(value, low), high), low, high)


def _across(at: int, count: int) -> float:
    return round(LEFT + (at + 0.5) * (WIDTH - LEFT - RIGHT) / count, 1)


def _up(value: float, low: float, high: float) -> float:
    return round(HEIGHT - BOTTOM - (value - low) / (high - low) * (HEIGHT - TOP - BOTTOM), 1)


def _path(points: list[tuple[float, float] | None]) -> str:
    """A move after each gap, else a line."""
    before = [None, *points[:-1]]
    return " ".join(f"{'L' if b else 'M'}{p[0]} {p[1]}" for b, p in zip(before, points, strict=True) if p)


def _scale(low: float, high: float) -> str:
    marks = (low, (low + high) / 2, high)
    return "".join(
        f'<path d="M{LEFT} {_up(mark, low, high)}H{WIDTH - RIGHT}" stroke="{GREY}"/>'
        f'<text x="{LEFT - 6}" y="{_up(mark, low, high) + 4}" {SMALL} text-anchor="end">{mark:g}</text>'
        for mark in marks
    )


def _names(names: list[str]) -> str:
    """The first season's name and the last one's; all of them where they are few."""
    shown = range(len(names)) if len(names) <= 4 else (0, len(names) - 1)
    return "".join(
        f'<text x="{_across(at, len(names))}" y="{HEIGHT - 6}" {SMALL} text-anchor="middle">'
        f"{escape(names[at][:12])}</text>"
        for at in shown
    )

"""The section `checks` of village rules: how long an answer may take, and when corrections reach the board."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rating.problems import Problem, nearest
from rating.rubric import Rubric

KEYS = ("days", "board_on")
LONGEST, LAST_DAY = 60, 28


@dataclass(frozen=True)
class CheckRules:
    """`days` until a check has to be answered; `board_on` are the days of a month on which boards take up corrections.

    >>> CheckRules(board_on=(1, 15)).next_board_day("2024-12-15")
    '2025-01-01'
    """

    days: int = 14
    board_on: tuple[int, ...] = (1,)

    def due(self, asked_on: str) -> str:
        """The last day for an answer to what was asked on a day."""
        return (date.fromisoformat(asked_on) + timedelta(self.days)).isoformat()

    def next_board_day(self, after: str) -> str:
        """The first day after this one on which boards take up corrections."""
        day = date.fromisoformat(after) + timedelta(1)
        while day.day not in self.board_on:
            day += timedelta(1)
        return day.isoformat()

    def last_board_day(self, before: str) -> str:
        """The last such day before this one."""
        day = date.fromisoformat(before) - timedelta(1)
        while day.day not in self.board_on:
            day -= timedelta(1)
        return day.isoformat()


def rules_of(rubric: Rubric) -> CheckRules:
    """What a rubric says about checks; where it says nothing, an answer within 14 days, and boards on the first."""
    section = rubric.checks if isinstance(rubric.checks, dict) else {}
    board_on = tuple(sorted(section.get("board_on", CheckRules.board_on)))
    return CheckRules(int(section.get("days", CheckRules.days)), board_on)


def check_problems(rubric: Rubric) -> list[Problem]:
    """What is wrong with the section, by the paths of its keys; nothing where it is right or not there."""
    if rubric.checks is None:
        return []
    if not isinstance(rubric.checks, dict):
        return [Problem("not_a_section", "checks", value=rubric.checks)]
    return [problem for key, value in rubric.checks.items() for problem in _problems(key, value)]


def _problems(key: str, value: object) -> Iterator[Problem]:
    at = f"checks.{key}"
    if key not in KEYS:
        yield Problem("unknown_key", at, value=key, accepted=KEYS, near=nearest(key, KEYS))
    elif key == "days":
        yield from _out_of_range(at, value, LONGEST)
    elif not isinstance(value, list) or not value:
        yield Problem("not_a_list", at, value=value)
    else:
        for day in value:
            yield from _out_of_range(at, day, LAST_DAY)


def _out_of_range(at: str, value: object, most: int) -> Iterator[Problem]:
    if not isinstance(value, int) or isinstance(value, bool):
        yield Problem("not_whole", at, value=value)
    elif value < 1:
        yield Problem("too_small", at, value=value, more={"ge": 1})
    elif value > most:
        yield Problem("too_large", at, value=value, more={"le": most})

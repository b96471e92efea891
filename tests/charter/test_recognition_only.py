"""Charter 1 on the record book: a stored level never falls, and the public gate gives out no score and no place."""

import random
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_type_hints

from data import disclosure
from data.disclosure import (
    Board,
    award_wall,
    board,
    goals_together,
    latest_awards,
    leagues,
    notices,
    scorecard_results,
    village_counts,
    village_curves,
    village_spread,
    village_totals,
    why_closed,
)
from data.ratings import store_rating
from tests.data.villages import descending, stored, village

PUBLIC = (
    award_wall,
    board,
    scorecard_results,
    goals_together,
    latest_awards,
    leagues,
    notices,
    village_counts,
    village_curves,
    village_spread,
    village_totals,
    why_closed,
)


def test_every_function_of_the_gate_is_looked_at_here() -> None:
    given = {getattr(disclosure, name) for name in disclosure.__all__}
    assert {thing for thing in given if not is_dataclass(thing)} == set(PUBLIC)


def test_what_the_gate_gives_out_has_no_field_for_a_score_or_a_place() -> None:
    kinds = [kind for kind in (getattr(disclosure, name) for name in disclosure.__all__) if is_dataclass(kind)]
    named = {field.name for kind in kinds for field in fields(kind)}
    assert not any(word in name for name in named for word in ("score", "point", "rank", "place", "level", "household"))
    assert get_type_hints(Board)["bands"] == tuple[tuple[str, ...], ...]


def test_a_board_holds_no_number_of_any_household(tmp_path: Path) -> None:
    scores = {name: score + 0.0 for name, score in descending(30).items()}
    with village(tmp_path / "a.db", scores) as book:
        text = str(board(book, "2024")) + str(village_totals(book)) + str(leagues(book, "2024"))
    assert not any(str(int(score)) in text.replace("'2024'", "") for score in scores.values() if score < 95)


def test_levels_never_fall_whatever_is_corrected(tmp_path: Path) -> None:
    draw = random.Random(7)
    names = list(descending(12))
    with village(tmp_path / "a.db", {name: draw.uniform(20, 80) for name in names}) as book:
        before = {row.household: row.level_step for row in stored(book).rows}
        for _ in range(4):
            for number in range(1, len(names) + 1):
                book.db.execute("UPDATE marks SET mark = ? WHERE household = ?", [draw.uniform(0, 100), number])
            store_rating(book)
            after = {row.household: row.level_step for row in stored(book).rows}
            assert all(after[name] >= before[name] for name in names)
            before = after


def test_no_mark_and_no_support_can_be_a_deduction(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", descending(3)) as book:
        assert all((row.points or 0) >= 0 for row in stored(book).rows)

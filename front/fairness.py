"""What the page about fairness shows, as tables in words."""

from dataclasses import dataclass

import polars as pl

from data.disclosure import Closed
from data.fairness import Fairness, Kind, Spread, fairness
from data.open import Book
from front.formulas import no_formula
from front.named import Named, named
from front.words import entering
from front.words import fairness as words
from front.words.say import counted, percent


@dataclass(frozen=True)
class FairnessPage:
    """By league and by size: a table of how scores, levels and awards spread, and one of medians under other weights.

    `moves` says for each of these weights how many would stand at another level.
    """

    spread: dict[Kind, pl.DataFrame]
    otherwise: dict[Kind, pl.DataFrame]
    moves: tuple[str, ...]


def fairness_page(book: Book, period: str) -> FairnessPage | Closed:
    """The tables of a period, or why there are none."""
    found = fairness(book, period)
    if isinstance(found, Closed):
        return found
    names = named(book)
    weights = [words.ALIKE if not part else words.HALVED.format(part=_part(found, part)) for part in found.weights]
    kinds: tuple[Kind, ...] = ("league", "size")
    return FairnessPage(
        spread={kind: _spread(found, kind, names) for kind in kinds},
        otherwise={kind: _otherwise(found, kind, weights, names) for kind in kinds},
        moves=tuple(
            words.MOVES.format(weights=name, moved=words.MOVED[code].format(count=count))
            for name, (code, count) in zip(weights, found.moved, strict=True)
        ),
    )


def _part(found: Fairness, part: str) -> str:
    """A part of the score by what it counts, where that tells it from the others; else by its name in the rules."""
    same = {each for each in found.weights if each and (each in found.of_income) == (part in found.of_income)}
    if len(same) > 1:
        return part
    return entering.KINDS["work"] if part in found.of_income else entering.EFFORT


def fairness_table(page: FairnessPage) -> pl.DataFrame:
    """Both tables of each kind side by side, and how many other weights would move, as they are downloaded."""
    both = [page.spread[kind].join(page.otherwise[kind], on=words.GROUP, how="left") for kind in page.spread]
    moves = pl.DataFrame({words.GROUP: page.moves}, schema={words.GROUP: pl.String})
    return pl.concat([*both, moves], how="diagonal").with_columns(
        pl.col(words.GROUP).map_elements(no_formula, pl.String)
    )


def _spread(found: Fairness, kind: Kind, names: Named) -> pl.DataFrame:
    heads = [counted(step, *words.AT_LEAST) for step in range(1, len(found.leaves) + 1)]
    return pl.DataFrame(
        [
            {
                words.GROUP: _name(one, names),
                words.MEDIAN: _score(one.median),
                **{head: _share(part) for head, part in zip(heads, one.leaves, strict=True)},
                words.THANKED: _share(one.thanked),
            }
            for one in found.spreads
            if one.kind == kind
        ]
    )


def _otherwise(found: Fairness, kind: Kind, weights: list[str], names: Named) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                words.GROUP: _name(one, names),
                words.AS_IT_IS: _score(one.median),
                **{name: _score(score) for name, score in zip(weights, one.otherwise, strict=True)},
            }
            for one in found.spreads
            if one.kind == kind
        ]
    )


def _name(one: Spread, names: Named) -> str:
    if one.kind == "size":
        return words.SIZES[one.name]
    return names.group(one.name) if one.name else words.EVERYBODY


def _score(score: int | None) -> str:
    return words.NOT_SAID if score is None else str(score)


def _share(part: float | None) -> str:
    return words.NOT_SAID if part is None else percent(part)

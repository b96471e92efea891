"""What `laurel poverty --multidimensional` does: count deprivations in columns of the operator's own file."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from data.columns import read_columns
from data.figures import FEWEST
from front.checking import read_yaml
from front.poverty_figures import Json, large_enough, number
from front.words import poverty as words
from rating.deprivation import Counted, Deprivations, Figure, count_deprivations, load_deprivations
from rating.problems import TablesRefused
from rating.sample import Floats


def counted_deprivations(path: Path, described: Path, weight: str | None = None, by: str | None = None) -> Json:
    """Headcount, intensity and adjusted headcount of a file, by indicator and group. Raises a subclass of Refused."""
    spec = load_deprivations(read_yaml(described), described.name)
    wanted = list(dict.fromkeys(i.column for i in spec.indicators().values()))
    rows = read_columns(path, [*wanted, *([weight] if weight else [])], [by] if by else [])
    columns = {name: rows[name].fill_null(np.nan).to_numpy() for name in wanted}
    w = rows[weight].fill_null(np.nan).to_numpy() if weight else np.ones(rows.height)
    try:
        found = count_deprivations(spec, columns, w)
    except TablesRefused as refused:
        raise TablesRefused(replace(problem, file=path.name) for problem in refused.problems) from None
    told: Json = {"title": spec.title, "version": spec.version, "poor_from": spec.poor_from, **_whole(found, spec)}
    if by:
        told["groups"] = _by_group(spec, columns, w, rows[by].cast(str).fill_null("").to_numpy())
    return {**told, "conventions_in_words": list(words.COUNTING)}


def _whole(found: Counted, spec: Deprivations) -> Json:
    parts = {
        name: {
            "weight": part.weight,
            "deprived": _said(part.deprived),
            "deprived_and_poor": _said(part.deprived_and_poor),
            "contribution": _said(part.contribution),
        }
        for name, part in found.indicators.items()
    }
    dimensions = {
        name: number(sum(found.indicators[inner].contribution.value for inner in dimension.indicators))
        for name, dimension in spec.dimensions.items()
    }
    counts: Json = {"n": found.rows, "weight": found.size, "missing": found.missing}
    return {**counts, **_figures(found), "indicators": parts, "dimensions": dimensions}


def _figures(found: Counted) -> Json:
    figures = {"headcount": found.headcount, "intensity": found.intensity, "adjusted_headcount": found.adjusted}
    return {name: _said(figure) for name, figure in figures.items()}


def _said(figure: Figure) -> Json:
    return {"value": number(figure.value), "se": number(figure.se)}


def _by_group(spec: Deprivations, columns: dict[str, Floats], w: Floats, groups: np.ndarray) -> Json:
    """Each group's figures and its share of the adjusted headcount; small groups are told together."""
    known = ~np.any([np.isnan(values) for values in (w, *columns.values())], axis=0) & (w != 0)
    told = []
    whole = count_deprivations(spec, columns, w)
    for names in large_enough(groups[known]):
        rows = known & np.isin(groups, names)
        own = count_deprivations(spec, {name: values[rows] for name, values in columns.items()}, w[rows])
        adds = own.size / whole.size * own.adjusted.value
        told.append({"groups": names, "n": own.rows, "share": own.size / whole.size, **_figures(own), "adds": adds})
    return {"fewest": FEWEST, "parts": told}

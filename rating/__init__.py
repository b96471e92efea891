"""How a household is rated: frames in, frames out; no database, no screen.

`rating/rate.py` shows the whole pipeline in order; `docs/rating.md` states every rule.
"""

from rating.bands import cut, within
from rating.explain import Step, contributions, next_step, printed, score_of
from rating.loading import load_rubric
from rating.problems import Problem, Refused, RubricRefused, TablesRefused
from rating.rate import Rating, rate
from rating.rubric import Rubric
from rating.tables import Tables

__all__ = [
    "Problem",
    "Rating",
    "Refused",
    "Rubric",
    "RubricRefused",
    "Step",
    "Tables",
    "TablesRefused",
    "contributions",
    "cut",
    "load_rubric",
    "next_step",
    "printed",
    "rate",
    "score_of",
    "within",
]

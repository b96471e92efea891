"""What is said about raters: whether they agree, and what to do where they do not."""

from front.language import said
from front.words.say import decimal

ADVICE = {
    "not_rated_twice": (
        "Nobody was rated twice for {criterion}, so nothing can be said about agreement. "
        "Let two people rate some of the households."
    ),
    "too_few": "Few households were rated twice for {criterion}: too few to say how well the raters agree.",
    "no_variation": "All ratings of {criterion} are equal, so they tell no household from another.",
    "not_connected": (
        "Some raters of {criterion} share no household with the others, so nobody can tell a lenient rater from a good "
        "group. Let each rater also rate some households of another."
    ),
    "poor": "Ratings of {criterion} agree poorly ({alpha}); talk about what a {middle} means.",
    "fair": "Ratings of {criterion} agree fairly well ({alpha}). Look at a few examples together.",
    "good": "Ratings of {criterion} agree well ({alpha}).",
}


def advice(code: str, criterion: str, alpha: float, scale: tuple[float, float]) -> str:
    """The advice about a criterion in words; `scale` is that of its marks.

    >>> advice("poor", "training", 0.314, (0, 5))
    'Ratings of training agree poorly (0.31); talk about what a 3 means.'
    """
    return said(ADVICE)[code].format(criterion=criterion, alpha=decimal(alpha, 2), middle=middle(scale))


def middle(scale: tuple[float, float]) -> str:
    """The whole mark in the middle of a scale, the upper of two; on a scale from 0 to 1 that is 1.

    >>> middle((0, 5)), middle((0, 1)), middle((1, 5))
    ('3', '1', '3')
    """
    return str(int((scale[0] + scale[1]) / 2 + 0.5))

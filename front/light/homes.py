"""The page with which somebody begins after signing in."""

from front.choices import labelled
from front.light.addresses import address
from front.light.asked import Asked
from front.villages import villages
from front.visits import visitor_of


def home_of(asked: Asked, village: str, token: str) -> str:
    """Where a new session begins: raters where they enter, others at the board of their village."""
    if "rater" in visitor_of(token, asked.at).actor.roles:
        return address("/enter")
    served = villages()
    labels = [label for label, each in labelled(served).items() if each.key == village]
    return address("/", village="".join(labels) if len(served) > 1 else "")

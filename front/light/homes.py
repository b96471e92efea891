"""The page with which somebody begins after signing in."""

from starlette.routing import Route

from front.choices import labelled
from front.light.addresses import address
from front.light.asked import Asked
from front.villages import villages
from front.visits import visitor_of

ENTRY = "/enter"


def home_of(asked: Asked, village: str, token: str) -> str:
    """Where a new session begins: raters at the entry of ratings, others at the board of their village."""
    if "rater" in visitor_of(token, asked.at).actor.roles and _is_served(asked, ENTRY):
        return address(ENTRY)
    labels = [label for label, each in labelled(villages()).items() if each.key == village]
    return address("/", village="".join(labels[:1]) if len(villages()) > 1 else "")


def _is_served(asked: Asked, path: str) -> bool:
    routes = asked.request.scope["router"].routes
    return any(isinstance(each, Route) and each.path == address(path) for each in routes)

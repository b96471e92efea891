"""A chart of a page as a picture to take away, under its title and its method: SVG or PNG."""

from collections.abc import Callable, Iterable
from typing import Literal

from data.open import today
from front.charts import Chart
from front.language import current
from front.paper.lettering import apart
from front.paper.pdf import drawn
from front.paper.scripts import families
from front.pictures import drawing

WIDTH = 560
Kind = Literal["svg", "png"]
KINDS: tuple[Kind, ...] = ("svg", "png")


def to_take_away(chart: Chart, kind: Kind, title: str, method: str, texts: Iterable[str]) -> Callable[[], bytes]:
    """What makes the picture once it is asked for; `texts` are what else is written in it.

    Everything is said by now, so that it can be made in another thread. Raises PaperRefused where no font has the
    letters.
    """
    families([title, method, *texts])
    told, language = {"title": title, "method": method, "on": today()}, current()

    def made() -> bytes:
        picture, lettering = apart(drawing(chart.properties(width=WIDTH)))
        return drawn("chart", {**told, "lettering": lettering}, language, {"chart": picture}, kind)

    return made

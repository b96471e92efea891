"""How many households other village rules would lift to a higher level: never who, and no number that could tell."""

from dataclasses import dataclass
from typing import Literal

from data.catalogue import unagreed
from data.lifted import Lift, lift
from data.open import Book
from data.permissions import needs
from data.ratings import latest, rate_book
from data.villagerules import read_rules

Code = Literal["not_rated"] | Lift


@dataclass(frozen=True)
class Preview:
    """How many would move a level up in a period: `about` so many (tens), `few` (fewer than ten, or none) or `most`
    (all but fewer than ten).

    `small_village`: fewer than twenty were rated, and any number could tell who. Nobody moves down: a level that was
    reached stays. `silenced` names the criteria that score nothing until a meeting has agreed their words.
    """

    code: Code
    period: str
    about: int | None = None
    silenced: tuple[str, ...] = ()


@needs("preview_rules")
def preview(book: Book, text: str) -> Preview:
    """What a text would change as village rules, in the latest period that was rated. Raises as `read_rules` does."""
    rubric = read_rules(book, text)
    quiet = unagreed(book, rubric)
    names = [row["name"] for row in book.rows("SELECT name FROM periods ORDER BY position DESC")]
    stored = next((found for period in names if (found := latest(book, period)) is not None), None)
    if stored is None:
        return Preview("not_rated", "", None, tuple(sorted(quiet)))
    rows = rate_book(book, rubric.silence(quiet)).values().filter(period=stored.period).iter_rows(named=True)
    now = {row["household"]: row["level"] for row in rows if row["points"] is not None}
    steps = {row.household: row.level_step for row in stored.rows if row.points is not None}
    up = sum(now.get(household, 0) > step for household, step in steps.items())
    code, about = lift(up, len(steps))
    return Preview(code, stored.period, about, tuple(sorted(quiet)))

"""Dated poverty lines in a YAML file: what each is worth in another period, by an index of prices."""

from datetime import date
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from rating.described import described
from rating.problems import FileRefused, Problem, nearest
from rating.rubric import Number, Strict, Text


def _dated(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise PydanticCustomError("not_a_date", "not a date", {"value": value}) from None


class Line(Strict):
    """A line as it was set: when, how much, at the prices of which period, and by whom."""

    date: Annotated[str, AfterValidator(_dated)]
    amount: Annotated[Number, Field(gt=0)]
    prices_of: Text = ""
    source: Text = ""


class Lines(Strict):
    """The file: lines by name, in one currency that is not converted, and an index of prices by period."""

    title: Text
    currency: Text
    note: Text = Field("", description="what an amount is: of a person or a household, a year or a month, whose prices")
    prices: dict[str, Annotated[Number, Field(gt=0)]] = Field(default_factory=dict)
    lines: Annotated[dict[str, Line], Field(min_length=1)]

    @model_validator(mode="after")
    def _prices_known(self) -> Self:
        for name, line in self.lines.items():
            known = tuple(self.prices)
            if known and line.prices_of not in known:
                told = {"value": line.prices_of, "key": f"lines.{name}.prices_of", "accepted": known}
                raise PydanticCustomError("no_line_price", "no price index", told)
        return self

    def amount_at(self, name: str, period: str) -> float:
        """What the line `name` is worth in a period: its amount, times the index there over that of its own prices.

        Without `prices` the amount is what it is in every period. Raises FileRefused for a period without an index.
        """
        line = self.lines[name]
        return line.amount * self.deflator(line.prices_of) / self.deflator(period)

    def deflator(self, period: str) -> float:
        """What money of a period is multiplied by to be at an index of 100; 1 where there is no index of prices."""
        if not self.prices:
            return 1.0
        if period not in self.prices:
            accepted = tuple(self.prices)
            near = nearest(period, accepted)
            raise FileRefused([Problem("no_line_price", "prices", None, period, accepted, near)])
        return 100 / self.prices[period]


def load_lines(text: str, file: str = "") -> Lines:
    """The file of poverty lines in `text`. Raises FileRefused or RubricRefused with every problem and its line."""
    return described(Lines, text, file)

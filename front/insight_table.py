"""Every figure of the page about the village as a whole in one table, as the command writes it."""

import polars as pl

from data.anew import figures_anew
from data.open import Book
from front.curves import table_of
from front.insight import figures_table, firm_table, insight_page


def insight_rows(book: Book, *, anew: bool = False) -> pl.DataFrame:
    """The figures of the page, a row each, then the points of its curves, and how firm each group's last board is.

    With `anew` beside each figure what it would be if it were worked out from the entries of today.
    """
    page = insight_page(book)
    figures = figures_table(page)
    if anew:
        now = {(one.period, one.name): one.value for one in figures_anew(book)}
        values = [now.get((one.period, one.name)) for one in page.figures]
        figures = figures.with_columns(anew=pl.Series(values, dtype=pl.Float64))
    curves = table_of(list(page.curves), page.period_word or "period")
    return pl.concat([figures, curves, firm_table(page)], how="diagonal")

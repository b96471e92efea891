"""Awards that were declined are not proposed again: what remembers it is shown to nobody but who declined."""

from collections.abc import Iterable

from data.awards import Proposal
from data.open import Book
from data.permissions import needs


@needs("remember_declined")
def remember_declined(book: Book, award: int) -> None:
    """Remember that an award is declined, before it is deleted; for the record book's own use."""
    book.db.execute(_REMEMBER, {"award": award})


@needs("undeclined")
def undeclined(book: Book, proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Proposals without those that would propose again what was declined in the same season."""
    rows = book.rows(_DECLINED)
    declined = {(row["rule"], row["period"], row["household"], row["account"], row["deed"]) for row in rows}
    return tuple(each for each in proposals if _said(each) not in declined)


def _said(each: Proposal) -> tuple[object, ...]:
    deed = each.evidence.get("deed") if each.nomination else None
    return each.rule, each.period, each.household, each.account, deed


_REMEMBER = """
    INSERT INTO declined_awards (rule, period, household, account, deed)
    SELECT a.rule, a.period, a.household, a.account, n.deed FROM awards AS a
    LEFT JOIN nominations AS n ON n.id = a.nomination WHERE a.id = :award AND NOT EXISTS (
        SELECT 1 FROM declined_awards AS d WHERE d.rule = a.rule AND d.period = a.period
        AND d.household IS a.household AND d.account IS a.account AND d.deed IS n.deed)"""
_DECLINED = """
    SELECT d.rule, p.name AS period, h.name AS household, d.account, d.deed FROM declined_awards AS d
    JOIN periods AS p ON p.id = d.period LEFT JOIN households AS h ON h.id = d.household"""

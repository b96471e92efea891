"""The light page of a household's own awards: it accepts or declines them in private, asks for one, names a neighbour.

And the sheet that a meeting signs.
"""

from collections.abc import Callable
from secrets import token_hex

from starlette.responses import Response

from awards.proposing import claim, claimable
from data.awards import Proposal, awards, awards_of
from data.errors import EntryRefused
from data.handing import accept_award, decline_award
from data.nominating import nominate
from data.open import Book
from data.periods import period_names
from front.awards import award_row, prize, terms_of, why
from front.light.addresses import address
from front.light.asked import Asked
from front.light.fields import whole_number, why_refused
from front.light.rendering import go_to, page
from front.villages import opened
from front.words import award_pages as words
from front.words import awards as award_words

# Who nominates is not told whether the neighbour takes part, or has been nominated already.
UNTOLD = frozenset({"unknown_household", "no_consent", "already_there"})


def show_awards(asked: Asked) -> Response:
    """Its awards; `?decline=` asks once more before one is declined, `?done=` says what it just did."""
    return _awards(asked, told=words.DONE.get(asked.query.get("done", ""), ""))


def take_awards(asked: Asked) -> Response:
    """Do one of these."""
    what, _, about = asked.form.get("act", "").partition(":")
    try:
        with opened(asked.visitor.village, asked.actor) as book:
            if what in ACTS:
                ACTS[what](book, asked, about)
    except EntryRefused as refused:
        return _awards(asked, 400, refused=why_refused(refused))
    return go_to(address("/me/awards", done=what))


def show_sheet(asked: Asked) -> Response:
    """What a meeting decides about: the proposed awards of a season, and lines to fill in and sign."""
    with opened(asked.visitor.village, asked.actor) as book:
        period = asked.query.get("period", "")
        proposed = [each for each in awards(book, period) if each.state == "proposed"]
        terms = terms_of(book)
        rows = [award_row(book, each, terms) for each in proposed]
    return page(asked, "sheet.html", title=words.SHEET_TITLE.format(period=period), words=words, rows=rows)


def _accept(book: Book, asked: Asked, about: str) -> None:
    accept_award(book, whole_number(about) or 0, asked.actor.name, asked.form.get("alias", ""))


def _decline(book: Book, asked: Asked, about: str) -> None:
    decline_award(book, whole_number(about) or 0, asked.actor.name)


def _claim(book: Book, asked: Asked, about: str) -> None:
    period, _, rule = about.partition("/")
    claim(book, asked.actor.name, asked.form.get("request", ""), period, rule)


def _nominate(book: Book, asked: Asked, _about: str) -> None:
    form = asked.form
    try:
        nominate(book, form.get("request", ""), form.get("neighbour", ""), form.get("period", ""), form.get("deed", ""))
    except EntryRefused as refused:
        if not UNTOLD & {problem.code for problem in refused.problems}:
            raise


ACTS: dict[str, Callable[[Book, Asked, str], None]] = {
    "accept": _accept,
    "decline": _decline,
    "claim": _claim,
    "nominate": _nominate,
}


def _awards(asked: Asked, status: int = 200, *, refused: list[str] | None = None, told: str = "") -> Response:
    with opened(asked.visitor.village, asked.actor) as book:
        terms = terms_of(book)
        return page(
            asked,
            "own_awards.html",
            status,
            title=words.YOURS,
            words=words,
            deeds=award_words.DEEDS,
            names=terms.names,
            awards=[
                (each, why(each.evidence, terms), prize(book, each)) for each in awards_of(book, asked.actor.name)
            ],
            claimable=_claimable(book, asked.actor.name),
            periods=tuple(reversed(period_names(book))),
            declining=whole_number(asked.query.get("decline", "")),
            request=token_hex(16),
            refused=refused or [],
            told=told,
        )  # fmt: skip


def _claimable(book: Book, household: str) -> list[Proposal]:
    found: list[Proposal] = []
    for period in reversed(period_names(book)):
        try:
            found += claimable(book, household, period)
        except EntryRefused:  # a season that is not published, or for which nothing was told
            continue
    return found

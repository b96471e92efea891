"""The light page of a household's own record: it opens by the household's card, and to nobody else."""

from starlette.responses import Response

from front.checks import check_rows
from front.clips import sounds
from front.copy import copy_of
from front.goals import goal_rows
from front.leaves import leaves
from front.light.asked import Asked
from front.light.chart import line_picture
from front.light.rendering import page
from front.named import named
from front.notices import notice_rows
from front.own import own_page
from front.progress import ProgressPage
from front.villages import opened
from front.words import aloud as aloud_words
from front.words import checks as check_words
from front.words import copying as copy_words
from front.words import given as given_words
from front.words import goals as goal_words
from front.words import helping as help_words
from front.words import notices as notice_words
from front.words import own as words
from front.words import own_paper as paper_words
from front.words import progress as progress_words
from front.words import scorecard as card_words
from front.words.say import decimal, in_turn, percent


def show_own(asked: Asked) -> Response:
    """The household's own page; `?period=` names a season."""
    with opened(asked.visitor.village, asked.actor) as book:
        village, names = book.village(), named(book)
        own = own_page(book, asked.actor.name, asked.query.get("period", ""))
        checks, goals = check_rows(book, asked.actor.name), goal_rows(book, asked.actor.name)
        notices, heard = notice_rows(book), sounds(book)
    progress = own.progress
    return page(
        asked,
        "own.html",
        title=words.TITLE.format(label=own.label),
        words=words,
        sounds=heard,
        said=progress_words,
        village=village,
        purpose=names.purpose(village["purpose"]),
        own=own,
        checks=checks,
        check_words=check_words,
        goals=goals,
        goal_words=goal_words,
        given_words=given_words,
        help_words=help_words,
        card_words=card_words,
        notices=notices,
        notice_words=notice_words,
        aloud_words=aloud_words,
        paper_words=paper_words,
        progress=progress,
        leaves=leaves(progress.level, progress.levels) if progress else "",
        chart=line_picture(*_scores(progress)) if progress and _drawn(progress) else "",
        scores=_scores(progress)[1] if progress else "",
        decimal=_decimal,
        percent=percent,
    )


def give_copy(asked: Asked) -> Response:
    """Everything that is held about the household, as a file."""
    with opened(asked.visitor.village, asked.actor) as book:
        copied = copy_of(book, asked.actor.name)
    named = {"Content-Disposition": f'attachment; filename="{copy_words.FILE}"'}
    return Response(copied, headers=named, media_type="application/zip")


def _drawn(progress: ProgressPage) -> bool:
    return sum(season.score is not None for season in progress.seasons) > 1


def _scores(progress: ProgressPage) -> tuple[dict[str, float | None], str]:
    told = in_turn(
        progress_words.FIGURE.format(period=season.period, value=_decimal(season.score, progress.decimals))
        for season in progress.seasons
    )
    values = {season.period: season.score for season in progress.seasons}
    return values, progress_words.SCORE_CHART.format(figures=told)


def _decimal(value: float | None, digits: int) -> str:
    return progress_words.NOTHING if value is None else decimal(value, digits)

"""What a visitor chooses, kept in the page's address so that it can be passed on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.errors import BookRefused
from data.open import Book
from data.permissions import may
from front.markdown import plain
from front.villages import Village, opened
from front.visitor import current
from front.words import award_pages, fairness, fund_page, imports, insight, notices, staff
from front.words import pages as words
from front.words.problems import lines

# The act for which a page is: the way to it is shown to those who may do it.
FOR = {
    "pages/grid.py": "save",
    "pages/imports.py": "import_filled",
    "pages/households.py": "edit_household",
    "pages/seasons.py": "add_period",
    "pages/rules.py": "adopt",
    "pages/people.py": "accounts",
    "pages/questions.py": "answer_review",
    "pages/review.py": "review",
    "pages/publishing.py": "publish",
    "pages/fairness.py": "fairness",
    "pages/checks.py": "checks_to_answer",
    "pages/notices.py": "write_notice",
    "pages/awards.py": "awards",
    "pages/treasury.py": "fund_orders",
    "pages/journal.py": "journal",
}


_THREE_ROWS = """<style>@media (max-width: 640px) {
.st-key-ways { display: grid; grid: auto auto auto / auto-flow max-content; overflow-x: auto; padding: 0.25rem 0;
  padding-inline-end: 3rem;
  mask-image: linear-gradient(to right, #000 calc(100% - 3rem), transparent); }
}</style>"""
Part = tuple[str, Callable[..., None]]


def show_part(chosen: "Chosen", slot: int, label: str, parts: Mapping[str, Part], *about: str) -> None:
    """Have one of a page's parts chosen, in a slot above, among those whose act whoever visits may do, and show it.

    `parts` has for each name its act and the function that shows it, which is given the book and what it is `about`.
    """
    offered = {name: show for name, (action, show) in parts.items() if may(chosen.book, action)}
    with chosen.slots[slot]:
        what = choice(label, "do", list(offered))
    offered[what](chosen.book, *about)


def pages() -> dict[str, str]:
    """The file of each page -> what it is called, in the language that is spoken now."""
    return {
        "pages/board.py": words.BOARD,
        "pages/progress.py": words.PROGRESS,
        "pages/insight.py": insight.PAGE,
        "pages/thanks.py": award_pages.THANKS,
        "pages/fund.py": fund_page.PAGE,
        "pages/grid.py": words.GRID,
        "pages/imports.py": imports.PAGE,
        "pages/households.py": staff.HOUSEHOLDS,
        "pages/seasons.py": staff.SEASONS,
        "pages/rules.py": staff.RULES,
        "pages/people.py": staff.PEOPLE,
        "pages/questions.py": staff.QUESTIONS,
        "pages/review.py": staff.REVIEW,
        "pages/publishing.py": staff.PUBLISHING,
        "pages/fairness.py": fairness.PAGE,
        "pages/checks.py": staff.CHECKS,
        "pages/notices.py": notices.NOTICES,
        "pages/awards.py": award_pages.AWARDS,
        "pages/treasury.py": fund_page.TREASURY,
        "pages/journal.py": staff.JOURNAL,
    }


def page_paths() -> list[str]:
    """The path of each page in addresses, beside the first one's, which is empty."""
    return [Path(file).stem for file in pages()]


@dataclass(frozen=True)
class Chosen:
    """The village that a visitor chose, its open book, and where on the page further choices go."""

    village: Village
    book: Book
    slots: Sequence[DeltaGenerator]


@contextmanager
def chosen_village(page: str, found: Sequence[Village]) -> Iterator[Chosen]:
    """Let the visitor choose a village; its book is open within, and the page says so if it is a demonstration."""
    ways, banner, slots = _ways(), st.container(), st.columns(3)
    labels = labelled(found)
    with slots[0]:
        label = choice(words.VILLAGE, "village", list(labels))
    village = labels[label]
    _show_ways(ways, [file for file in pages() if file not in FOR], label)
    st.set_page_config(page_title=words.PAGE_TITLE.format(page=page, village=village.name))
    if village.demo:
        banner.info(words.DEMONSTRATION)
    with ExitStack() as stack:
        book = _open(stack, village)
        _show_ways(ways, [file for file, action in FOR.items() if may(book, action)], label)
        yield Chosen(village, book, slots[1:])


def choice(label: str, key: str, options: Sequence[str], said: Callable[[str], str] = str) -> str:
    """One of the options, the first by default; `key` is its name in the page's address.

    `said` is how an option is shown: the address keeps the option itself, the same in every language.
    """
    # A widget bound to the address by Streamlit itself falls back to its default on the way to another page.
    asked = st.query_params.get(key)
    at = options.index(asked) if asked in options else 0
    chosen: str = st.selectbox(label, options, index=at, key=key, format_func=said)
    if chosen != options[0]:
        st.query_params[key] = chosen
    else:
        st.query_params.pop(key, None)
    return chosen


def labelled(found: Sequence[Village]) -> Mapping[str, Village]:
    """What is chosen from: names, with the file's beside it where two villages bear the same."""
    names = [v.name for v in found]
    return {v.name if names.count(v.name) == 1 else words.SAME_NAME.format(name=v.name, key=v.key): v for v in found}


def period_label(word: str) -> str:
    """What a period is called above its choice.

    >>> period_label("year"), period_label("")
    ('Year', 'Season')
    """
    return words.PERIOD_NAMES.get(word, words.PERIOD)


def nothing_yet(title: str, *sentences: str) -> NoReturn:
    """A page where there is no village to choose: the ways to the others, and why."""
    ways = _ways()
    _show_ways(ways, [file for file in pages() if file not in FOR])
    stop(title, *sentences)


def stop(title: str, *sentences: str) -> NoReturn:
    """Say why there is nothing to show, and end the page."""
    st.title(plain(title), anchor=False)
    for sentence in sentences:
        st.write(sentence)
    st.stop()


def _ways() -> DeltaGenerator:
    """Where the ways to the pages stand; on a phone in three rows that are pushed along, else they fill its screen."""
    st.html(_THREE_ROWS)
    return st.container(horizontal=True, key="ways")


def _show_ways(ways: DeltaGenerator, files: Sequence[str], village: str = "") -> None:
    for file in files:
        ways.page_link(file, label=pages()[file], query_params={"village": village} if village else None)


def _open(stack: ExitStack, village: Village) -> Book:
    try:
        return stack.enter_context(opened(village.key, current(village.key)))
    except KeyError:
        stop(village.name, words.UNREADABLE)
    except BookRefused as refused:
        stop(village.name, words.UNREADABLE, *map(plain, lines(refused.problems)))

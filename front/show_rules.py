"""How village rules are chosen in a form or written by hand, looked at, and adopted, on the page Village rules."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from data.catalogue import adopt, catalogue, current
from data.errors import EntryRefused
from data.open import Book, today
from data.rulechanges import differences
from data.rulepreview import preview
from data.villagerules import Choices, composed, first_choices, left_out, rules_problems
from front.acting import acting
from front.checking import section_problems
from front.criteria import worded
from front.markdown import plain
from front.show_versions import show_differences
from front.words import rules as words
from front.words.problems import lines
from front.words.say import listed
from rating.loading import load_rubric
from rating.problems import Problem
from rating.rubric import Rubric

MOST_EARNING = 40
Confirmed = Callable[[], bool]


def show_form(book: Book, confirmed: Confirmed) -> None:
    """The rules as choices from the catalogue, what they would change, and the meeting's decision."""
    found = current(book)
    lost = left_out(found.rubric()) if found else ()
    if lost:
        st.warning(plain(words.LEFT_OUT.format(names=listed(lost))))
    first = first_choices(book)
    # The version in force is taken; the day makes a name that nobody has used.
    chosen = _choices(replace(first, version=today()) if found else first)
    try:
        text = composed(book, chosen)
    except EntryRefused as refused:
        st.write("\n\n".join(plain(line) for line in lines(refused.problems)))
        return
    with st.expander(words.SHOW_TEXT):
        st.code(text, language="yaml", wrap_lines=True)
    _show_outcome(book, text, [replace(each, file="", line=None) for each in rules_problems(book, text)], confirmed)


def show_text(book: Book, confirmed: Confirmed) -> None:
    """The rules as text, checked as they are typed, what they would change, and the meeting's decision."""
    found = current(book)
    start = found.text if found else composed(book, first_choices(book))
    text = st.text_area(words.TEXT, value=start, height=420, help=words.TEXT_HOW, key="rules")
    st.caption(words.TEXT_HOW)
    problems = rules_problems(book, text)
    _show_outcome(book, text, problems or section_problems(load_rubric(text), text, "rules.yaml"), confirmed)


def _choices(first: Choices) -> Choices:
    left, right = st.columns(2)
    title = left.text_input(words.TITLE, value=first.title)
    version = right.text_input(words.VERSION, value=first.version, help=words.VERSION_HOW)
    purpose = st.text_input(words.PURPOSE, value=first.purpose)
    earning = left.slider(words.EARNING, 0, MOST_EARNING, int(first.earning), help=words.EARNING_HOW)
    floor = right.number_input(
        words.FLOOR, min_value=0.0, value=float(first.floor), step=100.0, format="%g", help=words.FLOOR_HOW
    )
    asked = {name: worded(name, "ask") for name in catalogue()}
    names = st.multiselect(words.CRITERIA, list(asked), default=list(first.weights), format_func=asked.__getitem__)
    weights = {name: _weight(name, first.weights.get(name)) for name in names}
    return Choices(title.strip(), version.strip(), purpose.strip(), earning, weights, floor)


def _weight(name: str, first: float | None) -> float:
    # Read out as it stands here: Streamlit takes no Markdown out of a label.
    label = words.WEIGHT.format(ask=worded(name, "ask"))
    said = plain(words.ANOTHER_WAY.format(way=worded(name, "another_way")))
    return float(
        st.number_input(
            label, min_value=0.5, value=first or 10.0, step=0.5, format="%g", help=said, key=f"weight-{name}"
        )
    )


def _show_outcome(book: Book, text: str, problems: Sequence[Problem], confirmed: Confirmed) -> None:
    """What is wrong with a text; where nothing is, what it would change and how it is adopted."""
    if problems:
        st.write(words.WRONG)
        st.markdown("\n".join(f"- {plain(line)}" for line in lines(problems)))
        return
    rubric = load_rubric(text)
    st.write(words.RIGHT)
    if not rubric.awards:
        st.caption(words.NO_AWARDS.format(section="awards", file="docs/awards.md"))
    _show_preview(book, text)
    before = current(book)
    if before is not None:
        st.header(words.CHANGES, anchor=False)
        show_differences(differences(before.rubric(), rubric))
    st.header(words.ADOPT_HEADER, anchor=False)
    _show_adopting(book, text, rubric, confirmed)


def _show_preview(book: Book, text: str) -> None:
    told = preview(book, text)
    st.write(plain(words.PREVIEWS[told.code].format(period=told.period, about=told.about)))
    st.caption(words.KEPT)
    if told.silenced:
        st.write(plain(words.SILENCED.format(names=listed(told.silenced))))


def _show_adopting(book: Book, text: str, rubric: Rubric, confirmed: Confirmed) -> None:
    if not confirmed():
        return
    with st.form("adopt", border=False):
        day = st.date_input(words.HELD_ON, value=date.fromisoformat(today()))
        asked = st.form_submit_button(words.ADOPT, type="primary")
    if asked:
        with acting(words.ADOPTED.format(title=rubric.title, version=rubric.version)):
            adopt(book, text, day.isoformat())

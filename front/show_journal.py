"""How the page Record of changes is drawn: filters, and a page of entries."""

from collections import Counter
from dataclasses import replace
from datetime import date
from math import ceil
from typing import get_args

import streamlit as st

from data.actors import Kind
from data.journal import SIZE, Page, Wanted, journal, journal_people, journal_words
from data.open import Book
from front.changes import act_of, change, headline
from front.choices import choice
from front.markdown import plain
from front.progress import households
from front.words import journal as words
from front.words.say import counted


def show_journal(book: Book) -> None:
    """The filters, and the entries that fit them, a page at a time."""
    st.write(words.HOW)
    wanted = _wanted(book)
    found = journal(book, wanted)
    if not found.count:
        st.write(words.NOTHING)
        return
    st.caption(counted(found.count, *words.FOUND))
    pages = ceil(found.count / SIZE)
    if pages > 1:
        number = st.number_input(words.PAGE.format(count=pages), 1, pages, key=f"page-{wanted}")
        found = journal(book, wanted, int(number))
    _show_entries(found)


def _show_entries(found: Page) -> None:
    lines = []
    for entry in found.entries:
        changed = change(entry)
        lines.append(f"- **{plain(headline(entry))}**" + (f"  \n  {plain(changed)}" if changed else ""))
    st.markdown("\n".join(lines))


def _wanted(book: Book) -> Wanted:
    known, people = journal_words(book), _people(book)
    acts = {words.EVERYTHING: None, **{act_of(act): act for act in known["act"]}}
    labels = {words.ALL_HOUSEHOLDS: None, **households(book)}
    left, middle, right = st.columns(3)
    with left:
        who = people[choice(words.WHO, "who", list(people))]
    with middle:
        act = acts[choice(words.WHAT, "what", list(acts))]
    with right:
        household = labels[choice(words.HOUSEHOLD, "household", list(labels))]
    left, middle, _ = st.columns(3)
    since, until = _day(left.date_input(words.SINCE, value=None)), _day(middle.date_input(words.UNTIL, value=None))
    return replace(who, act=act, household=household, since=since, until=until)


def _day(chosen: date | None) -> str | None:
    return chosen.isoformat() if chosen else None


def _people(book: Book) -> dict[str, Wanted]:
    """label -> what is asked for: everybody, those without an account, and each account that the journal names.

    Its number stands beside a name that two accounts bear.
    """
    people, known = journal_people(book), journal_words(book)["kind"]
    times = Counter(people.values())
    kinds = (kind for kind in get_args(Kind) if kind in known and kind != "account")
    accounts = {
        name if times[name] == 1 else words.SAME_NAME.format(name=name, number=number): Wanted(actor=number)
        for number, name in people.items()
    }
    return {words.EVERYBODY: Wanted(), **{words.KINDS[kind]: Wanted(kind=kind) for kind in kinds}, **accounts}

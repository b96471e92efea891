"""How notices are written, changed and taken down on the page Notices."""

from collections.abc import Mapping
from datetime import date, timedelta

import streamlit as st

from data.notices import Notice, NoticeText, add_notice, all_notices, change_notice, take_down
from data.open import Book, today
from front.acting import acting, fresh
from front.dates import day
from front.language import offered, tag
from front.light.addresses import address
from front.links import link
from front.notices import in_language
from front.tables import show_table
from front.villages import Village
from front.words import notices as words
from front.words.say import listed

USUAL_DAYS = 30
NOTHING = NoticeText("", "")


def show_notices(book: Book, village: Village) -> None:
    """The notices that there are, and the form for a new or a changed one."""
    st.write(words.WRITE_HOW)
    found = all_notices(book)
    if found:
        show_table([_line(book, each) for each in found], words.COLUMNS, words.TABLE)
        st.html(link(address(f"/notices/{village.key}.pdf"), words.TO_SHEET))
    else:
        st.write(words.NONE)
    labels: Mapping[str, Notice | None] = {words.NEW: None, **{_label(book, each): each for each in found}}
    chosen = labels[st.selectbox(words.CHOOSE, list(labels), key=fresh("which-notice"))]
    _show_form(book, chosen)
    if chosen and st.button(words.TAKE_DOWN):
        with acting(words.TAKEN_DOWN):
            take_down(book, chosen.number)


def _show_form(book: Book, old: Notice | None) -> None:
    number, own = old.number if old else 0, str(book.village()["language"])
    spoken = sorted(old.texts, key=lambda each: (each != own, each)) if old else [own]
    options = list(dict.fromkeys([*offered(), *spoken]))
    languages = st.multiselect(words.LANGUAGES, options, spoken, format_func=_name, key=fresh(f"spoken-{number}"))
    with st.form(fresh(f"notice-{number}"), border=False):
        texts = {each: _text_fields(fresh(f"{number}-{each}"), each, old) for each in languages}
        ends = date.fromisoformat(old.until if old else today()) + timedelta(0 if old else USUAL_DAYS)
        until = st.date_input(words.LAST_DAY, ends)
        sure = st.checkbox(words.SURE)
        asked = st.form_submit_button(words.SAVE if old else words.PUT_UP, type="primary")
    if asked and old:
        with acting(words.SAVED):
            change_notice(book, old.number, texts, until.isoformat(), sure=sure)
    elif asked:
        with acting(words.PUT_UP_DONE):
            add_notice(book, texts, until.isoformat(), sure=sure)


def _name(language: str) -> str:
    return offered().get(language, tag(language))


def _text_fields(key: str, language: str, old: Notice | None) -> NoticeText:
    st.subheader(_name(language), anchor=False)
    said = old.texts.get(language, NOTHING) if old else NOTHING
    return NoticeText(
        title=st.text_input(words.TITLE, said.title, key=f"title-{key}"),
        text=st.text_area(words.TEXT, said.text, key=f"text-{key}"),
        how=st.text_input(words.HOW_LABEL, said.how, key=f"how-{key}"),
        programme=st.text_input(words.PROGRAMME_LABEL, said.programme, key=f"programme-{key}"),
    )


def _line(book: Book, each: Notice) -> tuple[str, str, str]:
    languages = listed(map(_name, each.texts))
    until = day(each.until)
    return in_language(book, each)[1].title, languages, words.OVER.format(day=until) if each.is_over else until


def _label(book: Book, each: Notice) -> str:
    return words.CHOICE.format(title=in_language(book, each)[1].title, day=day(each.until))

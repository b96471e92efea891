"""How sound clips are recorded, heard and taken out on the page Seasons and sources."""

import streamlit as st

from data.clips import ANY, Clip, add_clip, clip_sound, clip_subjects, clips, remove_clip
from data.open import Book
from data.questions import asked_questions
from front.acting import acting, fresh
from front.criteria import worded
from front.language import offered
from front.numbers import whole
from front.tables import show_table
from front.uploads import choose_file
from front.words import clips as words
from front.words import own_say

_ENDINGS = ["mp3", "ogg", "oga", "opus", "m4a", "mp4", "wav"]


def show_clips(book: Book) -> None:
    """What clips are for, the form for a new one, and those that there are."""
    st.write(words.HOW)
    names = {subject: name_of(book, subject) for subject in clip_subjects(book)}
    languages = {**offered(), ANY: words.EVERY_LANGUAGE}
    with st.form(fresh("clip"), border=False):
        about = st.selectbox(words.ABOUT, list(names), format_func=lambda each: names[each])
        language = st.selectbox(words.LANGUAGE, list(languages), format_func=lambda each: languages[each])
        recorded = st.audio_input(words.RECORD, sample_rate=16_000)
        chosen = choose_file(words.FILE, _ENDINGS, most=1)
        asked = st.form_submit_button(words.SAVE, type="primary")
    given = chosen or recorded
    if asked and given is None:
        st.error(words.NO_SOUND)
    elif asked and given is not None:
        with acting(words.SAVED):
            add_clip(book, about, language, given.getvalue())
    _show_there(book, names, languages)


def name_of(book: Book, subject: str) -> str:
    """What a clip is about, in words."""
    kind, _, name = subject.partition(":")
    if kind == "step":
        return words.STEP.format(what=words.STEPS[name])
    if kind == "consent":
        return words.CONSENT.format(what=own_say.PURPOSES[name])
    indicator = {each.key: each.indicator for each in asked_questions(book)}.get(subject)
    return words.QUESTION.format(what=(worded(name, "ask", indicator) if indicator else "") or name)


def _show_there(book: Book, names: dict[str, str], languages: dict[str, str]) -> None:
    found = clips(book)
    if not found:
        st.write(words.NONE)
        return

    def said(clip: Clip) -> tuple[str, str]:
        return names.get(clip.about, clip.about), languages.get(clip.language, clip.language)

    show_table([(*said(each), _size(each)) for each in found], words.COLUMNS, words.TABLE)
    labels = {each.number: words.CHOICE.format(about=said(each)[0], language=said(each)[1]) for each in found}
    number = st.selectbox(words.CHOOSE, list(labels), format_func=lambda each: labels[each])
    heard = clip_sound(book, number)
    if heard is not None:
        st.audio(heard[1], format=heard[0].kind)
    if st.button(words.REMOVE):
        with acting(words.REMOVED):
            remove_clip(book, number)


def _size(clip: Clip) -> str:
    return words.SIZE.format(size=whole(-(-clip.size // 1000)))

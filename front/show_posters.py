"""How posters are made on the page Publishing, and which of them hang until when."""

from collections.abc import Mapping
from io import BytesIO
from urllib.parse import urlsplit
from zipfile import ZipFile

import streamlit as st

from data.disclosure import why_closed
from data.open import Book
from data.posters import Poster, hanging_posters, take_down_posters
from front.acting import acting
from front.choices import Chosen
from front.dates import day
from front.language import current, offered, tag
from front.light.addresses import address
from front.markdown import plain
from front.posters import near_url, posters
from front.words import posters as words
from front.words.problems import lines
from rating.problems import Refused

_MADE = "posters"


def show_posters(chosen: Chosen, period: str) -> None:
    """The form that makes a season's posters, and the list of those that hang."""
    st.header(words.POSTERS, anchor=False)
    if why_closed(chosen.book, period) is None:
        st.write(words.HOW)
        _show_making(chosen, period)
    else:
        st.write(words.NOT_OPEN)
    st.subheader(words.HANGING, anchor=False)
    _show_hanging(chosen.book)


def _show_making(chosen: Chosen, period: str) -> None:
    names, book = offered(), chosen.book
    spoken = list(names).index(current()) if current() in names else 0
    language = st.selectbox(words.LANGUAGE, list(names), index=spoken, format_func=lambda each: names[each])
    url = st.text_input(words.URL, value=_url(chosen.village.key))
    if st.button(words.MAKE, type="primary"):
        _make(book, period, language, url.strip())
    of, files = st.session_state.get(_MADE, (None, b""))
    # What was withdrawn or corrected since is not handed over.
    if of == (period, language, url.strip(), hanging_posters(book)):
        name = f"posters-{period}-{tag(language)}.zip"
        st.download_button(words.TAKE, files, file_name=name, mime="application/zip", on_click="ignore")


def _make(book: Book, period: str, language: str, url: str) -> None:
    try:
        made = _zipped(posters(book, period, [language], url).files)
        st.session_state[_MADE] = ((period, language, url, hanging_posters(book)), made)
    except Refused as refused:
        st.error("\n\n".join(plain(line) for line in lines(refused.problems)))


def _zipped(files: Mapping[str, bytes]) -> bytes:
    whole = BytesIO()
    with ZipFile(whole, "w") as written:
        for name, pdf in files.items():
            written.writestr(name, pdf)
    return whole.getvalue()


def _url(village: str) -> str:
    """The board as whoever looks has reached this server; on the machine itself, its address in the network."""
    here = urlsplit(st.context.url or "")
    if not here.netloc or here.hostname in ("localhost", "127.0.0.1", "::1"):
        return near_url(village)
    return f"{here.scheme}://{here.netloc}{address(f'/board/{village}')}"


def _show_hanging(book: Book) -> None:
    found = hanging_posters(book)
    if not found:
        st.write(words.NONE_HANG)
    for each in found:
        st.write(plain(_line(each)))
        if st.button(words.TAKEN_DOWN, key=f"taken-down-{each.number}"):
            with acting(words.TAKEN_DOWN_DONE):
                take_down_posters(book, each.number)


def _line(poster: Poster) -> str:
    names = {tag(language): name for language, name in offered().items()}
    said = words.POSTER.format(
        period=poster.period,
        language=names.get(poster.language, poster.language),
        made_on=day(poster.made_on),
        revision=poster.revision,
        change_by=day(poster.change_by),
    )
    return f"{said} {words.OUTDATED if poster.outdated else words.OVERDUE if poster.is_overdue else ''}".rstrip()

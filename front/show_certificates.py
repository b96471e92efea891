"""How certificates are made on the page Awards: all of a season for a ceremony, in the language that is spoken."""

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile

import streamlit as st

from data.credentials import Certified, certified
from data.open import Book
from front.certificates import certificate
from front.language import current
from front.markdown import plain
from front.named import named
from front.words import award_pages as words
from front.words import certificates as paper_words
from front.words.problems import lines
from rating.problems import Refused

_MADE = "certificates"


def show_certificates(book: Book, period: str) -> None:
    """A button that makes the certificates of a season with progress, then one that hands them over as one file."""
    found = certified(book, period)
    if not found:
        st.write(paper_words.NONE)
        return
    st.write(words.CERTIFICATES_HOW)
    if st.button(words.MAKE_CERTIFICATES, type="primary"):
        _make(book, found)
    of, files = st.session_state.get(_MADE, (None, b""))
    # What was revoked or corrected since, or is asked for in another language, is not handed over.
    if of == (found, current()):
        name = f"certificates-{period}.zip"
        st.download_button(words.TAKE_CERTIFICATES, files, file_name=name, mime="application/zip", on_click="ignore")


def _make(book: Book, found: Sequence[Certified]) -> None:
    try:
        st.session_state[_MADE] = ((found, current()), _zipped(book, found))
    except Refused as refused:
        st.error("\n\n".join(plain(line) for line in lines(refused.problems)))


def _zipped(book: Book, found: Sequence[Certified]) -> bytes:
    names = named(book)
    whole, far = BytesIO(), st.progress(0.0, text=paper_words.WRITING)
    with ZipFile(whole, "w") as files:
        for number, each in enumerate(found, 1):
            made = certificate(book, each, names)
            files.writestr(f"{made.name}.pdf", made.pdf)
            files.writestr(f"{made.name}.jwt", made.proof)
            far.progress(number / len(found), text=paper_words.WRITING)
    far.empty()
    return whole.getvalue()

"""What is chosen in a browser to be brought in: the box for it, and a file that can be read."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from json import dumps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from front.settings import SETTINGS
from front.words import uploads as words
from front.words.say import listed

MOST: int = SETTINGS["server.maxUploadSize"]
_BOX = '[data-testid="stFileUploaderDropzone"]'
# Streamlit's own words are hidden, and ours stand in their place, for those who hear them, too.
_STYLE = f"""<style>
{_BOX} button p, {_BOX} [data-testid="stFileUploaderDropzoneInstructions"] span {{{{ display: none; }}}}
{_BOX} button [data-testid="stMarkdownContainer"]::after {{{{ content: {{}}; }}}}
{_BOX} [data-testid="stFileUploaderDropzoneInstructions"] > div::after {{{{ content: {{}}; }}}}
</style>"""


class Uploaded(Protocol):
    """A file as Streamlit hands it over."""

    @property
    def name(self) -> str:
        """What it is called where it comes from."""

    def getvalue(self) -> bytes:
        """What is in it."""


def choose_file(label: str, kinds: Sequence[str], key: str | None = None, most: int = MOST) -> UploadedFile | None:
    """A box in which a file of at most `most` megabytes is chosen, with words that Streamlit has in English alone."""
    st.html(own_words(kinds, most))
    return st.file_uploader(label, type=kinds, key=key, max_upload_size=most)


def own_words(kinds: Sequence[str], most: int) -> str:
    """The style that puts our words where Streamlit has its own.

    >>> 'content: "At most 20 MB: CSV, XLSX";' in own_words(["csv", "xlsx"], 20)
    True
    """
    said = (words.CHOOSE_FILE, words.AT_MOST.format(most=most, kinds=listed(kind.upper() for kind in kinds)))
    return _STYLE.format(*(dumps(each, ensure_ascii=False).replace("<", "\\3c ") for each in said))


@contextmanager
def as_file(uploaded: Uploaded) -> Iterator[Path]:
    """The file under its own name, for as long as it is read."""
    with TemporaryDirectory() as made:
        path = Path(made) / Path(uploaded.name).name
        path.write_bytes(uploaded.getvalue())
        yield path

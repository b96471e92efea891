"""What was chosen in a browser to be brought in, as a file that can be read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol


class Uploaded(Protocol):
    """A file as Streamlit hands it over."""

    @property
    def name(self) -> str:
        """What it is called where it comes from."""

    def getvalue(self) -> bytes:
        """What is in it."""


@contextmanager
def as_file(uploaded: Uploaded) -> Iterator[Path]:
    """The file under its own name, for as long as it is read."""
    with TemporaryDirectory() as made:
        path = Path(made) / Path(uploaded.name).name
        path.write_bytes(uploaded.getvalue())
        yield path

"""How households enter from two files at once on the page Households."""

from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data.imports import ImportReport, import_folder
from data.open import Book
from front.acting import acting
from front.markdown import plain
from front.uploads import choose_file
from front.words import households as words
from front.words.problems import lines
from front.words.say import counted
from rating.problems import Refused


def show_uploads(book: Book) -> None:
    """Two files to choose, a look at what they would enter, and the button that enters it."""
    st.write(words.FILES_HOW)
    given = {
        "households": choose_file(words.HOUSEHOLDS_FILE, ["csv"]),
        "consents": choose_file(words.CONSENTS_FILE, ["csv"]),
    }
    files = {name: file for name, file in given.items() if file is not None}
    if not files:
        return
    try:
        planned = _import(book, files, dry_run=True)
    except Refused as refused:
        st.markdown("\n".join(f"- {plain(line)}" for line in lines(refused.problems)))
        return
    same = sum(table.same for table in planned.tables)
    st.write(words.WOULD_ADD.format(added=counted(planned.added, *words.ROWS), same=counted(same, *words.ROWS)))
    if planned.added and st.button(words.IMPORT, type="primary"):
        with acting(words.ADDED.format(added=counted(planned.added, *words.ROWS))):
            _import(book, files, dry_run=False)


def _import(book: Book, files: dict[str, UploadedFile], *, dry_run: bool) -> ImportReport:
    with TemporaryDirectory() as made:
        for name, file in files.items():
            (Path(made) / f"{name}.csv").write_bytes(file.getvalue())
        return import_folder(book, Path(made), dry_run=dry_run)

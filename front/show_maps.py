"""How an import map is made on the page Import: guessed from a filled-in example, and put right by choosing."""

from collections.abc import Mapping, Sequence

import streamlit as st

from data.importmaps import ImportMap, Said, forget_map, import_maps, keep_map, map_text, read_map, targets
from data.mapguess import HOUSEHOLDS, PERIODS, RATERS, guessed, guessed_column
from data.open import Book
from data.periods import period_states
from data.questions import asked_questions
from data.submissionfiles import SUFFIXES, read_submissions
from data.submissions import Record
from front.acting import acting, fresh
from front.importing import names_of
from front.markdown import plain
from front.uploads import as_file, choose_file
from front.words import imports as words
from front.words.problems import lines
from rating.problems import Refused

# What servers add of their own.
_THEIRS = ("_", "meta/", "meta-", "formhub/", "__")
MOST_COLUMNS = 80


def show_maps(book: Book) -> None:
    """A new map from an example, and the maps that are kept."""
    st.write(words.MAPS_HOW)
    suffixes = [suffix.removeprefix(".") for suffix in SUFFIXES]
    file = choose_file(words.SAMPLE, suffixes, fresh("sample"))
    if file is not None:
        try:
            with as_file(file) as path:
                records = read_submissions(path)
        except Refused as refused:
            st.error("\n\n".join(plain(line) for line in lines(refused.problems)))
        else:
            _show_making(book, records)
    for name, text in import_maps(book).items():
        st.subheader(plain(name), anchor=False)
        st.code(text, language="yaml")
        if st.button(words.FORGET.format(name=name), key=f"forget-{name}"):
            with acting(words.FORGOTTEN):
                forget_map(book, name)


def _show_making(book: Book, records: Sequence[Record]) -> None:
    columns = _columns(records)
    with st.form(fresh("map"), border=False):
        name = st.text_input(words.MAP_NAME)
        household = _choose_column(words.HOUSEHOLD_COLUMN, columns, guessed_column(columns, HOUSEHOLDS))
        period = _choose_period(book, columns)
        rater = _choose_column(words.RATER_COLUMN, columns, guessed_column(columns, RATERS), words.WHO_IMPORTS)
        answers = _choose_answers(book, columns)
        asked = st.form_submit_button(words.KEEP, type="primary")
    if asked:
        others = {column: target for column, target in answers.items() if column not in (household, rater)}
        made = ImportMap(household, period, Said(rater), others)
        with acting(words.KEPT):
            # Read as a file would be, so that what is wrong in it is said.
            keep_map(book, name, read_map(map_text(made), asked_questions(book), words.PAGE))


def _columns(records: Sequence[Record]) -> dict[str, str]:
    """column -> an example of what is in it."""
    found: dict[str, str] = {}
    for record in records[:20]:
        for column, cell in record.cells.items():
            if not column.startswith(_THEIRS) and not found.get(column):
                found[column] = cell.text[:30]
    return dict(list(found.items())[:MOST_COLUMNS])


def _choose_column(label: str, columns: dict[str, str], guess: str, none: str = "") -> str:
    options = ([""] if none or not guess else []) + list(columns)
    at = options.index(guess) if guess in options else 0
    chosen: str = st.selectbox(label, options, index=at, format_func=lambda column: column or none)
    return chosen


def _choose_period(book: Book, columns: dict[str, str]) -> Said:
    said = {words.ALWAYS.format(period=period): Said(value=period) for period in reversed(period_states(book))}
    said |= {column: Said(column) for column in columns}
    guess = guessed_column(columns, PERIODS)
    options = list(said)
    return said[st.selectbox(words.PERIOD_COLUMN, options, index=options.index(guess) if guess else 0)]


def _choose_answers(book: Book, columns: dict[str, str]) -> dict[str, str]:
    """column -> what it is, for each that is used."""
    options, names = ["", *targets(asked_questions(book))], names_of(book)
    called = {target: _called(target, names) for target in options}
    chosen = {}
    for column, example in columns.items():
        guess = guessed(column, names) or guessed(column, {key: key.partition(":")[2] for key in names})
        label = words.COLUMN.format(column=column, example=example)
        at = options.index(guess)
        chosen[column] = st.selectbox(plain(label), options, index=at, format_func=called.__getitem__)
    return {column: target for column, target in chosen.items() if target}


def _called(target: str, names: Mapping[str, str]) -> str:
    if not target:
        return words.NOT_USED
    kind, _, name = target.partition(":")
    return words.TARGETS[kind].format(name=names[f"{'mark' if kind in ('mark', 'phrase') else 'income'}:{name}"])

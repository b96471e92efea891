"""How filled-in forms and workbooks are brought in on the page Import: a look first, then the import itself."""

from dataclasses import dataclass, replace

import streamlit as st

from data.filled import Clash, Filled, Plan, import_filled, plan_filled
from data.filling import Where
from data.importmaps import ImportMap, import_maps, read_map
from data.incoming import read_with_notes
from data.open import Book
from data.questions import asked_questions
from data.raters import raters
from data.submissionfiles import SUFFIXES
from data.views import note_view
from front.acting import acting, fresh
from front.importing import conflict, found, names_of, notes, refusals
from front.markdown import plain
from front.uploads import Uploaded, as_file, choose_file
from front.words import imports as words
from front.words.say import counted
from rating.problems import Refused

MOST_LINES, MOST_CONFLICTS = 50, 100


@dataclass(frozen=True)
class _Chosen:
    """What is brought in: the file, the name of its map ("" lets Laurel find out), and who rated where it says none."""

    file: Uploaded
    by: str
    rater: str


def show_importing(book: Book) -> None:
    """The file to choose, what it would do, and the button that does it."""
    st.write(words.BRING_HOW)
    chosen = _choose(book)
    if chosen is None:
        return
    try:
        filled = _read(book, chosen)
        plan = plan_filled(book, filled)
    except Refused as refused:
        _list([plain(line) for line in refusals(refused.problems)])
        return
    _note_looks(book, plan)
    st.write(found(plan))
    if plan.refused:
        st.write(words.REFUSED)
        _list([plain(line) for line in refusals(plan.refused)])
    _show_plan(book, filled, plan)


def _choose(book: Book) -> _Chosen | None:
    suffixes = [suffix.removeprefix(".") for suffix in SUFFIXES]
    file = choose_file(words.FILE, suffixes, fresh("import-file"))
    if file is None:
        return None
    kept, by, rater = list(import_maps(book)), "", ""
    if kept:
        by = st.selectbox(words.WHICH_MAP, ["", *kept], format_func=lambda name: name or words.BY_ITSELF)
    if "administrator" in book.actor.roles:
        names = ["", *(each.name for each in raters(book))]
        rater = st.selectbox(words.WHO_RATED, names, format_func=lambda name: name or words.AS_IN_FILE)
    return _Chosen(file, by, rater)


def _read(book: Book, chosen: _Chosen) -> tuple[Filled, ...]:
    by: ImportMap | None = None
    if chosen.by:
        by = read_map(import_maps(book)[chosen.by], asked_questions(book), chosen.by)
    with as_file(chosen.file) as path:
        read = read_with_notes(book, path, by)
    for note in notes(read):
        st.write(plain(note))
    return tuple(replace(each, rater=each.rater or chosen.rater) for each in read.filled)


def _note_looks(book: Book, plan: Plan) -> None:
    """A conflict shows what stands about a household, which may know who looked (charter 3)."""
    for household in dict.fromkeys(each.filled.household for each in plan.conflicts if not each.fixed):
        note_view(book, household)


def _show_plan(book: Book, filled: tuple[Filled, ...], plan: Plan) -> None:
    if not (plan.new or plan.conflicts):
        st.write("" if plan.refused else words.NOTHING_TO_DO)
        return
    with st.form(fresh("import"), border=False):
        over = _show_conflicts(book, plan.conflicts)
        leave = bool(plan.refused) and st.checkbox(words.LEAVE_REFUSED)
        asked = st.form_submit_button(words.IMPORT, type="primary")
    if asked:
        bar = st.progress(0.0, words.IMPORTING)
        with acting() as say:
            done = import_filled(book, filled, over, leave_refused=leave, tell=bar.progress)
            say(words.DONE.format(new=counted(len(done.new), *words.ANSWERS)))


def _show_conflicts(book: Book, conflicts: tuple[Clash, ...]) -> dict[Where, str]:
    """The conflicts with a box for each; gives the places where the file's answer is to be taken."""
    if not conflicts:
        return {}
    names = names_of(book)
    st.write(words.CONFLICTS)
    _list([plain(conflict(each, names)) for each in conflicts if each.fixed])
    open_ones = [each for each in conflicts if not each.fixed]
    over = {}
    for number, each in enumerate(open_ones[:MOST_CONFLICTS]):
        if st.checkbox(plain(conflict(each, names)), key=fresh(f"take-{number}")):
            over[each.filled.at] = each.seen
    if len(open_ones) > MOST_CONFLICTS:
        st.write(counted(len(open_ones) - MOST_CONFLICTS, *words.MORE))
    return over


def _list(those: list[str]) -> None:
    more = [counted(len(those) - MOST_LINES, *words.MORE)] if len(those) > MOST_LINES else []
    if those:
        st.markdown("\n".join(f"- {line}" for line in [*those[:MOST_LINES], *more]))

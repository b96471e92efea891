"""How the grid is drawn in Streamlit; what becomes of a cell is worked out in `front.grid`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import polars as pl
import streamlit as st

from data.entering import FILTERS, Entered
from data.open import Book
from data.quantities import can_be_quantities, units_of
from data.questions import Question
from front import language
from front.criteria import source_name, worded
from front.grid import Cell, Chosen, Sheet, Unsettled, enter_mine, keep_theirs, open_sheet, take, unsent
from front.markdown import plain
from front.numbers import whole
from front.villages import in_turn, opened
from front.visitor import current
from front.words import grid as words
from front.words.problems import sentence
from front.words.say import counted, listed

_SHEET, _TIMES, _TABLE = "grid-sheet", "grid-opened", "grid-table"
_ROW = 37
_HOUSEHOLD, _STATE = "household", "state"
# A click on a table's head would sort households by what was entered about them, and Streamlit has no option for it.
_HEAD_IS_NO_BUTTON = """<style>
[data-testid="stDataFrame"] {position: relative}
[data-testid="stDataFrame"]::before {content: ""; position: absolute; inset: 0 0 auto 0; height: 37px; z-index: 3}
</style>"""


def show_grid(book: Book, village: str, period: str) -> None:
    """What a rater chooses, how far the village is, and the sheet to type into. Raises EntryRefused: no_rubric."""
    st.title(plain(words.TITLE.format(period=period)), anchor=False)
    sheet = _sheet(book, village, _choose(period))
    _show_progress(sheet)
    if not sheet.questions:
        st.write(words.NO_QUESTIONS[sheet.chosen.kind])
        return
    st.html(_HEAD_IS_NO_BUTTON)
    method = _method(sheet)
    if not sheet.households:
        st.write(words.NOBODY)
    _show_sheet(village, method)
    if st.button(words.RELOAD, help=words.RELOAD_HELP, key="grid-reload"):
        _anew(village, sheet, lambda _book: None)


def _choose(period: str) -> Chosen:
    kind, search, only = st.columns(3)
    of = kind.radio(
        words.KIND, list(words.KINDS), format_func=words.KINDS.__getitem__, horizontal=True, key="grid-kind"
    )
    text = search.text_input(words.SEARCH, help=words.SEARCH_HELP, key="grid-search")
    filtered = only.selectbox(words.FILTER, FILTERS, format_func=words.FILTERS.__getitem__, key="grid-filter")
    return Chosen(period, of, text, filtered)


def _sheet(book: Book, village: str, of: Chosen) -> Sheet:
    """The sheet at hand; a new one where something else was chosen than it is of."""
    kept: tuple[str, Sheet] | None = st.session_state.get(_SHEET)
    before = kept[1] if kept and kept[0] == village else None
    if before is None or before.chosen != of:
        _reopen(book, village, of, before)
    sheet: Sheet = st.session_state[_SHEET][1]
    return sheet


def _reopen(book: Book, village: str, of: Chosen, before: Sheet | None) -> None:
    st.session_state[_SHEET] = (village, open_sheet(book, of, before))
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1


def _show_progress(sheet: Sheet) -> None:
    far = sheet.progress
    done = counted(far.counted, *words.COMPLETE, done=whole(far.complete))
    st.write(f"{done}; {words.OF_EACH.format(criteria=far.criteria, sources=far.sources)}")


@st.fragment
def _show_sheet(village: str, method: str | None) -> None:
    """Saves first what was typed since the last run, so that what is said about it here is true.

    It is drawn anew after every cell that is typed, hence no more is in it than what a cell can change.
    """
    with in_turn(village):
        sheet, times = st.session_state[_SHEET][1], st.session_state[_TIMES]
        key = f"grid-cells-{times}"
        actor, edits = current(village), st.session_state.get(key, {}).get("edited_rows", {})
        if unsent(sheet, edits):
            with opened(village, actor) as book:
                take(book, sheet, edits, method)
        if sheet.households:
            _show_cells(sheet, times, key)
        _show_unsettled(village, sheet, method)


def _method(sheet: Sheet) -> str | None:
    st.caption(words.HOW[sheet.chosen.kind])
    if sheet.chosen.kind == "mark":
        return None
    _show_quantities(sheet)
    said: str = st.selectbox(
        words.METHOD, list(words.METHODS), format_func=words.METHODS.__getitem__, key="grid-method"
    )
    return said or None


def _show_quantities(sheet: Sheet) -> None:
    """Which products and units can be typed where a quantity is told."""
    if not sheet.rates.prices or not any(can_be_quantities(each.kind) for each in sheet.questions):
        return
    units = {product: list(filter(None, units_of(sheet.rates, product))) for product in sheet.rates.prices}
    known = [words.PRODUCT_IN.format(product=each, units=listed(of)) if of else each for each, of in units.items()]
    product, of = next(iter(units.items()))
    told = {"eaten": words.USES["eaten"], "given": words.USES["given"]}
    example = words.EXAMPLE.format(measure=" ".join([*of[-1:], product]), product=product, eaten=told["eaten"])
    st.caption(plain(words.QUANTITIES.format(example=example, units=listed(known), **told)))


def _show_cells(sheet: Sheet, times: int, key: str) -> None:
    table = _table(sheet, times)
    alt = words.TABLE[sheet.chosen.kind].format(period=sheet.chosen.period)
    height = 40 + _ROW * min(len(sheet.households), 16)
    st.data_editor(
        table.frame, key=key, column_config=table.columns, hide_index=True, height=height, row_height=_ROW, alt=alt
    )


@dataclass(frozen=True)
class _Table:
    """What the editor is given, made once a sheet and language: it is asked for after every cell that is typed."""

    of: tuple[int, str]
    frame: Any
    columns: dict[str, Any]


def _table(sheet: Sheet, times: int) -> _Table:
    """Cells as they were when the sheet was opened, and what became of each row."""
    of = (times, language.current())
    table: _Table | None = st.session_state.get(_TABLE)
    if table is None or table.of != of:
        table = st.session_state[_TABLE] = _Table(of, _cells(sheet), _columns(sheet))
    rows = {each.household: row for row, each in enumerate(sheet.households)}
    # A run that is cut short leaves the rest to the next one.
    while sheet.changed:
        row = rows.get(sheet.changed.pop())
        if row is not None:
            table.frame.iat[row, 1] = _state(sheet, sheet.households[row])
    return table


def _columns(sheet: Sheet) -> dict[str, Any]:
    return {
        _HOUSEHOLD: st.column_config.TextColumn(words.HOUSEHOLD, pinned=True, disabled=True, width="medium"),
        _STATE: st.column_config.TextColumn(words.STATE, disabled=True, width="medium"),
        **{each.key: st.column_config.TextColumn(_asked(each), help=_asked(each)) for each in sheet.questions},
    }


def _cells(sheet: Sheet) -> Any:
    """A frame of the kind that Streamlit works with.

    Its cells are Python's strings: Streamlit puts in again each that was typed, and Arrow's arrays are slow at that.
    """
    rows = [each.household for each in sheet.households]
    cells = {
        _HOUSEHOLD: [_named(each) for each in sheet.households],
        _STATE: [_state(sheet, each) for each in sheet.households],
        **{each.key: [sheet.shown[household, each.key] for household in rows] for each in sheet.questions},
    }
    frame = pl.DataFrame(cells).to_pandas().astype("string[python]")
    frame.columns = frame.columns.astype(object)
    return frame


def _named(each: Entered) -> str:
    number = each.house_number
    return words.NUMBERED.format(name=each.household, number=number) if number else each.household


def _state(sheet: Sheet, each: Entered) -> str:
    asked = [(question, (each.household, question.key)) for question in sheet.questions]
    look = [_look(question, sheet.unsettled[cell]) for question, cell in asked if cell in sheet.unsettled]
    if look:
        return " ".join(look)
    saved = [_saved(question, sheet.saved[cell]) for question, cell in asked if cell in sheet.saved]
    if saved:
        return words.SAVED.format(cells=listed(saved))
    said = {words.REST: each.paused, words.SECOND: each.second, words.DONE: each.complete}
    return next((text for text, holds in said.items() if holds), "")


def _look(question: Question, left: Unsettled) -> str:
    told = " ".join(map(sentence, left.problems)) or words.LOOK
    return words.OF_CELL.format(question=_called(question), text=told)


def _saved(question: Question, text: str) -> str:
    return words.CELL.format(question=_called(question), text=text or words.TAKEN_BACK)


def _called(question: Question) -> str:
    part = question.indicator
    if part is None:
        return source_name(question.name, question.texts)
    return worded(part.key, "ask", part) or question.name


def _asked(question: Question) -> str:
    if question.scale is None:
        return _called(question)
    low, high = (f"{end:g}" for end in question.scale)
    return words.SCALE.format(ask=_called(question), low=low, high=high)


def _show_unsettled(village: str, sheet: Sheet, method: str | None) -> None:
    if sheet.unsettled:
        st.header(words.NOT_SAVED, anchor=False)
    for cell, left in list(sheet.unsettled.items()):
        if left.conflict is None:
            _show_refused(village, sheet, cell, left)
        else:
            _show_conflict(village, sheet, cell, left, method)


def _show_refused(village: str, sheet: Sheet, cell: Cell, left: Unsettled) -> None:
    told = " ".join(map(sentence, left.problems))
    st.error(plain(words.REFUSED.format(**_place(sheet, cell), text=left.text, sentence=told)))
    if st.button(words.LET_GO, key=f"grid-let-go-{cell}"):
        _anew(village, sheet, lambda _book: keep_theirs(sheet, cell))


def _show_conflict(village: str, sheet: Sheet, cell: Cell, left: Unsettled, method: str | None) -> None:
    theirs, by = left.theirs or words.NOTHING, (left.conflict and left.conflict.by) or words.SOMEBODY
    mine = left.text or words.NOTHING
    st.warning(plain(words.CONFLICT.format(**_place(sheet, cell), by=by, theirs=theirs, text=mine)))
    ways = st.container(horizontal=True)
    if ways.button(plain(words.KEEP.format(theirs=theirs)), key=f"grid-keep-{cell}"):
        _anew(village, sheet, lambda _book: keep_theirs(sheet, cell))
    if ways.button(plain(words.ENTER.format(text=mine)), key=f"grid-enter-{cell}"):
        _anew(village, sheet, lambda book: enter_mine(book, sheet, cell, method))


def _place(sheet: Sheet, cell: Cell) -> dict[str, str]:
    household, key = cell
    called = next((_called(each) for each in sheet.questions if each.key == key), key.partition(":")[2])
    return {"household": household, "question": called}


def _anew(village: str, sheet: Sheet, settle: Callable[[Book], None]) -> None:
    """Settle something, and open the sheet anew so that its cells show what stands."""
    with opened(village, current(village)) as book:
        settle(book)
        _reopen(book, village, sheet.chosen, sheet)
    st.rerun()

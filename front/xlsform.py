"""The form of a period as an XLSForm, which ODK and KoboToolbox turn into a form for phones that have no network.

Every language that Laurel speaks is in it. It asks for no place and no picture, and notes neither the device nor the
time (charter 2); the phone reckons what the helpers reckon, and the book reckons it again.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from data.errors import entry_refused
from data.formnames import form_id
from data.forms import FormOf
from data.open import now
from front.formchoices import choice_rows
from front.formquestions import Row, survey_rows
from front.language import offered, speaking
from front.words import field as words

# What is said in each language has a column for each.
SAID = ("label", "hint", "constraint_message")
OF_CHOICES = ("group", "earns", "kind", "kinds", "price", "of", "factor")
PLAIN = ("required", "relevant", "constraint", "calculation", "choice_filter", "appearance", "default")


def write_form(form: FormOf, path: Path) -> None:
    """Write the form as a workbook. Raises EntryRefused: nobody_to_ask, cannot_write."""
    if not form.households:
        raise entry_refused("nobody_to_ask")
    workbook = _workbook(form)
    try:
        workbook.save(path)
    except OSError:
        raise entry_refused("cannot_write", "out", str(path)) from None


def _workbook(form: FormOf) -> Any:
    from openpyxl import Workbook  # noqa: PLC0415

    workbook = Workbook()
    survey, choices, settings = workbook.active, workbook.create_sheet("choices"), workbook.create_sheet("settings")
    survey.title = "survey"
    _write(survey, ("type", "name"), PLAIN, _in_every_language(lambda: survey_rows(form)))
    _write(choices, ("list_name", "name"), OF_CHOICES, _in_every_language(lambda: choice_rows(form)))
    _fill(settings, [_settings(form)])
    return workbook


def _settings(form: FormOf) -> dict[str, str]:
    language = form.language if form.language in offered() else "en"
    with speaking(language):
        title = words.TITLE.format(village=form.village, period=form.period)
    return {
        "form_title": title,
        "form_id": form_id(form.village, form.period),
        "version": "".join(letter for letter in now() if letter.isdigit()),
        "default_language": language_name(language),
        "instance_name": "concat(${household}, ' ', ${period})",
    }


def language_name(language: str) -> str:
    """A language as forms name it.

    >>> language_name("es"), language_name("zh_Hans")
    ('Español (es)', '简体中文 (zh)')
    """
    return f"{offered()[language]} ({language.partition('_')[0]})"


def _in_every_language(rows: Callable[[], Sequence[Row]]) -> list[dict[str, str]]:
    """The rows once, with what they say in every language."""
    merged: list[dict[str, str]] = []
    for language in offered():
        with speaking(language):
            spoken = rows()
        merged = merged or [{} for _ in spoken]
        for row, said in zip(merged, spoken, strict=True):
            row.update(
                {f"{k}::{language_name(language)}" if k in SAID else k: text for k, text in said.items() if text}
            )
    return merged


def _write(sheet: Any, first: Sequence[str], last: Sequence[str], rows: Sequence[Mapping[str, str]]) -> None:
    said = [f"{each}::{language_name(language)}" for each in SAID for language in offered()]
    used = {name for row in rows for name in row}
    _fill(sheet, rows, [name for name in (*first, *said, *last) if name in used])


def _fill(sheet: Any, rows: Sequence[Mapping[str, str]], columns: Sequence[str] = ()) -> None:
    columns = columns or list(rows[0])
    for at, name in enumerate(columns, 1):
        sheet.cell(1, at).value = name
    for number, row in enumerate(rows, 2):
        for at, name in enumerate(columns, 1):
            cell = sheet.cell(number, at)
            cell.value = row.get(name)
            if isinstance(cell.value, str):
                # Never a formula, whatever somebody is called.
                cell.data_type = "s"

"""The demonstration villages: fictional Willow Bend and six real rice villages, each a book like any other."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from data.accounts import accounts
from data.actors import of_account
from data.catalogue import adopt, agreement, is_own, shipped
from data.demo_accounts import add_demonstration_accounts
from data.demo_cards import add_demonstration_cards
from data.errors import BookRefused
from data.helping import offer_help
from data.imports import import_folder
from data.meetings import describe_village, open_board, record_meeting
from data.notices import add_notice
from data.open import Book, create_book, today
from data.periods import add_period, advance, period_names
from data.ratings import store_rating
from data.samples import ricefarms, willow_bend
from data.samples.willow_bend.goals import PLANTED, SOLD, SOLD_SO_FAR
from data.samples.willow_bend.homes import YEARS
from data.samples.willow_bend.notices import DAYS, NOTICE
from data.tables import write_table
from data.together import decide_together, tell_together
from rating.problems import Problem

# The contact is a word, not a person: nobody could be reached about a village that is made up.
CONTACT = "demo@example.org"


@dataclass(frozen=True)
class Sample:
    """A village that is shipped: its tables, its rubric by name, its currency, and a period to open for entries."""

    file: str
    name: str
    rubric: str
    currency: str
    next_period: str
    tables: Mapping[str, pl.DataFrame]


def samples() -> list[Sample]:
    """Every village that is shipped."""
    bend = dict(willow_bend.tables())
    people = bend.pop("people")
    bend["households"] = bend["households"].join(people, on="household", how="left")
    bend["consents"] = willow_bend.consents()
    rice = (
        Sample(_file(name), name, "ricefarms", "IDR", "", {**tables, "consents": ricefarms.consents(name)})
        for name, tables in ricefarms.villages().items()
    )
    return [
        Sample("willow-bend.db", bend["households"]["village"][0], "willow-bend", "", str(YEARS[-1] + 1), bend),
        *rice,
    ]


def write_demo(folder: Path) -> list[Path]:
    """Make the demonstration villages in a folder, rated and with their boards open; gives the files that it made.

    A file that is there already is left alone; each appears whole or not at all. Raises BookRefused: cannot_write.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BookRefused([Problem("cannot_write", value=str(folder))]) from error
    wanted = [sample for sample in samples() if not (folder / sample.file).exists()]
    for sample in wanted:
        write_village(sample, folder / sample.file)
    return [folder / sample.file for sample in wanted]


def _file(name: str) -> str:
    return f"{name.lower().replace(' ', '-')}.db"


def write_village(sample: Sample, path: Path) -> None:
    """Make one of the demonstration villages as the file `path`, whole or not at all."""
    with TemporaryDirectory(prefix=".demo-", dir=path.parent) as made:
        part = Path(made) / path.name
        with create_book(part, sample.name, currency=sample.currency, demo=True) as book:
            _fill(book, sample, Path(made) / "tables")
        if not path.exists():
            part.replace(path)


def _fill(book: Book, sample: Sample, folder: Path) -> None:
    folder.mkdir()
    for name, frame in sample.tables.items():
        write_table(frame, folder / f"{name}.parquet")
    adopted = adopt(book, shipped(sample.rubric), today())
    rubric = adopted.rubric()
    for leaf in rubric.indicators():
        if is_own(leaf.part):
            subject, wording = agreement(leaf.part)
            record_meeting(book, today(), "own_criterion", subject=subject, wording=wording)
    import_folder(book, folder)
    describe_village(book, purpose=rubric.purpose, contact=CONTACT)
    add_demonstration_accounts(book)
    add_demonstration_cards(book)
    if sample.next_period:
        decide_together(book, PLANTED, today())
    store_rating(book)
    for period in period_names(book):
        open_board(book, period, today())
        advance(book, period, "published")
    if sample.next_period:
        add_period(book, sample.next_period, int(sample.next_period))
        tell_together(book, decide_together(book, SOLD, today()), SOLD_SO_FAR)
        _welcome(book)
    shutil.rmtree(folder)


def _welcome(book: Book) -> None:
    """What a village that goes on has: a notice, and people who do not rate to turn to for help."""
    until = date.fromisoformat(today()) + timedelta(DAYS)
    add_notice(book, NOTICE, until.isoformat())
    for each in accounts(book):
        if "rater" not in each.roles:
            offer_help(book.as_(of_account(each)), offered=True)

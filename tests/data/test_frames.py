"""What the engine gets from a book is exactly the tidy tables that went in."""

from pathlib import Path

import polars as pl

from data.entries import add_income, add_mark, add_measure, set_coverage
from data.frames import frames
from data.households import withdraw_consent
from data.imports import import_folder
from data.open import Book, create_book
from data.periods import add_succession
from data.samples import ricefarms, willow_bend
from data.tables import write_table
from rating.tables import COLUMNS


def test_a_book_gives_its_tables_and_money_in_the_currencys_unit(book: Book) -> None:
    add_income(book, "wren", "2024", "wage", "0.07", "guess")
    add_measure(book, "wren", "2025", "ha", 0.1, 0.01)
    tables = frames(book)
    assert tables.households.rows() == [("oak.2", "bend", 4, 2, None), ("wren", "bend", 4, 2, None)]
    assert tables.periods.rows() == [("2024", 1, None, 12.0), ("2025", 2, None, 12.0)]
    assert tables.income.rows() == [("wren", "2024", "wage", 0.07, "guess")]
    assert tables.measures.rows() == [("wren", "2025", "ha", 0.1, 0.01)]


def test_tables_without_rows_are_not_there(book: Book) -> None:
    assert frames(book).present() == ("households", "periods")


def test_an_empty_book_gives_empty_tables(tmp_path: Path) -> None:
    with create_book(tmp_path / "a.db", "a") as book:
        assert frames(book).households.is_empty()


def test_a_household_that_withdrew_is_in_no_table(book: Book) -> None:
    add_income(book, "wren", "2024", "wage", "1")
    add_mark(book, "wren", "2024", "training", "r1", 1)
    set_coverage(book, "wren", "2024", "wage", "asked")
    add_succession(book, "wren", "oak.2", "2025", 1)
    withdraw_consent(book, "wren", "take_part")
    tables = frames(book)
    assert tables.present() == ("households", "periods")
    assert tables.households["household"].to_list() == ["oak.2"]


def same(one: pl.DataFrame, other: pl.DataFrame, name: str) -> bool:
    columns = [c for c in COLUMNS[name] if c in other.columns]
    text = {c: pl.String if COLUMNS[name][c].__name__ == "String" else pl.Float64 for c in columns}
    one, other = (frame.select(pl.col(c).cast(k) for c, k in text.items()).sort(columns) for frame in (one, other))
    return one.equals(other)


def test_the_shipped_villages_come_out_of_a_book_as_they_went_in(tmp_path: Path) -> None:
    bend = {**willow_bend.tables(), "consents": willow_bend.consents()}
    bend.pop("people")
    village, rice = next(iter(ricefarms.villages().items()))
    for name, tables in (("Willow Bend", bend), (village, {**rice, "consents": ricefarms.consents(village)})):
        folder = tmp_path / name
        folder.mkdir()
        sources = tables["income"].select("source", kind=pl.lit("work")).unique()
        for table, frame in {**tables, "sources": sources}.items():
            write_table(frame, folder / f"{table}.parquet")
        with create_book(tmp_path / f"{name}.db", tables["households"]["village"][0]) as book:
            import_folder(book, folder)
            given = frames(book)
        for table in given.present():
            assert same(getattr(given, table), tables[table], table), (name, table)
        assert {t for t in tables if t in COLUMNS} == set(given.present())

"""A loan is never income, wherever a source is entered; the interest on it is a cost."""

from pathlib import Path

import pytest

from data.catalogue import adopt
from data.errors import EntryRefused
from data.imports import import_file
from data.loans import is_loan
from data.open import Book, create_book
from data.periods import add_source, all_sources
from data.unused import edit_source
from data.villagerules import rules_problems
from rating.problems import TablesRefused
from tests.data.raters import RUBRIC
from tests.data.test_answers import bend

__all__ = ["bend"]
LOANS = ("bank_loan", "MicroCredit", "Deuda con el banco", "préstamos", "借款", "银行贷款", "क़र्ज़", "ऋण", "قروض", "سلفة")
NONE = ("loan interest", "lentils", "credit union dividend", "intereses del crédito", "贷款利息", "दूध", "فوائد قروض")


@pytest.mark.parametrize("source", LOANS)
def test_a_source_that_is_named_as_a_loan_is_refused(bend: Book, source: str) -> None:
    with pytest.raises(EntryRefused, match="loan_is_no_income"):
        add_source(bend, source, "work")
    assert source not in all_sources(bend)


@pytest.mark.parametrize("source", NONE)
def test_its_interest_and_what_has_nothing_to_do_with_it_are_not(source: str) -> None:
    assert not is_loan(source)


def test_nor_does_one_come_in_by_another_way(bend: Book, tmp_path: Path) -> None:
    add_source(bend, "milk", "work")
    with pytest.raises(EntryRefused, match="loan_is_no_income"):
        edit_source(bend, "milk", name="loan")
    rules = RUBRIC.replace("[wage, herd]", "[wage, herd, bank_loan]").replace("version: 1", "version: 2")
    assert [each.code for each in rules_problems(bend, rules)] == ["loan_is_no_income"]
    with create_book(tmp_path / "new.db", "new") as book, pytest.raises(EntryRefused, match="loan_is_no_income"):
        adopt(book, rules, "2024-01-01")
    (tmp_path / "sources.csv").write_text("source,kind\nloan,work\n", encoding="utf-8")
    with pytest.raises(TablesRefused, match="loan_is_no_income"):
        import_file(bend, tmp_path / "sources.csv")

"""What leaves a village for its region: public figures, and rows without a name of those who agreed to it."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile

import polars as pl
import pytest

from data.actors import OPERATOR, Actor, of_household
from data.backups import backup, restore
from data.cards import issue_card
from data.catalogue import current_rubric
from data.demo import samples, write_village
from data.disclosure import village_spread, village_totals
from data.editing import edit_household
from data.erase import erase
from data.households import consenting, give_consent, withdraw_consent
from data.journal import journal
from data.keeping import keep_incomes
from data.keys import payload_of, public_keys
from data.open import Book, open_book
from data.periods import period_states
from data.samples import willow_bend
from data.snapshot import ABOUT_HOUSEHOLDS, FIGURES, MANIFEST, Snapshot, snapshot
from data.verify import verify
from front.words.region import NAMES, WITHHELD


@pytest.fixture(scope="module")
def willow(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("willow") / "willow-bend.db"
    write_village(next(sample for sample in samples() if sample.file == made.name), made)
    return made


@pytest.fixture
def bend(willow: Path, tmp_path: Path) -> Iterator[Book]:
    copyfile(willow, tmp_path / "bend.db")
    with open_book(tmp_path / "bend.db", OPERATOR) as book:
        yield book


def content(made: Snapshot) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in made.folder.glob("*.parquet")}


def frame(made: Snapshot, name: str) -> pl.DataFrame:
    return pl.read_parquet(made.folder / f"{name}.parquet")


def drawn(book: Book, period: str) -> set[str]:
    """The households whose rows for research a period has, which only the book knows."""
    sql = """SELECT h.name FROM research_rows AS r JOIN households AS h ON h.id = r.household
             JOIN periods AS p ON p.id = r.period WHERE p.name = :period"""
    return {row["name"] for row in book.rows(sql, period=period)}


def test_only_households_that_agreed_to_research_have_rows(bend: Book, tmp_path: Path) -> None:
    made = snapshot(bend, tmp_path / "lake")
    agreed = consenting(bend, "research")
    assert 10 <= len(agreed) < len(consenting(bend))
    households = frame(made, "households")["household"]
    assert households.n_unique() == len(households)
    for period in frame(made, "measures")["period"].unique():
        assert len(drawn(bend, period)) >= 10
        assert drawn(bend, period) <= agreed
        rows = pl.concat([frame(made, name).filter(period=period)["household"] for name in ("measures", "marks")])
        assert rows.n_unique() == len(drawn(bend, period))


def test_no_word_leaves_that_the_village_does_not_show_anyway(bend: Book, tmp_path: Path) -> None:
    made = snapshot(bend, tmp_path / "lake")
    tables = {path.stem: pl.read_parquet(path) for path in made.folder.glob("*.parquet")}
    assert tables.pop("figures").schema == pl.Schema(FIGURES)
    assert {name: table.schema for name, table in tables.items()} == {
        n: pl.Schema(s) for n, s in ABOUT_HOUSEHOLDS.items()
    }
    pseudonyms = set(tables["households"]["household"])
    assert all(re.fullmatch("[0-9a-f]{32}", pseudonym) for pseudonym in pseudonyms)
    rubric = current_rubric(bend)
    assert rubric.leagues is not None
    shown = {*rubric.leagues.bands, *(leaf.part.key for leaf in rubric.indicators()), *period_states(bend)}
    named = {"earned", "growth", "mean", bend.village()["name"], *NAMES, *WITHHELD}
    cells = [cell for table in (*tables.values(), frame(made, "figures")) for row in table.rows() for cell in row]
    words = {cell for cell in cells if isinstance(cell, str)}
    assert words - pseudonyms <= shown | named
    said = payload_of((made.folder / MANIFEST).read_text(), public_keys(bend)[0])
    told = {"schema", "village", "currency", "demo", "made_on", "key", "files"}
    assert json.loads(said or b"").keys() == told


def test_a_group_that_was_typed_for_a_household_goes_into_no_row_unless_ten_share_it(
    bend: Book, tmp_path: Path
) -> None:
    ours, theirs = sorted(consenting(bend, "research"))[0], sorted(consenting(bend, "research"))[1:13]
    edit_household(bend, ours, league="Amina lives alone")
    for name in theirs:
        edit_household(bend, name, league="lake")
    told = set(frame(snapshot(bend, tmp_path / "lake"), "households")["league"])
    assert {"lake", None} <= told <= {"lake", None, "river", "hill", "field"}


def test_incomes_that_an_adult_keeps_to_a_card_go_into_no_row_from_then_on(bend: Book, tmp_path: Path) -> None:
    name = min(consenting(bend, "research"))
    issue_card(bend, name)
    for trigger in [trigger for trigger, sql in bend.db.triggers_dict.items() if " ON income_entries " in sql]:
        bend.db.execute(f"DROP TRIGGER {trigger}")
    with bend.writing():
        sql = """UPDATE income_entries SET told_by = 1 WHERE household = (SELECT id FROM households WHERE name = ?)
                 AND period = (SELECT id FROM periods WHERE name = '2024')"""
        bend.db.execute(sql, [name])
    number = bend.rows("SELECT id FROM households WHERE name = :name", name=name)[0]["id"]
    keep_incomes(bend.as_(of_household(number, name, 1)), name)
    measures = frame(snapshot(bend, tmp_path / "lake"), "measures")
    sql = """SELECT p.name AS period, r.pseudonym FROM research_rows AS r JOIN periods AS p ON p.id = r.period
             JOIN households AS h ON h.id = r.household WHERE h.name = :name"""
    rows = {row["period"]: row["pseudonym"] for row in bend.rows(sql, name=name)}
    assert rows.keys() == {"2022", "2023", "2024", "2025"}
    assert {period for period, row in rows.items() if row in set(measures["household"])} == {"2022", "2023"}


def test_marks_and_growth_are_those_of_the_sample(bend: Book, tmp_path: Path) -> None:
    made = snapshot(bend, tmp_path / "lake")
    marks = willow_bend.tables()["marks"].filter(period="2025", criterion="trees")
    means = marks.group_by("household").agg(pl.col("mark").mean())
    expected = sorted(round(value, 2) for name, value in means.rows() if name in drawn(bend, "2025"))
    found = frame(made, "marks").filter(period="2025", criterion="trees")["mark"].sort().to_list()
    assert found == expected != []
    assert set(frame(made, "measures")["measure"]) == {"earned", "growth"}


def test_the_figures_are_the_public_ones(bend: Book, tmp_path: Path) -> None:
    made = snapshot(bend, tmp_path / "lake")
    told = {(row["period"], row["name"]): (row["value"], row["withheld"]) for row in frame(made, "figures").to_dicts()}
    public = {(one.period, one.name): (one.amount, one.withheld) for one in village_totals(bend)}
    public |= {(one.period, one.name): (one.value, one.withheld) for one in village_spread(bend)}
    assert {key: value for key, value in told.items() if key[1] not in ("helped", "learned")} == public
    spread = {"below_floor", "left_floor", "fell_floor", "rose", "gini"}
    assert {key[1] for key in told} == {"earned", "property", "support", "helped", "learned"} | spread


def test_a_household_without_that_consent_leaves_and_nothing_in_the_snapshot_changes(
    bend: Book, tmp_path: Path
) -> None:
    before = content(snapshot(bend, tmp_path / "before"))
    stranger = sorted(consenting(bend) - consenting(bend, "research"))[0]
    erase(bend, stranger)
    assert content(snapshot(bend, tmp_path / "after")) == before


def withdraw(purpose: str) -> Callable[[Book, str], object]:
    return lambda book, name: withdraw_consent(book, name, purpose)


@pytest.mark.parametrize("leave", [erase, withdraw("research"), withdraw("take_part")])
def test_when_one_who_agreed_leaves_no_row_of_any_season_is_left_to_compare(
    bend: Book, tmp_path: Path, leave: Callable[[Book, str], object]
) -> None:
    """Not one of a season that the household had no row in either: which seasons it was in would point at its rows."""
    first = snapshot(bend, tmp_path / "before")
    goes = min(drawn(bend, "2022") - drawn(bend, "2025"))
    leave(bend, goes)
    second = snapshot(bend, tmp_path / "after")
    assert frame(second, "figures").equals(frame(first, "figures"))
    assert list(content(second)) == ["figures.parquet"]
    if leave is not erase:
        for purpose in ("take_part", "research"):
            give_consent(bend, goes, purpose, witness="Sheet 7")
        assert content(snapshot(bend, tmp_path / "again")) == content(second)
    assert [finding.code for finding in verify(bend).findings] == []


def test_a_new_consent_joins_from_the_next_season_on(bend: Book, tmp_path: Path) -> None:
    before = content(snapshot(bend, tmp_path / "before"))
    late = sorted(consenting(bend) - consenting(bend, "research"))[0]
    give_consent(bend, late, "research", witness="Sheet 7")
    assert content(snapshot(bend, tmp_path / "after")) == before


def test_an_entry_that_is_corrected_later_moves_no_row(bend: Book, tmp_path: Path) -> None:
    before = content(snapshot(bend, tmp_path / "before"))
    for name in [name for name, sql in bend.db.triggers_dict.items() if " ON marks " in sql]:
        bend.db.execute(f"DROP TRIGGER {name}")
    bend.db.execute("UPDATE marks SET mark = 1 WHERE id % 7 = 0")
    assert content(snapshot(bend, tmp_path / "after")) == before


def test_it_is_signed_replaces_the_earlier_one_and_leaves_a_note(bend: Book, tmp_path: Path) -> None:
    made = snapshot(bend, tmp_path / "lake")
    assert snapshot(bend, tmp_path / "lake").folder == made.folder
    assert [path.name for path in (tmp_path / "lake").iterdir()] == [made.folder.name]
    said = payload_of((made.folder / MANIFEST).read_text(), public_keys(bend)[0])
    assert said is not None
    assert {"schema", "village", "files", "key"} <= json.loads(said).keys()
    assert journal(bend).entries[0].act == "snapshot"
    staff = bend.as_(Actor("account", 1, "Ana", frozenset({"administrator"}), confirmed=True))
    assert not {entry.table for entry in journal(staff, size=500).entries} & {"research_releases", "research_rows"}
    assert not any("pseudonym" in str(row) for row in bend.rows("SELECT * FROM journal_values"))


def test_a_row_that_is_lost_in_any_way_takes_all_others_along(bend: Book, tmp_path: Path) -> None:
    snapshot(bend, tmp_path / "before")
    with bend.writing():
        bend.db.execute("DELETE FROM research_rows WHERE pseudonym = (SELECT min(pseudonym) FROM research_rows)")
    assert list(content(snapshot(bend, tmp_path / "after"))) == ["figures.parquet"]


def test_a_season_that_is_published_after_somebody_left_has_rows_of_those_who_agree_then(
    bend: Book, tmp_path: Path
) -> None:
    snapshot(bend, tmp_path / "before")
    goes = min(drawn(bend, "2025"))
    with bend.writing():
        bend.db.execute("DELETE FROM research_rows WHERE period = (SELECT id FROM periods WHERE name = '2025')")
        bend.db.execute("DROP TRIGGER research_releases_never_deleted")
        bend.db.execute("DELETE FROM research_releases WHERE period = (SELECT id FROM periods WHERE name = '2025')")
    withdraw_consent(bend, goes, "research")
    made = snapshot(bend, tmp_path / "after")
    assert set(frame(made, "marks")["period"]) == {"2025"}
    assert goes not in drawn(bend, "2025")
    assert content(snapshot(bend, tmp_path / "again")) == content(made)


def test_an_older_copy_of_the_book_does_not_draw_a_season_up_anew_without_those_who_left(
    bend: Book, tmp_path: Path
) -> None:
    made = backup(bend, tmp_path / "usb")
    first = snapshot(bend, tmp_path / "before")
    erase(bend, min(drawn(bend, "2025")))
    restore(made.file, tmp_path / "again.db")
    with open_book(tmp_path / "again.db", OPERATOR) as again:
        second = snapshot(again, tmp_path / "after")
    assert set(frame(first, "marks")["period"]) == {"2022", "2023", "2024", "2025"}
    assert not (second.folder / "marks.parquet").exists()

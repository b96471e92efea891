"""The public gate: when there is a board, who is named on it, and that who is not cannot be told."""

from pathlib import Path

import pytest

from data.disclosure import Board, Closed, board, leagues, village_totals, why_closed
from data.figures import PeriodTotal, reason, rounded
from data.households import give_consent, register, withdraw_consent
from data.meetings import describe_village, open_board
from data.open import Book
from data.periods import add_period, add_succession
from data.ratings import store_rating
from tests.data.villages import DAY, descending, earn, row, stored, village


def bands(book: Book, where: str = "wall") -> tuple[tuple[str, ...], ...]:
    shown = board(book, "2024", where=where)
    assert isinstance(shown, Board)
    return shown.bands


def test_the_best_third_is_named_by_bands_and_the_rest_is_not(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", descending(18)) as book:
        assert bands(book) == (("h00",), ("h01",), ("h02",), ("h03",), ("h04",), ("h05",))


def test_never_more_than_the_published_top(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", descending(60), top=4) as book:
        assert [name for band in bands(book) for name in band] == ["h00", "h01", "h02", "h03"]


@pytest.mark.parametrize(("count", "named"), [(14, 0), (15, 5), (16, 5)])
def test_a_league_of_fewer_than_fifteen_is_thanked_as_a_whole(tmp_path: Path, count: int, named: int) -> None:
    with village(tmp_path / "a.db", descending(count)) as book:
        shown = board(book, "2024")
        assert isinstance(shown, Board)
        assert (len(shown.bands), shown.as_a_whole) == (named, named == 0)


def test_equal_scores_share_a_band_in_alphabetical_order_of_the_names_they_go_by(tmp_path: Path) -> None:
    scores = {**descending(18, 90), "h00": 95, "h01": 95, "h02": 95}
    with village(tmp_path / "a.db", scores) as book:
        for name, nickname in (("h00", "wren"), ("h01", "Oak"), ("h02", "Ash")):
            book.db.execute("UPDATE households SET nickname = ? WHERE name = ?", [nickname, name])
        assert bands(book)[0] == ("Ash", "Oak", "wren")


def test_those_that_the_marks_cannot_tell_apart_share_a_band(tmp_path: Path) -> None:
    """With an error of 1 for each, 18 in a row are told apart from a lead of some five points on, not of two."""
    with village(tmp_path / "a.db", descending(18), apart=1) as book:
        (band,) = bands(book)
        assert 3 <= len(band) <= 6
        assert band == tuple(list(descending(18))[: len(band)])
        assert bands(book) == (band,)


def test_where_the_first_cannot_be_told_from_more_than_fit_nobody_is_placed(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", descending(18), apart=3) as book:
        assert bands(book) == ()


def test_where_nobody_was_rated_twice_nobody_is_placed(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", descending(60), apart=None) as book:
        assert bands(book) == ()
        assert row(book, "h00").rank_low is None


def test_a_rating_from_before_errors_were_stored_places_nobody_until_it_is_made_again(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", descending(18)) as book:
        book.db.execute("DROP TRIGGER rating_rows_never_changed")
        book.db.execute("UPDATE rating_rows SET error = NULL")
        assert bands(book) == ()
        store_rating(book)
        assert len(bands(book)) == 6


def test_a_band_that_the_cut_would_divide_is_not_shown(tmp_path: Path) -> None:
    scores = {**descending(18, 90), "h04": 86, "h05": 86, "h06": 86}
    with village(tmp_path / "a.db", scores) as book:
        assert [len(band) for band in bands(book)] == [1, 1, 1, 1]


def test_where_the_first_band_does_not_fit_nobody_is_placed(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", {**descending(18, 60), **dict.fromkeys(list(descending(7)), 99.0)}) as book:
        assert bands(book) == ()


def test_a_household_without_consent_leaves_no_trace(tmp_path: Path) -> None:
    scores = descending(24)
    agreed = [name for name in scores if name not in ("h00", "h03")]
    with (
        village(tmp_path / "a.db", scores, agreed=agreed) as book,
        village(tmp_path / "b.db", {name: scores[name] for name in agreed}) as other,
    ):
        assert bands(book) == bands(other)
        assert "h00" not in str(board(book, "2024"))


def test_fewer_than_fifteen_that_consent_are_thanked_as_a_whole(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", descending(40), agreed=list(descending(14))) as book:
        assert bands(book) == ()


def test_withdrawing_acts_at_once_and_nobody_moves_up(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", descending(18)) as book:
        before = bands(book)
        withdraw_consent(book, "h00", "wall")
        assert bands(book) == before[1:]
        withdraw_consent(book, "h01", "take_part")
        assert bands(book) == before[2:]
        book.db.execute("UPDATE households SET archived_on = '2024-12-31' WHERE name = 'h02'")
        assert bands(book) == before[3:]


def test_who_consents_later_is_named_from_the_next_revision(tmp_path: Path) -> None:
    scores = descending(18)
    with village(tmp_path / "a.db", scores, agreed=list(scores)[1:]) as book:
        before = bands(book)
        give_consent(book, "h00", "wall")
        tomorrow = "UPDATE consents SET given_on = '9999-01-01', confirmed_on = '9999-01-01' WHERE purpose = 'wall'"
        book.db.execute(f"{tomorrow} AND household = (SELECT id FROM households WHERE name = 'h00')")
        assert bands(book) == before
    with village(tmp_path / "b.db", scores, agreed=list(scores)[1:]) as book:
        give_consent(book, "h00", "wall", DAY)
        store_rating(book)
        assert bands(book)[0] == ("h00",)


def test_the_wall_and_the_internet_follow_their_own_consents(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", descending(18)) as book:
        assert bands(book, "internet") == ()
        for name in descending(17):
            give_consent(book, name, "internet", DAY)
        assert [len(bands(book, where)) for where in ("wall", "internet")] == [6, 5]
        assert board(book, "2024", where="newspaper") == Closed("no_such_league")


def test_there_is_no_board_before_purpose_contact_a_meeting_and_a_rating(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", descending(18)) as book:
        add_period(book, "2025", 2)
        assert why_closed(book, "2025") == Closed("not_opened")
        open_board(book, "2025", DAY)
        assert board(book, "2025") == Closed("not_rated")
        assert board(book, "1999") == Closed("no_such_period")
        assert board(book, "2024", "hill") == Closed("no_such_league")
        for words, code in (({"contact": " "}, "no_contact"), ({"purpose": ""}, "no_purpose")):
            describe_village(book, **words)
            assert board(book, "2024") == Closed(code)
            assert village_totals(book) == []
            assert leagues(book, "2024") == ()


def test_a_meeting_opens_one_period_only(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", descending(18)) as book:
        add_period(book, "2025", 2)
        store_rating(book)
        assert isinstance(board(book, "2024"), Board)
        assert board(book, "2025") == Closed("not_opened")


def test_leagues_have_their_own_boards(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", descending(36)) as book:
        book.db.execute("UPDATE households SET league = iif(id % 2, 'hill', 'river')")
        store_rating(book)
        assert leagues(book, "2024") == ("hill", "river")
        shown = board(book, "2024", "river")
        assert isinstance(shown, Board)
        assert [band[0] for band in shown.bands] == ["h01", "h03", "h05", "h07", "h09", "h11"]


def test_a_household_in_its_first_period_after_a_split_has_no_place(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", descending(18)) as book:
        register(book, "old", given_on=DAY)
        add_succession(book, "old", "h00", "2024", 1)
        store_rating(book)
        assert bands(book)[0] == ("h01",)


def test_a_board_says_what_it_rests_on(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", descending(15)) as book:
        store_rating(book)
        shown = board(book, "2024")
        assert isinstance(shown, Board)
        assert (shown.revision, shown.rated_on, shown.opened_on) == (2, stored(book).rated_at[:10], DAY)
        assert (shown.contact, shown.demo) == ("Ombudsman, 555 01 00", False)


def totals(book: Book) -> dict[str, PeriodTotal]:
    return {total.name: total for total in village_totals(book) if total.period == "2025"}


def fresh(tmp_path: Path, households: int) -> Book:
    book = village(tmp_path / "a.db", descending(households))
    add_period(book, "2025", 2)
    return book


def published(book: Book) -> dict[str, PeriodTotal]:
    store_rating(book, ["2025"])
    open_board(book, "2025", DAY)
    return totals(book)


def test_the_village_is_told_as_a_whole_rounded_to_two_digits(tmp_path: Path) -> None:
    with fresh(tmp_path, 12) as book:
        earn(book, dict.fromkeys(descending(12), "1000"), period="2025")
        earn(book, dict.fromkeys(descending(12), "137.50"), "inputs", period="2025")
        earn(book, dict.fromkeys(descending(11), "10"), "gift", period="2025")
        earn(book, dict.fromkeys(descending(9), "10"), "rent", period="2025")
        # 12 × (1000 − 137.50) = 10 350; 11 × 10 = 110, give or take a few hundredths; nine with rent are too few.
        told = published(book)
        assert told["earned"].amount in (9_900, 10_000, 11_000)
        assert told["support"].amount in (100, 110, 120)
        assert (told["property"].amount, told["property"].withheld) == (None, "too_few")
        assert not told["earned"].constant_prices


def test_a_figure_that_one_household_dominates_is_withheld(tmp_path: Path) -> None:
    with fresh(tmp_path, 12) as book:
        earn(book, {**dict.fromkeys(descending(12), "100"), "h00": "1000"}, period="2025")
        assert published(book)["earned"].withheld == "one_too_large"


def test_work_and_costs_are_never_told_apart(tmp_path: Path) -> None:
    with fresh(tmp_path, 12) as book:
        earn(book, dict.fromkeys(descending(12), "100"), period="2025")
        assert set(published(book)) == {"earned", "property", "support"}


def test_a_figure_is_frozen_with_the_first_rating_so_that_two_cannot_be_subtracted(tmp_path: Path) -> None:
    with fresh(tmp_path, 12) as book:
        earn(book, dict.fromkeys(descending(11), "1000"), period="2025")
        before = published(book)
        earn(book, {"h11": "3000"}, period="2025")
        withdraw_consent(book, "h00", "take_part")
        assert published(book) == before


def test_households_that_withdrew_are_in_no_figure(tmp_path: Path) -> None:
    with fresh(tmp_path, 10) as book:
        earn(book, dict.fromkeys(descending(10), "1000"), period="2025")
        withdraw_consent(book, "h00", "take_part")
        assert published(book)["earned"].withheld == "too_few"


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ([], "too_few"),
        ([0] * 20, "too_few"),
        ([10] * 9, "too_few"),
        ([10] * 10, None),
        ([7] * 9 + [27], None),
        ([7] * 9 + [28], "one_too_large"),
        ([10, -10] * 5, None),
        ([1] * 9 + [-100], "one_too_large"),
    ],
)
def test_what_may_be_said(shares: list[int], expected: str | None) -> None:
    assert reason(shares) == expected


def test_rounding_is_to_two_digits_half_away_from_zero() -> None:
    assert [rounded(x) for x in (12_500, -12_500, 99.5, 0.0149, 7)] == [13_000, -13_000, 100, 0.015, 7]

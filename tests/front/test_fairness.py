"""The page about fairness, as its tables say it."""

from pathlib import Path

from data.disclosure import Closed
from data.periods import advance
from data.ratings import store_rating
from front.fairness import FairnessPage, fairness_page, fairness_table
from front.words import fairness as words
from tests.data.villages import descending, village


def test_each_group_and_size_has_a_row_and_what_is_of_few_is_not_shown(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", descending(30)) as book:
        book.db.execute("UPDATE households SET league = iif(id <= 21, '=hill', 'river'), members = 2")
        store_rating(book)
        assert fairness_page(book, "2024") == Closed("not_rated")
        advance(book, "2024", "published")
        page = fairness_page(book, "2024")
    assert isinstance(page, FairnessPage)
    hill, river = page.spread["league"].rows(named=True)
    assert (hill[words.MEDIAN], river[words.MEDIAN]) == ("90", words.NOT_SAID)  # 99 to 79: 89; nine are too few
    assert hill["3 leaves or more"] == words.NOT_SAID  # all of them
    sizes = page.spread["size"][words.GROUP].to_list()
    assert sizes == list(words.SIZES.values())
    assert page.otherwise["size"][words.AS_IT_IS].to_list() == ["85", words.NOT_SAID, words.NOT_SAID]
    assert page.moves[0] == f"{words.ALIKE}: {words.MOVED['few']}"
    assert fairness_table(page)[words.GROUP].to_list() == ["'=hill", "river", *sizes, *page.moves]

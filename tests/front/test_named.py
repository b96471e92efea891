"""Names of groups and titles of awards in the reader's language wherever they are read, else as the village wrote."""

from collections.abc import Iterator

import pytest

from awards.rules import award_problems
from data.approving import approve_award
from data.awards import Proposal, awards_of, propose_award
from data.catalogue import adopt
from data.handing import accept_award
from data.households import give_consent
from data.meetings import describe_village
from data.open import Book
from data.ratings import store_rating
from data.together import Wanted, decide_together
from front.awards import terms_of, why
from front.certificates import certificates
from front.language import speaking
from front.light.board_text import board_text, large_text
from front.named import named
from front.posters import posters
from front.report import season_report
from front.site import LINKS
from front.village_board import village_board
from rating.loading import load_rubric
from tests.data.fund import PEOPLE, actor, asked
from tests.data.villages import DAY, RUBRIC, at_home, descending, village
from tests.front.paper import text_of

GROUPS = "leagues: {by: earners, bands: {hill: 0, river: 2}}\n"
AWARDS = "awards: {told_on: 2024-01-01, rules: {lent: {kind: nomination, title: A hand lent}}}\n"
TEXTS = """
texts:
  es: {groups: {hill: Colina}, awards: {lent: Una mano amiga}, goals: {Trees: Árboles}, purpose: Para dar las gracias.}
  zh: {groups: {hill: 山坡}}
"""
TITLE, PURPOSE = "A hand lent", "Thank households whose work and learning pay off."


def rules(version: int, *more: str) -> str:
    return RUBRIC.format(top=10).replace("version: 1", f"version: {version}") + "".join(more)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A board and an accepted award under rules without translations; those that follow have some."""
    with village(tmp_path_factory.mktemp("named") / "bend.db", descending(18)) as made:
        adopt(made, rules(2, GROUPS, AWARDS), DAY)
        store_rating(made)
        sql = "INSERT INTO accounts (id, name, key, secret, made_at) VALUES (?, ?, ?, 'x', '2024-01-01T00:00:00Z')"
        with made.writing():
            for number, name in enumerate(PEOPLE, start=1):
                made.db.execute(sql, (number, name, name.casefold()))
        proposal = Proposal("lent", TITLE, "2024", "h03", evidence={"kind": "help"})
        award = propose_award(made.as_(actor("Ana")), asked(), proposal)
        approve_award(made.as_(actor("Bo")), award, "evidence_seen")
        give_consent(made, "h03", "awards", DAY)
        accept_award(at_home(made, "h03"), award, "h03")
        adopt(made, rules(3, GROUPS, AWARDS, TEXTS), DAY)
        decide_together(made, Wanted("2024", "Trees", 100), DAY)
        describe_village(made, purpose=PURPOSE, contact="Ombudsman, 555 01 00")
        yield made


def everywhere(book: Book) -> dict[str, str]:
    """What each place says, by its name."""
    board = village_board(book, "2024", "wall")
    report = season_report(book, "2024")
    assert isinstance(report, tuple)
    printed = posters(book, "2024", ["es"], "http://bend.example/board/bend").files
    (award,) = awards_of(at_home(book, "h03"), "h03")
    return {
        "board": board_text(board, LINKS),
        "large type": large_text(board, LINKS),
        "report": text_of(report[1]),
        "poster": text_of(printed["board-es.pdf"]),
        "certificate": text_of(next(certificates(book)).pdf),
        "own page": why({"kind": "top_band", "group": "hill"}, terms_of(book)) + named(book).award(award.title),
    }


def test_whoever_reads_spanish_reads_them_in_spanish_on_an_old_board_too(book: Book) -> None:
    with speaking("es"):
        told = everywhere(book)
    for place, text in told.items():
        said = "".join(text.split())
        assert "Unamanoamiga" in said, place
        assert "Ahandlent" not in said, place
    for place in ("board", "large type", "poster", "own page"):
        assert "Colina" in told[place], place
        assert "hill" not in told[place], place
    for place in ("board", "report", "poster"):
        said = "".join(told[place].split())
        assert "Paradarlasgracias." in said, place
        assert "Árboles" in said, place


def test_where_there_is_no_word_for_it_the_village_s_own_stands(book: Book) -> None:
    with speaking("zh_Hans"):
        names = named(book)
        assert (names.group("hill"), names.group("river"), names.award(TITLE)) == ("山坡", "river", TITLE)
    with speaking("hi"):
        board = board_text(village_board(book, "2024", "wall"), LINKS)
    assert all(text in board for text in (TITLE, PURPOSE, "Trees"))


def test_a_village_that_says_what_it_is_for_in_words_of_its_own_keeps_them(book: Book) -> None:
    with speaking("es"):
        assert named(book).purpose("Thank everybody") == "Thank everybody"


@pytest.mark.parametrize(("section", "near"), [("", ""), (AWARDS, "lent")])
def test_a_title_of_no_award_is_named_with_the_nearest_rule(section: str, near: str) -> None:
    rubric = load_rubric(rules(1, section, "texts: {es: {awards: {lend: Una mano}}}"))
    (problem,) = award_problems(rubric)
    assert (problem.code, problem.at, problem.near) == ("unknown_key", "texts.es.awards.lend", near)

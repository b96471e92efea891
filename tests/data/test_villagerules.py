"""Village rules from the form and by hand: checked, previewed without telling who, and compared between versions."""

from dataclasses import replace
from pathlib import Path

import pytest

from data.actors import Actor
from data.catalogue import adopt, catalogue, shipped
from data.entries import add_mark
from data.errors import EntryRefused
from data.households import register
from data.open import Book
from data.ratings import latest, rate_book
from data.rulechanges import Difference, differences
from data.rulepreview import Preview, preview
from data.villagerules import Choices, choices_of, composed, first_choices, left_out, read_rules, rules_problems
from rating.loading import load_rubric
from rating.problems import Refused
from rating.rubric import Indicator, Rubric
from tests.data.villages import DAY, RUBRIC, descending, village

CHOSEN = Choices("Ours", "2026-01", "Thank each other.", 25, {"training": 2, "trees": 1, "harvest_help": 1}, 900)


def shares(rubric: Rubric) -> dict[str, float]:
    """What each indicator weighs of 100, by going down the tree."""
    found = {}
    for leaf in rubric.indicators():
        share, group = 100.0, rubric.score
        for name in leaf.path:
            part = group.parts[name]
            share *= part.weight / sum(each.weight for each in group.parts.values())
            if not isinstance(part, Indicator):
                group = part
        found[leaf.name] = share
    return found


def test_the_form_makes_rules_of_the_catalogues_own_words_with_the_weights_that_were_chosen(book: Book) -> None:
    rubric = read_rules(book, composed(book, CHOSEN))
    assert shares(rubric) == pytest.approx({"growth": 25, "training": 37.5, "trees": 18.75, "harvest_help": 18.75})
    assert (rubric.title, rubric.version, rubric.purpose) == ("Ours", "2026-01", "Thank each other.")
    assert rubric.income is not None
    assert rubric.income.floor == 900
    for leaf in rubric.indicators()[1:]:
        assert (leaf.part.ask, leaf.part.topic) == (catalogue()[leaf.name]["ask"], catalogue()[leaf.name]["topic"])
    assert left_out(rubric) == ()


def test_without_a_share_for_earning_income_does_not_count(book: Book) -> None:
    rubric = read_rules(book, composed(book, replace(CHOSEN, earning=0)))
    assert shares(rubric) == pytest.approx({"training": 50, "trees": 25, "harvest_help": 25})


def test_the_form_begins_with_the_rules_in_force_and_gives_them_back(book: Book) -> None:
    assert set(first_choices(book).weights) <= set(catalogue())
    adopted = adopt(book, composed(book, CHOSEN), DAY)
    first = first_choices(book)
    assert (first.title, first.earning, first.floor) == ("Ours", 25, 900)
    assert first.weights == {"training": 50, "trees": 25, "harvest_help": 25}
    again = read_rules(book, composed(book, replace(first, version="2026-02")))
    assert differences(adopted.rubric(), again) == ()


def test_what_the_form_cannot_hold_is_named(book: Book) -> None:
    assert left_out(load_rubric(RUBRIC.format(top=10))) == ("songs",)
    assert choices_of(load_rubric(RUBRIC.format(top=10))).earning == 40


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        (replace(CHOSEN, weights={}), "no_criteria"),
        (replace(CHOSEN, weights={"trainings": 1}), "not_in_catalogue"),
        (replace(CHOSEN, weights={"training": 0}), "not_above_zero"),
    ],
)
def test_choices_that_make_no_rules_are_refused(book: Book, choices: Choices, expected: str) -> None:
    with pytest.raises(EntryRefused) as refused:
        composed(book, choices)
    assert refused.value.problems[0].code == expected


@pytest.mark.parametrize(
    ("old", "new", "expected", "line"),
    [
        ("scope: village", "scope: index", "scope_index", 2),
        ("levels:", "level:", "unknown_key", 11),
        ("topic: cooperation", "topic: loyalty", "not_accepted", 9),
        ("work: [wage]", "work: [inputs]", "source_twice", 6),
        ("weight: 40", "weight: 90", "village_income_share", 10),
        ("support: [gift]", "support: [wages, gift]", "", 0),
        ("costs: [inputs]", "costs: [bus]", "", 0),
        ("property: [rent], support: [gift]", "property: [gift]", "source_kind", 6),
        ("title: Effort", "title: Taken", "version_taken", 4),
    ],
)
def test_a_text_is_checked_with_the_line_of_what_is_wrong(
    book: Book, old: str, new: str, expected: str, line: int
) -> None:
    adopt(book, RUBRIC.format(top=10).replace("title: Effort", "title: Taken").replace("60", "61"), DAY)
    text = RUBRIC.format(top=10)
    assert text.count(old) == 1
    problems = rules_problems(book, text.replace(old, new))
    assert [(p.code, p.line) for p in problems][:1] == ([(expected, line)] if expected else [])
    if expected:
        with pytest.raises(Refused):
            read_rules(book, text.replace(old, new))


def with_levels(levels: str, version: int = 2) -> str:
    text = RUBRIC.format(top=10).replace("version: 1", f"version: {version}")
    return text.replace("levels: {one: 35, two: 50, three: 65}", f"levels: {levels}")


@pytest.fixture
def rated(tmp_path: Path) -> Book:
    """Forty households with 99, 98, ... 60 of 100: in their first season the criterion is the whole score."""
    return village(tmp_path / "bend.db", descending(40))


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ("{one: 35, two: 50, three: 65}", ("few", None)),
        ("{one: 35, two: 50, three: 65, four: 91}", ("few", None)),
        ("{one: 35, two: 50, three: 65, four: 90}", ("about", 10)),
        ("{one: 35, two: 50, three: 65, four: 81}", ("about", 10)),
        ("{one: 35, two: 50, three: 65, four: 80}", ("about", 20)),
        ("{one: 35, two: 50, three: 65, four: 70}", ("about", 30)),
        ("{one: 35, two: 50, three: 65, four: 69}", ("most", None)),
        ("{one: 99}", ("few", None)),
    ],
)
def test_a_preview_tells_tens_and_never_a_number_that_could_tell_who(
    rated: Book, levels: str, expected: tuple[str, int | None]
) -> None:
    before = list(rated.db.iterdump())
    told = preview(rated, with_levels(levels))
    assert (told.code, told.about, told.period) == (*expected, "2024")
    assert list(rated.db.iterdump()) == before


def test_a_level_that_was_reached_is_not_reached_again(rated: Book) -> None:
    levels = [row["level_step"] for row in rated.rows("SELECT level_step FROM rating_rows")]
    assert levels.count(3) == 35
    assert preview(rated, with_levels("{one: 35, two: 50, three: 60}")).code == "few"


def test_a_small_village_and_one_that_was_never_rated_are_told_no_number(tmp_path: Path, book: Book) -> None:
    small = village(tmp_path / "small.db", descending(19))
    assert preview(small, with_levels("{one: 35, two: 50, three: 65, four: 90}")).code == "small_village"
    assert preview(book, RUBRIC.format(top=10)) == Preview("not_rated", "", None, ("songs",))


def test_a_villages_own_criterion_counts_in_a_preview_only_once_a_meeting_agreed_it(rated: Book) -> None:
    text = with_levels("{one: 35, two: 50, three: 65, four: 70}").replace("Songs taught to the choir", "Songs learnt")
    assert (preview(rated, text).code, preview(rated, text).silenced) == ("few", ("songs",))


def test_versions_differ_in_what_was_changed_and_in_nothing_else() -> None:
    old = load_rubric(shipped("village"))
    text = shipped("village").replace("version: 2026-01", "version: 2026-02").replace("floor: 1000", "floor: 1200")
    text = (
        text.replace("weight: 40", "weight: 20")
        .replace("one: 35", "one: 30")
        .replace("scale: [0, 20]", "scale: [0, 10]")
    )
    new = load_rubric("\n".join(line for line in text.splitlines() if "land_mended" not in line))
    found = differences(old, new)
    assert Difference("setting", "income.floor", 1000.0, 1200.0) in found
    assert Difference("setting", "levels.one", 35.0, 30.0) in found
    assert Difference("scale", "trees", [0.0, 20.0], [0.0, 10.0]) in found
    assert Difference("share", "growth", 0.4, 0.25) in found
    assert Difference("removed", "land_mended", pytest.approx(0.075), None) in found
    codes = {(each.code, each.name) for each in found if each.code != "share"}
    assert codes == {
        ("setting", "income.floor"),
        ("setting", "levels.one"),
        ("scale", "trees"),
        ("normalise", "trees"),
        ("removed", "land_mended"),
    }
    assert differences(old, old) == ()
    added = differences(new, old)
    assert [d.name for d in added if d.code == "added"] == ["land_mended"]


def test_an_administrator_sees_the_preview_and_still_no_rating(rated: Book) -> None:
    staff = rated.as_(Actor("account", 1, "Amina", frozenset({"administrator"})))
    assert preview(staff, with_levels("{one: 35, two: 50, three: 65, four: 80}")).about == 20
    for ask in (lambda: rate_book(staff), lambda: latest(staff, "2024")):
        with pytest.raises(EntryRefused) as refused:
            ask()
        assert refused.value.problems[0].code == "not_allowed"


def test_a_preview_is_of_the_rating_that_the_rules_would_give(rated: Book) -> None:
    with rated.writing():
        register(rated, "new", given_on=DAY)
        add_mark(rated, "new", "2024", "songs", "r1", 99)
    text = with_levels("{one: 35, two: 50, three: 65, four: 90}")
    rows = rate_book(rated, load_rubric(text)).values().filter(period="2024").to_dicts()
    assert sum(row["level"] == 4 for row in rows) == 11
    assert preview(rated, text).about == 10

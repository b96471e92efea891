"""What a rubric may say: every refusal names its line, what is accepted and what was meant."""

from pathlib import Path

import pytest

from rating import Problem, RubricRefused, load_rubric

GOOD = """\
scope: village
title: Earning and effort
version: 2026-01
purpose: Thank households whose work and learning pay off.
period: year
income:
  work:     [wage, business, crops, animals]
  property: [dividend, rent]
  support:  [subsidy, pension, gift]
  costs:    [inputs, hired_labour, travel_for_work, interest]
  per: earner
  prices: {2024: 100, 2025: 103.1}
  baseline: past_mean
  floor: 1150
score:
  aggregate: arithmetic
  parts:
    earning:
      weight: 40
      parts:
        growth: {from: income.growth, normalise: {method: goalposts, low: -0.5, high: 1.0}}
    diligence:
      weight: 60
      parts:
        training:   {topic: learning, ask: Training days attended, from: marks.training, scale: [0, 5]}
        apprentice: {topic: enterprise, ask: Trained an apprentice, from: marks.apprentice, scale: [0, 1]}
missing: skip
outliers: none
relative_to: village
leagues: {by: earners, bands: {field: 0, hill: 0.5, river: 2}}
levels: {one: 35, two: 50, three: 65, four: 80}
rank: {decimals: 2}
publish: {top: 10}
"""
SHIPPED = sorted(Path("data/rubrics").glob("*.yaml"))


def refused(old: str, new: str, text: str = GOOD) -> list[Problem]:
    assert old in text
    with pytest.raises(RubricRefused) as refusal:
        load_rubric(text.replace(old, new, 1), "village.yaml")
    return list(refusal.value.problems)


def only(old: str, new: str, text: str = GOOD) -> Problem:
    problems = refused(old, new, text)
    assert len(problems) == 1, [str(p) for p in problems]
    return problems[0]


def test_the_rubric_of_the_design_is_loaded() -> None:
    rubric = load_rubric(GOOD)
    assert rubric.version == "2026-01"
    assert rubric.income is not None
    assert rubric.income.prices == {"2024": 100, "2025": 103.1}
    assert [leaf.name for leaf in rubric.indicators()] == ["growth", "training", "apprentice"]
    assert rubric.indicators()[1].part.rule.posts == (0, 5)


@pytest.mark.parametrize(
    ("old", "new", "line", "value", "near"),
    [
        ("aggregate: arithmetic", "agregate: arithmetic", 16, "agregate", "aggregate"),
        ("missing: skip", "mising: skip", 27, "mising", "missing"),
        ("topic: learning", "topik: learning", 25, "topik", "topic"),
        ("weight: 60", "wieght: 60", 23, "wieght", "weight"),
        ("low: -0.5", "lo: -0.5", 21, "lo", "low"),
        ("baseline: past_mean", "basline: past_mean", 13, "basline", "baseline"),
        ("rank: {decimals: 2}", "rank: {decimal: 2}", 32, "decimal", "decimals"),
    ],
)
def test_a_misspelt_key_is_named_with_its_line_and_what_was_meant(
    old: str, new: str, line: int, value: str, near: str
) -> None:
    problem = next(p for p in refused(old, new) if p.code == "unknown_key")
    assert (problem.line, problem.value, problem.near, problem.file) == (line, value, near, "village.yaml")
    assert near in problem.accepted


def test_a_key_that_stands_twice_is_refused_with_both_lines() -> None:
    problem = only("period: year", "period: year\nversion: 2026-02")
    assert (problem.code, problem.line, problem.more["first"]) == ("duplicate_key", 6, 3)


def test_a_part_that_stands_twice_in_its_group_is_refused() -> None:
    twice = "apprentice: {topic: work, from: marks.a, scale: [0, 1]}\n        apprentice: {"
    assert only("apprentice: {", twice).code == "duplicate_key"


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("weight: 60", "weight: 0", "too_small", "score.parts.diligence.weight"),
        ("weight: 60", "weight: -1", "too_small", "score.parts.diligence.weight"),
        ("weight: 60", "weight: sixty", "not_a_number", "score.parts.diligence.weight"),
        ("weight: 60", "weight: true", "not_a_number", "score.parts.diligence.weight"),
        ("weight: 60", "weight: .inf", "not_a_number", "score.parts.diligence.weight"),
        (
            "low: -0.5, high: 1.0",
            "low: 1.0, high: -0.5",
            "goalposts_order",
            "score.parts.earning.parts.growth.normalise",
        ),
        (
            "low: -0.5, high: 1.0",
            "low: 1.0, high: 1.0",
            "goalposts_order",
            "score.parts.earning.parts.growth.normalise",
        ),
        ("low: -0.5, ", "", "missing_key", "score.parts.earning.parts.growth.normalise.low"),
        ("scale: [0, 5]", "scale: [5, 0]", "scale_order", "score.parts.diligence.parts.training"),
        (", scale: [0, 5]", "", "missing_key", "score.parts.diligence.parts.training.scale"),
        ("method: goalposts", "method: goalpost", "not_accepted", "score.parts.earning.parts.growth.normalise.method"),
        ("topic: learning", "topic: religion", "not_accepted", "score.parts.diligence.parts.training.topic"),
        ("from: marks.training", "from: mark.training", "not_accepted", "score.parts.diligence.parts.training.from"),
        ("per: earner", "per: head", "not_accepted", "income.per"),
        ("[dividend, rent]", "[dividend, wage]", "source_twice", "income"),
        ("two: 50", "two: 30", "levels_order", "levels.two"),
        ("apprentice: {", "growth: {", "name_twice", "score.parts.diligence.parts.growth"),
        ("apprentice: {", "rank: {", "name_reserved", "score.parts.diligence.parts.rank"),
        ("title: Earning and effort\n", "", "missing_key", "title"),
        ("levels: {one: 35, two: 50, three: 65, four: 80}", "levels: [35, 50]", "not_a_section", "levels"),
    ],
)
def test_a_value_that_is_not_accepted_is_named_by_its_place(old: str, new: str, code: str, at: str) -> None:
    problem = only(old, new)
    assert (problem.code, problem.at) == (code, at)


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("weight: 40", "weight: 41", "village_income_share", "score.parts.earning.parts.growth"),
        ("missing: skip", "missing: zero", "village_missing", "missing"),
        ("missing: skip", "missing: mean", "village_missing", "missing"),
        ("missing: skip", "missing: refuse", "village_missing", "missing"),
        ("  floor: 1150\n", "", "village_floor", "income.floor"),
        ("floor: 1150", "floor: 0", "village_floor", "income.floor"),
        (
            "scale: [0, 5]",
            "scale: [0, 5], normalise: {method: goalposts, low: 0, high: 5, direction: down}",
            "village_direction",
            "score.parts.diligence.parts.training.normalise.direction",
        ),
        ("topic: learning, ", "", "missing_key", "score.parts.diligence.parts.training.topic"),
        *[
            (
                "{method: goalposts, low: -0.5, high: 1.0}",
                f"{{method: {method}}}",
                "village_goalposts",
                "score.parts.earning.parts.growth.normalise.method",
            )
            for method in ("min-max", "z-score", "rank", "percentile", "reference, to: mean, as: ratio")
        ],
    ],
)
def test_the_scope_village_refuses_what_harms_and_the_scope_index_does_not(
    old: str, new: str, code: str, at: str
) -> None:
    problem = only(old, new)
    assert (problem.code, problem.at) == (code, at)
    if code != "missing_key":
        load_rubric(GOOD.replace(old, new, 1).replace("scope: village", "scope: index"))


def test_a_measure_without_a_topic_is_for_the_scope_index_only() -> None:
    measure = "yield: {from: measures.yield, normalise: {method: goalposts, low: 0, high: 5}}\n        apprentice: {"
    problem = only("apprentice: {", measure)
    assert (problem.code, problem.at) == ("missing_key", "score.parts.diligence.parts.yield.topic")
    load_rubric(GOOD.replace("apprentice: {", measure, 1).replace("scope: village", "scope: index"))


@pytest.mark.parametrize("scope", ["village", "index"])
@pytest.mark.parametrize(
    ("old", "new", "subject", "language"),
    [
        ("Training days attended", "Goes to church every Sunday", "religion", "en"),
        ("Training days attended", "参加宗教活动的天数", "religion", "zh"),
        ("apprentice: {", "mosque_visits: {", "religion", "en"),
        ("marks.apprentice", "marks.church_attendance", "religion", "en"),
        ("scale: [0, 1]", "scale: [0, 1], about: Goes to the mosque", "religion", "en"),
        ("publish: {top: 10}", "texts: {zh: {criteria: {training: {ask: 家里是否信教}}}}", "religion", "zh"),
    ],
)
def test_a_forbidden_subject_is_refused_wherever_it_stands(
    scope: str, old: str, new: str, subject: str, language: str
) -> None:
    text = GOOD.replace("scope: village", f"scope: {scope}")
    found = [p for p in refused(old, new, text) if p.code == "forbidden_subject"]
    assert found
    assert found[0].more["subject"] == subject
    assert found[0].more["language"] == language
    assert found[0].line == 1 + text.replace(old, new, 1)[: text.replace(old, new, 1).index(new)].count("\n")


@pytest.mark.parametrize("aggregate", ["geometric", "harmonic"])
@pytest.mark.parametrize("rule", ["{method: z-score}", "{method: reference, to: mean, as: difference}"])
def test_a_geometric_or_harmonic_group_refuses_what_lies_around_zero_at_any_depth(aggregate: str, rule: str) -> None:
    text = f"""\
title: T
version: 1
purpose: P
score:
  aggregate: {aggregate}
  parts:
    outer:
      parts:
        inner: {{from: measures.a, normalise: {rule}}}
"""
    with pytest.raises(RubricRefused) as refusal:
        load_rubric(text)
    assert [(p.code, p.line) for p in refusal.value.problems] == [("aggregate_needs_positive", 9)]
    load_rubric(text.replace(aggregate, "arithmetic"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_a_rubric"),
        ("- a\n- b", "not_a_rubric"),
        ("only a sentence", "not_a_rubric"),
        ("title: [", "not_yaml"),
        ("a: \x00", "not_yaml"),
        ("[" * 5000, "too_deep"),
        ("a: &x [1]\nb: *x", "alias"),
    ],
)
def test_what_is_no_rubric_is_refused(text: str, code: str) -> None:
    with pytest.raises(RubricRefused) as refusal:
        load_rubric(text)
    assert refusal.value.problems[0].code == code


def test_all_problems_are_told_at_once_in_the_order_of_their_lines() -> None:
    problems = refused("missing: skip", "missing: zero\nfloor_: 3")
    assert [p.code for p in problems] == ["unknown_key"]
    text = GOOD.replace("weight: 40", "weight: 50").replace("missing: skip", "missing: zero")
    with pytest.raises(RubricRefused) as refusal:
        load_rubric(text)
    assert [p.code for p in refusal.value.problems] == ["village_income_share", "village_missing"]


def test_words_that_yaml_takes_for_something_else_stay_words() -> None:
    text = GOOD.replace("leagues: {by: earners, bands: {field: 0,", "leagues: {by: earners, bands: {no: 0, on: 0.2,")
    rubric = load_rubric(text.replace("version: 2026-01", "version: 2026-01-15"))
    assert rubric.leagues is not None
    assert list(rubric.leagues.bands)[:2] == ["no", "on"]
    assert rubric.version == "2026-01-15"


def test_the_hash_follows_what_is_rated_and_nothing_else() -> None:
    first = load_rubric(GOOD)
    spaced = GOOD.replace("[wage, business,", "[wage,  business,") + "# a remark\n"
    with_awards = GOOD + "awards: {steady: {after: 3}}\n"
    assert load_rubric(spaced).hash == first.hash
    assert load_rubric(with_awards).hash == first.hash
    assert load_rubric(GOOD.replace("weight: 60", "weight: 61")).hash != first.hash


def test_the_sections_of_other_owners_are_carried_unopened_with_a_hash_each() -> None:
    rubric = load_rubric(GOOD + "awards: {anything: [1, {goes: here}]}\nchecks: 3\n")
    assert rubric.awards == {"anything": [1, {"goes": "here"}]}
    assert set(rubric.section_hashes) == {"awards", "checks"}
    other = load_rubric(GOOD + "awards: {anything: [2]}\nchecks: 3\n")
    assert other.section_hashes["checks"] == rubric.section_hashes["checks"]
    assert other.section_hashes["awards"] != rubric.section_hashes["awards"]


@pytest.mark.parametrize("path", [p for p in SHIPPED if not p.name.startswith("catalogue")], ids=lambda p: p.name)
def test_every_shipped_rubric_is_valid(path: Path) -> None:
    load_rubric(path.read_text(encoding="utf-8"), path.name)

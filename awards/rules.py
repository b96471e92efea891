"""What a village thanks for: the section `awards` of its rules, told before a season begins (docs/awards.md)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, ValidationError, model_validator
from pydantic.functional_validators import AfterValidator
from pydantic_core import ErrorDetails, PydanticCustomError

from data.awardtables import DEEDS
from data.essentials import is_essential
from data.subjects import subject_of
from rating.loading import CODES
from rating.problems import Problem, nearest
from rating.rubric import Indicator, Number, Rubric, Strict, Text

Kind = Literal[
    "top_band",
    "level",
    "steady",
    "first_income",
    "skill",
    "apprentice",
    "help",
    "village_goal",
    "working_group",
    "nomination",
]
# What each kind has to say beside its title; nothing else of this list has a use for it.
SAYS: dict[str, tuple[str, ...]] = {
    "top_band": (),
    "level": ("level",),
    "steady": ("seasons",),
    "first_income": ("sources",),
    "skill": ("reached",),
    "apprentice": ("reached",),
    "help": ("reached",),
    "village_goal": ("reached",),
    "working_group": ("households",),
    "nomination": ("deeds",),
}
TOPICS_OF: dict[str, tuple[str, ...]] = {
    "skill": ("learning", "enterprise", "work", "stewardship"),
    "apprentice": ("learning", "enterprise"),
    "help": ("mutual_aid", "cooperation"),
}
Count = Annotated[int, Field(ge=1, strict=True)]
Named = Annotated[Text, Field(min_length=1, max_length=120)]


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise PydanticCustomError("not_a_day", "not a day") from None


class RulePrize(Strict):
    """Money, or pieces of a good of the fund; `shared` divides the money among all whom the rule thanks."""

    amount: Annotated[Text, Field(pattern=r"^[0-9]+(\.[0-9]+)?$")] | None = None
    good: str | None = None
    pieces: Count | None = None
    shared: bool = False

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.amount is None) == (self.good is None) or (self.good is None) != (self.pieces is None):
            raise PydanticCustomError("prize_unclear", "money or pieces of a good", {})
        if self.shared and self.good is not None:
            raise PydanticCustomError("key_without_use", "pieces are not divided", {"key": "shared"})
        return self


class AwardRule(Strict):
    """One thing that is thanked: of what kind, under which title, from when on, and with which prize if any."""

    kind: Kind
    title: Named
    level: str | None = None
    seasons: Count | None = None
    sources: Annotated[list[str], Field(min_length=1)] | None = None
    reached: Annotated[dict[str, Number], Field(min_length=1)] | None = None
    households: Count | None = None
    deeds: list[str] | None = None
    prize: RulePrize | None = None

    @model_validator(mode="after")
    def _says_what_its_kind_needs(self) -> Self:
        for key in ("level", "seasons", "sources", "reached", "households", "deeds"):
            wanted, given = key in SAYS[self.kind], getattr(self, key) is not None
            if given and not wanted:
                raise PydanticCustomError("award_key_without_use", "no use", {"key": key, "kind": self.kind})
            if wanted and not given and key != "deeds":
                raise PydanticCustomError("missing_key", "needed", {"key": key})
        if self.kind == "first_income" and self.prize is not None:
            raise PydanticCustomError("prize_for_income", "nothing for income alone", {"key": "prize"})
        return self


class Caps(Strict):
    """So that the same few do not win everything: awards a household in a season, and seasons until one comes again."""

    season: Count = 2
    again_after: Count = 1


class AwardRules(Strict):
    """The whole section; `told_on` is the day on which it was read out."""

    told_on: Annotated[Text, AfterValidator(_day)]
    caps: Caps = Caps()
    rules: Annotated[dict[str, AwardRule], Field(min_length=1)]


def award_rules(rubric: Rubric) -> AwardRules | None:
    """The section of a rubric that was checked; None where it has none."""
    return None if rubric.awards is None else AwardRules.model_validate(rubric.awards)


def award_problems(rubric: Rubric) -> Iterator[Problem]:
    """Everything wrong with a rubric's awards, by the path of the key; nothing where there is no such section."""
    if rubric.awards is None:
        for language, titles in rubric.name_texts("awards").items():
            yield from _unknown_key(f"texts.{language}.awards", titles, ())
        return
    try:
        rules = AwardRules.model_validate(rubric.awards)
    except ValidationError as error:
        yield from (_model_problem(detail) for detail in error.errors(include_url=False))
        return
    for name, rule in rules.rules.items():
        yield from _rule_problems(rubric, rule, f"awards.rules.{name}")
    for language, titles in rubric.name_texts("awards").items():
        yield from _unknown_key(f"texts.{language}.awards", titles, tuple(rules.rules))


def _rule_problems(rubric: Rubric, rule: AwardRule, at: str) -> Iterator[Problem]:
    yield from subject_of(f"{at}.title", rule.title)
    if rule.prize and rule.prize.good and (essential := is_essential(rule.prize.good)):
        more = {"phrase": essential.phrase}
        yield Problem("essential_prize", f"{at}.prize.good", value=rule.prize.good, more=more)
    if rule.level is not None:
        yield from _unknown(f"{at}.level", [rule.level], tuple(rubric.levels))
    yield from _unknown(f"{at}.sources", rule.sources or [], tuple(rubric.income.work if rubric.income else ()))
    yield from _unknown(f"{at}.deeds", rule.deeds or [], DEEDS)
    yield from _reached_problems(rubric, rule, f"{at}.reached")


def _reached_problems(rubric: Rubric, rule: AwardRule, at: str) -> Iterator[Problem]:
    known = {leaf.part.key: leaf.part for leaf in rubric.indicators() if leaf.part.kind == "marks"}
    topics = TOPICS_OF.get(rule.kind)
    for criterion, least in (rule.reached or {}).items():
        if criterion not in known:
            yield from _unknown(f"{at}.{criterion}", [criterion], tuple(known))
        elif topics and known[criterion].topic not in topics:
            more = {"kind": rule.kind, "topic": known[criterion].topic}
            yield Problem("award_topic", f"{at}.{criterion}", value=criterion, accepted=topics, more=more)
        elif not _within(rule, known[criterion], least):
            low, high = known[criterion].scale or (0.0, 0.0)
            yield Problem("award_scale", f"{at}.{criterion}", value=least, more={"low": low, "high": high})


def _within(rule: AwardRule, part: Indicator, least: float) -> bool:
    """Whether a mark can reach so much, and not everybody has it; of the whole village, any sum above nothing."""
    low, high = part.scale or (0.0, 0.0)
    return least > 0 if rule.kind == "village_goal" else low < least <= high


def _unknown(at: str, given: list[str], known: tuple[str, ...]) -> Iterator[Problem]:
    for each in given:
        if each not in known:
            yield Problem("not_accepted", at, value=each, accepted=known, near=nearest(each, known))


def _unknown_key(at: str, given: Iterable[str], known: tuple[str, ...]) -> Iterator[Problem]:
    for each in given:
        if each not in known:
            yield Problem("unknown_key", f"{at}.{each}", value=each, accepted=known, near=nearest(each, known))


_MODELS: Mapping[str, type[BaseModel]] = {"caps": Caps, "rules": AwardRule, "prize": RulePrize}


def _model_problem(detail: ErrorDetails) -> Problem:
    path, context = ["awards", *map(str, detail["loc"])], dict(detail.get("ctx", {}))
    code = CODES.get(detail["type"], detail["type"])
    code = "not_a_number" if code.startswith(("float", "int")) else code
    if "key" in context:
        path.append(str(context["key"]))
    accepted: tuple[str, ...] = ()
    if code == "unknown_key":
        accepted = _keys(path[1:-1])
    elif code == "not_accepted" and "expected" in context:
        accepted = tuple(str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", "))
    value = path[-1] if code in ("unknown_key", "missing_key") else detail["input"]
    plain = value if isinstance(value, str | int | float | bool | None) else None
    return Problem(code, ".".join(path), None, plain, accepted, nearest(plain, accepted), more=context)


def _keys(path: list[str]) -> tuple[str, ...]:
    """The keys that the section at `path`, below `awards`, takes."""
    named = "prize" if path[-1:] == ["prize"] else next(iter(path), "")
    return tuple(_MODELS.get(named, AwardRules).model_fields)

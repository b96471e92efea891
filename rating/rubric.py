"""The rubric: what a village counts and how it becomes a score, as a dated and hashed YAML file (docs/rating.md)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    PrivateAttr,
    Tag,
    model_validator,
)
from pydantic_core import PydanticCustomError

from rating.charter import TOPICS
from rating.hashing import content_hash
from rating.texts import CriterionTexts, Texts, Translations, fitting

Number = Annotated[float, Field(allow_inf_nan=False, strict=True)]
Text = Annotated[str, BeforeValidator(lambda value: str(value) if isinstance(value, int | float) else value)]
Aggregate = Literal["arithmetic", "geometric", "harmonic"]
Relative = frozenset({"min-max", "z-score", "rank", "percentile"})
# What no rating reads; of these only `texts` is known here.
OPAQUE = ("awards", "checks", "texts")


class Strict(BaseModel):
    """A section of the rubric: unknown keys are refused, and nothing changes once it is loaded."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Normalise(Strict):
    """How an indicator's value becomes comparable; docs/rating.md states each method."""

    method: Literal["goalposts", "min-max", "z-score", "rank", "percentile", "reference"]
    low: Number | None = Field(None, description="goalposts: the value that gives 0, before any transform")
    high: Number | None = Field(None, description="goalposts: the value that gives 100, before any transform")
    to: Literal["mean", "best", "worst"] | Number | None = Field(None, description="reference: compared with what")
    as_: Literal["ratio", "difference"] | None = Field(None, alias="as", description="reference: x/r or x/r - 1")
    transform: Literal["log"] | None = None
    direction: Literal["up", "down"] = "up"

    @property
    def posts(self) -> tuple[float, float]:
        """The values that give 0 and 100 under goalposts."""
        return cast("float", self.low), cast("float", self.high)

    @property
    def relative(self) -> bool:
        """Whether the result depends on the other households."""
        return self.method in Relative or (self.method == "reference" and isinstance(self.to, str))

    @model_validator(mode="after")
    def _fits_its_method(self) -> Self:
        posts, reference = self.method == "goalposts", self.method == "reference"
        _need(posts, low=self.low, high=self.high)
        _need(reference, to=self.to, as_=self.as_)
        if self.low is not None and self.high is not None and self.low >= self.high:
            raise PydanticCustomError("goalposts_order", "low >= high", {"value": self.low, "high": self.high})
        given = [v for v in (self.low, self.high, self.to) if isinstance(v, float)]
        if self.transform == "log" and any(v <= 0 for v in given):
            raise PydanticCustomError("log_of_nothing", "log of zero or less", {"value": min(given)})
        if reference and self.to == (1 if self.transform == "log" else 0):
            raise PydanticCustomError("reference_zero", "reference is zero", {"key": "to", "value": self.to})
        return self


def _need(wanted: bool, **values: object) -> None:
    for key, value in values.items():
        if wanted != (value is not None):
            code = "missing_key" if wanted else "key_without_use"
            raise PydanticCustomError(code, "key and method do not fit", {"key": key.rstrip("_")})


def _topic(value: str) -> str:
    if value not in TOPICS:
        raise PydanticCustomError("not_accepted", "not a topic", {"accepted": TOPICS})
    return value


class Indicator(Strict):
    """One thing that is counted: where its values come from, what is asked, and how it is normalised."""

    from_: Annotated[str, Field(alias="from", pattern=r"^(income\.(growth|earned)|(marks|measures)\..+)$")]
    topic: Annotated[str, AfterValidator(_topic)] | None = None
    ask: str | None = Field(None, description="The question, as it is read out; it counts something that happened")
    about: str | None = Field(None, description="What counts, in a sentence")
    another_way: str | None = Field(None, description="How a household can earn it that cannot do this")
    unit: str | None = None
    scale: tuple[Number, Number] | None = None
    normalise: Normalise | None = None
    weight: Annotated[Number, Field(gt=0)] = 1.0

    _texts: Mapping[str, CriterionTexts] = PrivateAttr(default_factory=dict)

    def said(self, name: str, language: str) -> str | None:
        """What the rubric itself says of it in a language: ask, about, another_way or unit; None where it does not."""
        return fitting({each: getattr(texts, name) for each, texts in self._texts.items()}, language)

    @property
    def kind(self) -> str:
        """income, marks or measures."""
        return self.from_.partition(".")[0]

    @property
    def key(self) -> str:
        """What it is called in its table: growth, a criterion, or a measure."""
        return self.from_.partition(".")[2]

    @property
    def rule(self) -> Normalise:
        """Its normalisation; for marks without one, the goalposts of their scale."""
        if self.normalise is not None:
            return self.normalise
        low, high = self.scale or (0.0, 1.0)
        return Normalise.model_validate({"method": "goalposts", "low": low, "high": high})

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Self:
        if self.kind == "marks" and self.scale is None:
            raise PydanticCustomError("missing_key", "marks need a scale", {"key": "scale"})
        if self.kind == "marks" and self.topic is None:
            raise PydanticCustomError("missing_key", "marks need a topic", {"key": "topic", "accepted": TOPICS})
        if self.kind != "marks" and self.normalise is None:
            raise PydanticCustomError("missing_key", "needs a normalisation", {"key": "normalise"})
        if self.scale is not None and self.scale[0] >= self.scale[1]:
            raise PydanticCustomError("scale_order", "low >= high", {"value": self.scale[0], "high": self.scale[1]})
        return self


def _shape(value: Any) -> str:
    holds_parts = "parts" in value if isinstance(value, dict) else isinstance(value, Group)
    return "group" if holds_parts else "indicator"


Part = Annotated[
    Annotated["Group", Tag("group")] | Annotated[Indicator, Tag("indicator")],
    Discriminator(_shape),
]


class Group(Strict):
    """Parts that are taken together by an aggregate, to any depth."""

    aggregate: Aggregate = "arithmetic"
    weight: Annotated[Number, Field(gt=0)] = 1.0
    parts: Annotated[dict[str, Part], Field(min_length=1)]


class Income(Strict):
    """Which sources are work, property, support and costs, and how growth is measured."""

    work: Annotated[list[str], Field(min_length=1)]
    property_: Annotated[list[str], Field(alias="property")] = []
    support: list[str] = []
    costs: list[str] = []
    per: Annotated[str, Field(pattern=r"^(household|member|earner|equivalent|measures\..+)$")] = "household"
    prices: dict[str, Annotated[Number, Field(gt=0)]] | None = None
    baseline: Literal["past_mean", "previous"] = "past_mean"
    floor: Annotated[Number, Field(ge=0)] = 0.0

    @property
    def kinds(self) -> dict[str, str]:
        """source -> its kind: work, property, support or cost."""
        lists = {"work": self.work, "property": self.property_, "support": self.support, "cost": self.costs}
        return {source: kind for kind, sources in lists.items() for source in sources}

    @model_validator(mode="after")
    def _lists_each_source_once(self) -> Self:
        named = [*self.work, *self.property_, *self.support, *self.costs]
        twice = sorted({source for source in named if named.count(source) > 1})
        if twice:
            raise PydanticCustomError("source_twice", "a source stands twice", {"value": twice[0]})
        return self


class Leagues(Strict):
    """Groups of similar households: the band with the greatest lower bound that is not above the household's number."""

    by: Literal["earners", "members"]
    bands: Annotated[dict[str, Number], Field(min_length=1)]


class Rank(Strict):
    """How finely scores are told apart: points are tenths, hundredths and so on."""

    decimals: Annotated[int, Field(ge=0, le=6, strict=True)] = 2


class Publish(Strict):
    """How many places a board may show at the most; never more than a third of a league (charter 6)."""

    top: Annotated[int, Field(ge=1, strict=True)] = 10


@dataclass(frozen=True)
class Node:
    """A group in the tree of the score, or (as a Leaf) an indicator: its name, path of names, and section."""

    name: str
    path: tuple[str, ...]
    part: Group | Indicator


@dataclass(frozen=True)
class Leaf(Node):
    """An indicator in the tree of the score."""

    part: Indicator


class Rubric(Strict):
    """A valid rubric. Made by `rating.loading.load_rubric`, which also checks its scope and the charter."""

    scope: Literal["village", "index"] = "index"
    title: Text
    version: Text
    purpose: Text
    period: str | None = Field(None, description="What a period is called: year, season")
    income: Income | None = None
    score: Group
    missing: Literal["skip", "zero", "mean", "refuse"] = "skip"
    outliers: Literal["none", "winsorise"] = "none"
    relative_to: Literal["village", "league"] = "village"
    raters: Literal["as_given", "adjusted"] = "as_given"
    leagues: Leagues | None = None
    levels: dict[str, Number] = {}
    rank: Rank = Rank()
    publish: Publish = Publish()
    awards: Any = Field(None, description="Read by the awards module")
    checks: Any = Field(None, description="Read by the record book")
    texts: Translations | None = Field(None, description="The same words by language: es, zh, pt_BR")

    _silenced: frozenset[str] = PrivateAttr(default=frozenset())

    @model_validator(mode="after")
    def _gives_criteria_their_texts(self) -> Self:
        for leaf in self.indicators():
            found = {each: texts.criteria.get(leaf.part.key) for each, texts in (self.texts or {}).items()}
            leaf.part._texts = {each: texts for each, texts in found.items() if texts is not None}
        return self

    def said(self, name: Literal["title", "purpose"], language: str) -> str:
        """Its title or purpose in a language, else in its own."""
        told = {each: getattr(texts, name) for each, texts in self._told.items()}
        return fitting(told, language) or str(getattr(self, name))

    def source_texts(self, source: str) -> dict[str, str]:
        """language -> what a source of income is called in it, where the rubric says so."""
        return {each: texts.sources[source] for each, texts in self._told.items() if source in texts.sources}

    def purpose_texts(self) -> dict[str, str]:
        """language -> what the rubric is for, where it says so."""
        return {each: texts.purpose for each, texts in self._told.items() if texts.purpose}

    def name_texts(self, of: Literal["groups", "awards", "goals"]) -> dict[str, dict[str, str]]:
        """language -> what it calls groups (by their names), awards (by their rules) or goals (as in the book)."""
        told = {each: getattr(texts, of) for each, texts in self._told.items()}
        return {each: dict(names) for each, names in told.items() if names}

    @property
    def _told(self) -> Mapping[str, Texts]:
        return self.texts or {}

    def nodes(self) -> list[Node]:
        """Every group and indicator below the score, depth first, in the file's order."""
        return list(_walk(self.score, ()))

    def indicators(self) -> list[Leaf]:
        """The nodes that are indicators."""
        return [node for node in self.nodes() if isinstance(node, Leaf)]

    @property
    def hash(self) -> str:
        """SHA-256 of what the rating reads, in hexadecimal; layout and the other sections do not change it."""
        return content_hash(self.model_dump(mode="json", by_alias=True, exclude=set(OPAQUE)))

    @property
    def section_hashes(self) -> dict[str, str]:
        """The hash of each section that rating carries unopened, where it is there."""
        sections = self.model_dump(mode="json", include=set(OPAQUE))
        return {name: content_hash(section) for name, section in sections.items() if section is not None}

    @property
    def silenced(self) -> frozenset[str]:
        """Names of indicators that score nothing: a village's own criteria that no meeting has agreed yet."""
        return self._silenced

    def silence(self, names: frozenset[str]) -> "Rubric":
        """The same rubric in which these indicators score nothing."""
        quiet = self.model_copy()
        quiet._silenced = frozenset(names)
        return quiet


def _walk(group: Group, path: tuple[str, ...]) -> Iterator[Node]:
    for name, part in group.parts.items():
        inner = (*path, name)
        if isinstance(part, Indicator):
            yield Leaf(name, inner, part)
        else:
            yield Node(name, inner, part)
            yield from _walk(part, inner)

"""What a village calls its groups, awards and goals: in the visitor's language where its rules say it, else its own."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from awards.rules import award_rules
from data.catalogue import adopted
from data.disclosure import Thanked
from data.open import Book
from front.language import current
from rating.rubric import Rubric
from rating.texts import fitting

Translated = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Named:
    """Names of groups, titles of awards, names of goals and purposes as they stand in a book -> by language."""

    groups: Translated
    awards: Translated
    goals: Translated
    purposes: Translated

    def group(self, name: str) -> str:
        """A group of similar households as it is called."""
        return fitting(self.groups.get(name, {}), current()) or name

    def award(self, title: str) -> str:
        """The title of an award as it is read."""
        return fitting(self.awards.get(title, {}), current()) or title

    def goal(self, title: str) -> str:
        """What the village wants to reach together, as it is called."""
        return fitting(self.goals.get(title, {}), current()) or title

    def purpose(self, text: str) -> str:
        """What the scheme is for: in other words than the village's own where its rules are for the very same."""
        return fitting(self.purposes.get(text, {}), current()) or text


NOTHING_NAMED = Named({}, {}, {}, {})


def named(book: Book) -> Named:
    """Of all rules ever adopted the newest win: a name that is given later also reads on old boards."""
    groups, awards, goals, purposes = (defaultdict[str, dict[str, str]](dict) for _ in range(4))
    for each in adopted(book):
        rubric = each.rubric()
        _take(groups, rubric.name_texts("groups"))
        _take(awards, _by_title(rubric))
        _take(goals, rubric.name_texts("goals"))
        purposes[rubric.purpose] |= rubric.purpose_texts()
    return Named(groups, awards, goals, purposes)


def in_words(found: Iterable[Thanked], names: Named) -> tuple[Thanked, ...]:
    """Awards on the wall with their titles as they are read."""
    return tuple(replace(each, title=names.award(each.title)) for each in found)


def _by_title(rubric: Rubric) -> Translated:
    """language -> title in the rules' own words -> in this one."""
    told = rubric.name_texts("awards")
    rules = award_rules(rubric) if told else None
    own = {name: rule.title for name, rule in rules.rules.items()} if rules else {}
    return {each: {own[name]: said for name, said in titles.items() if name in own} for each, titles in told.items()}


def _take(into: dict[str, dict[str, str]], told: Translated) -> None:
    for language, names in told.items():
        for name, said in names.items():
            into[name][language] = said

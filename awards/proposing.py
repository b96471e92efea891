"""What the rules propose for a season, with the evidence; who has had enough already is passed over for this time."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from awards.rules import AwardRule, AwardRules, award_rules
from data.awards import Award, Evidence, Prize, Proposal, awards, awards_of, claim_award
from data.catalogue import adopted
from data.declining import undeclined
from data.errors import entry_refused
from data.evidence import (
    first_bands,
    first_income,
    helpers,
    marked_at_least,
    own_level,
    season_began,
    steady,
    together,
)
from data.money import exact, minor
from data.nominating import nominations
from data.open import Book
from data.periods import period_names
from rating.rubric import Rubric

Found = Iterator[Proposal]


def rules_of(book: Book, period: str) -> tuple[Rubric, AwardRules]:
    """The newest adopted rubric whose awards were told before the period's first entry, and these awards.

    Raises EntryRefused: no_award_rules.
    """
    began = season_began(book, period)
    for each in reversed(adopted(book)):
        rubric = each.rubric()
        rules = award_rules(rubric)
        if rules is not None and (not began or max(rules.told_on, each.adopted_on) <= began):
            return rubric, rules
    raise entry_refused("no_award_rules", "period", period)


def proposals(book: Book, period: str) -> tuple[Proposal, ...]:
    """What the rules propose and nobody has proposed yet, in the order of the rules and then by household.

    Levels are not among it: a household alone knows its own (`claimable`). Raises EntryRefused: no_award_rules,
    not_published, unknown_period.
    """
    _, rules = rules_of(book, period)
    standing = [each for each in awards(book) if each.state != "revoked"]
    had = Counter(each.household for each in standing if each.period == period)
    recent, taken = _recent(book, standing, period, rules.caps.again_after), []
    for name, rule in rules.rules.items():
        found = undeclined(book, _FINDERS[rule.kind](book, period, name, rule))
        for each in _shared(book, rule, found):
            enough = each.household is not None and had[each.household] >= rules.caps.season
            if _key(each) not in recent and not enough:
                had[each.household] += 1
                taken.append(each)
    return tuple(taken)


def claimable(book: Book, household: str, period: str) -> tuple[Proposal, ...]:
    """The awards for levels that a household has reached and may ask for, as only it itself is told of its level.

    Raises EntryRefused: not_published, no_award_rules.
    """
    rubric, rules = rules_of(book, period)
    standing = [each for each in awards_of(book, household) if each.state != "revoked"]
    recent = _recent(book, standing, period, rules.caps.again_after)
    if sum(each.period == period for each in standing) >= rules.caps.season:
        return ()
    steps, level = list(rubric.levels), own_level(book, household, period)
    reached = (
        Proposal(name, rule.title, period, household, evidence={"kind": "level"}, prize=_prize(rule))
        for name, rule in rules.rules.items()
        if rule.level is not None and level > steps.index(rule.level)
    )
    return tuple(each for each in reached if _key(each) not in recent)


def claim(book: Book, household: str, request: str, period: str, rule: str) -> int:
    """Ask for one of the awards of `claimable`; gives its number. Raises EntryRefused: not_reached."""
    found = next((each for each in claimable(book, household, period) if each.rule == rule), None)
    if found is None:
        raise entry_refused("not_reached", "rule", rule)
    return claim_award(book, household, request, found)


Key = tuple[str, str | None, str | float | None]


def _key(proposal: Proposal) -> Key:
    return proposal.rule, proposal.household, proposal.evidence.get("deed", proposal.account)


def _recent(book: Book, standing: Sequence[Award], period: str, again_after: int) -> set[Key]:
    """Whom each rule has thanked so lately that it does not do so again."""
    names = list(period_names(book))
    at = names.index(period) if period in names else 0
    within = {name for name in names if abs(names.index(name) - at) < again_after}
    return {(a.rule, a.household, a.deed or a.account_number) for a in standing if a.period in within}


def _prize(rule: AwardRule) -> Prize | None:
    if rule.prize is None:
        return None
    return Prize(rule.prize.amount or str(rule.prize.pieces), rule.prize.good)


def _shared(book: Book, rule: AwardRule, found: tuple[Proposal, ...]) -> Iterator[Proposal]:
    """The same, with a prize that is shared divided among all of them; what does not divide stays in the fund."""
    digits, prize = book.village()["minor_digits"], rule.prize
    if prize is None or not prize.shared or prize.amount is None or not found:
        yield from found
        return
    each = minor(prize.amount, digits) // len(found)
    for one in found:
        part = Prize(exact(each, digits)) if each else None
        yield Proposal(one.rule, one.title, one.period, one.household, one.account, one.evidence, part, one.nomination)


def _top_band(book: Book, period: str, name: str, rule: AwardRule) -> Found:
    for league, households in first_bands(book, period).items():
        evidence = {"kind": rule.kind, "group": league or ""}
        yield from _of_households(households, period, name, rule, evidence)


def _steady(book: Book, period: str, name: str, rule: AwardRule) -> Found:
    seasons = rule.seasons or 1
    yield from _of_households(
        steady(book, period, seasons), period, name, rule, {"kind": rule.kind, "seasons": seasons}
    )


def _first_income(book: Book, period: str, name: str, rule: AwardRule) -> Found:
    for household, source in first_income(book, period, rule.sources or ()).items():
        yield from _of_households([household], period, name, rule, {"kind": rule.kind, "source": source})


def _reached(book: Book, period: str, name: str, rule: AwardRule) -> Found:
    reached = rule.reached or {}
    sets = [set(marked_at_least(book, period, criterion, least)) for criterion, least in reached.items()]
    yield from _of_households(sorted(set.intersection(*sets)), period, name, rule, {"kind": rule.kind, **reached})


def _village_goal(book: Book, period: str, name: str, rule: AwardRule) -> Found:
    reached = rule.reached or {}
    if all(together(book, period, criterion) >= least for criterion, least in reached.items()):
        yield Proposal(name, rule.title, period, evidence={"kind": rule.kind, **reached}, prize=_prize(rule))


def _working_group(book: Book, period: str, name: str, rule: AwardRule) -> Found:
    least = rule.households or 1
    for account, who in helpers(book, period, least).items():
        evidence: Evidence = {"kind": rule.kind, "who": who, "households": least}
        yield Proposal(name, rule.title, period, account=account, evidence=evidence, prize=_prize(rule))


def _nomination(book: Book, period: str, name: str, rule: AwardRule) -> Found:
    for each in nominations(book, period):
        if each.seconded and (not rule.deeds or each.deed in rule.deeds):
            evidence = {"kind": rule.kind, "deed": each.deed}
            yield Proposal(
                name, rule.title, period, each.household, evidence=evidence, prize=_prize(rule), nomination=each.number
            )


def _none(_book: Book, _period: str, _name: str, _rule: AwardRule) -> Found:
    yield from ()


def _of_households(households: Sequence[str], period: str, name: str, rule: AwardRule, evidence: Evidence) -> Found:
    for household in households:
        yield Proposal(name, rule.title, period, household, evidence=evidence, prize=_prize(rule))


_FINDERS: dict[str, Callable[[Book, str, str, AwardRule], Found]] = {
    "top_band": _top_band,
    "level": _none,
    "steady": _steady,
    "first_income": _first_income,
    "skill": _reached,
    "apprentice": _reached,
    "help": _reached,
    "village_goal": _village_goal,
    "working_group": _working_group,
    "nomination": _nomination,
}

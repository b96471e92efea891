"""Awards in words: whom they thank, what they rest on, and their prize."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.awards import Award, Evidence, Prize, Proposal
from data.catalogue import current
from data.money import major, minor
from data.open import Book
from front.counted import asked
from front.criteria import source_name
from front.named import Named, named
from front.words import award_pages, fund_page
from front.words import awards as words
from front.words.say import amount as money
from front.words.say import counted, listed, shown


@dataclass(frozen=True)
class Terms:
    """What a village calls things, as the reader hears it: criterion -> question, source -> name; groups and titles."""

    asks: Mapping[str, str]
    sources: Mapping[str, str]
    names: Named


def terms_of(book: Book) -> Terms:
    """What things are called; questions and sources by the rules in force."""
    found = current(book)
    rubric = found.rubric() if found else None
    asks = {leaf.part.key: asked(leaf.name, leaf.part) for leaf in rubric.indicators()} if rubric else {}
    kinds = rubric.income.kinds if rubric and rubric.income else {}
    sources = {each: source_name(each, rubric.source_texts(each)) for each in kinds} if rubric else {}
    return Terms(asks, sources, named(book))


def award_row(book: Book, of: Award | Proposal, terms: Terms) -> tuple[str, str, str, str]:
    """An award as staff decide about it: title, whom it thanks, what it rests on, prize."""
    return terms.names.award(of.title), whom(of), why(of.evidence, terms), prize(book, of)


def whom(award: Award | Proposal) -> str:
    """Whom an award thanks: a household, somebody of the working group, or the whole village."""
    of_account = award.account if isinstance(award, Award) else award.evidence.get("who")
    return str(award.household or of_account or words.VILLAGE)


def why(evidence: Evidence, terms: Terms) -> str:
    """What an award rests on, as a sentence."""
    asks = terms.asks
    kind = str(evidence.get("kind", ""))
    if kind not in words.EVIDENCE:
        return words.OTHER_EVIDENCE
    reached = (
        words.REACHED.format(criterion=asks[key], least=shown(least)) for key, least in evidence.items() if key in asks
    )
    said = {key: shown(value) for key, value in evidence.items()}
    said |= {"deed": words.DEEDS.get(str(evidence.get("deed")), ""), "group": _group(evidence, terms.names)}
    source = said.get("source", "")
    said |= {"source": terms.sources.get(source) or source_name(source)}
    return words.EVIDENCE[kind].format_map({**said, "reached": listed(reached)})


def _group(evidence: Evidence, names: Named) -> str:
    group = str(evidence.get("group", ""))
    return names.group(group) if group else str(words.EVERYBODY)


def held(book: Book, amount: int, good: str | None) -> str:
    """An amount of money in minor units, or a number of pieces of a good."""
    if good is not None:
        return counted(amount, *fund_page.PIECES)
    village = book.village()
    return money(major(amount, village["minor_digits"]), village["currency"])


def prize(book: Book, of: Award | Proposal) -> str:
    """The prize of an award, "none" where there is none."""
    found = (of.amount, of.good) if isinstance(of, Award) else _minor(book, of.prize)
    return said_prize(book, *found) if found[0] else award_pages.NO_PRIZE


def said_prize(book: Book, amount: int, good: str | None) -> str:
    """A prize: money, or pieces with the good's name."""
    return f"{good}: {held(book, amount, good)}" if good else held(book, amount, good)


def _minor(book: Book, prize: Prize | None) -> tuple[int, str | None]:
    if prize is None:
        return 0, None
    return minor(prize.amount, 0 if prize.good else book.village()["minor_digits"]), prize.good

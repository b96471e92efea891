"""Awards in words: whom they thank, what they rest on, and their prize."""

from collections.abc import Mapping

from data.awards import Award, Evidence, Prize, Proposal
from data.catalogue import current
from data.money import major, minor
from data.open import Book
from front.counted import asked
from front.words import award_pages, fund_page
from front.words import awards as words
from front.words.say import amount as money
from front.words.say import counted, listed, shown


def questions(book: Book) -> dict[str, str]:
    """criterion -> the question by which the rules in force ask for it."""
    found = current(book)
    return {leaf.part.key: asked(leaf.name, leaf.part) for leaf in found.rubric().indicators()} if found else {}


def whom(award: Award | Proposal) -> str:
    """Whom an award thanks: a household, somebody of the working group, or the whole village."""
    of_account = award.account if isinstance(award, Award) else award.evidence.get("who")
    return str(award.household or of_account or words.VILLAGE)


def why(evidence: Evidence, asks: Mapping[str, str]) -> str:
    """What an award rests on, as a sentence."""
    kind = str(evidence.get("kind", ""))
    if kind not in words.EVIDENCE:
        return words.OTHER_EVIDENCE
    reached = (
        words.REACHED.format(criterion=asks[key], least=shown(least)) for key, least in evidence.items() if key in asks
    )
    said = {key: shown(value) for key, value in evidence.items()}
    said |= {"deed": words.DEEDS.get(str(evidence.get("deed")), ""), "group": said.get("group", "")}
    said |= {"group": words.EVERYBODY} if evidence.get("group") == "" else {}
    said |= {"source": said.get("source", "").replace("_", " ")}
    return words.EVIDENCE[kind].format_map({**said, "reached": listed(reached)})


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

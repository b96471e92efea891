"""Certificates: what each says in the language that is spoken now, with the signed proof of it as a QR code."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import segno

from awards.credentials import Said, issue
from awards.packing import packed
from data.credentials import Certified, certified
from data.open import Book
from front.dates import day
from front.language import current
from front.named import Named, named
from front.paper.pdf import compiled
from front.words import awards as award_words
from front.words import certificates as words

PAGE = "/verify"
# What these rules look at is a place or a level, and neither is said to anybody (charter 1).
WHOLE = frozenset({"top_band", "level"})


@dataclass(frozen=True)
class Certificate:
    """A certificate as PDF, and its proof as it stands in a file of its own; `name` is that of both, without ending."""

    name: str
    pdf: bytes
    proof: str


def certificates(book: Book, period: str | None = None) -> Iterator[Certificate]:
    """The certificate of every award that was accepted and is not revoked, of a season or of all.

    The same again gives the same bytes. Raises EntryRefused; PaperRefused where no font has the letters of a name.
    """
    names = named(book)
    for each in certified(book, period):
        yield certificate(book, each, names)


def certificate(book: Book, of: Certified, names: Named) -> Certificate:
    """One certificate. Raises as `certificates` does."""
    village, thanked_for = str(book.village()["name"]), deed(of, names)
    proof = issue(book, of.award, Said(village, thanked_for, words.WHY))
    pdf = compiled("certificate", _said(of, village, thanked_for), current(), {"qr": picture(proof)})
    return Certificate(f"certificate-{of.award:x}", pdf, proof)


def write(certificate: Certificate, folder: Path) -> None:
    """Write both files into a folder that is there."""
    (folder / f"{certificate.name}.pdf").write_bytes(certificate.pdf)
    (folder / f"{certificate.name}.jwt").write_text(certificate.proof, "ascii")


def deed(of: Certified, names: Named) -> str:
    """What somebody is thanked for: the deed that was named, else the title; never a place or a level."""
    if of.deed is not None:
        return str(award_words.DEEDS[of.deed])
    return words.WHOLE_SEASON if of.kind in WHOLE else names.award(of.title)


def picture(proof: str) -> str:
    """A proof as a QR code, in SVG."""
    # Which mask suits best takes four times as long to find out as all the rest; what is packed is as good as random.
    code = segno.make_qr(packed(proof), error="m", boost_error=False, mask=2)
    return str(code.svg_inline(border=2, light="#fff", omitsize=True))


def _said(of: Certified, village: str, thanked_for: str) -> dict[str, str]:
    name = of.name or words.WHOLE_VILLAGE.format(village=village)
    return {
        "title": f"{words.THANKS}: {name}",
        "on": of.on,
        "thanks": words.THANKS,
        "from": words.FROM.format(village=village),
        "name": name,
        "for_": words.FOR,
        "deed": thanked_for,
        "season": words.SEASON.format(period=of.period),
        # Set apart (U+2068, U+2069), so that a Latin name does not draw an Arabic day's number to itself.
        "day": words.DAY.format(village=f"\u2068{village}\u2069", day=day(of.on)),
        "signed": words.SIGNED,
        "check": words.CHECK.replace(PAGE, f"\u2066{PAGE}\u2069"),
        "alt": words.QR,
    }

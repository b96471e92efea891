"""A meeting that adopts rules and agrees to the criteria of their own in them, which else score nothing."""

from data.catalogue import adopt, agreement
from data.meetings import record_meeting
from data.open import Book
from rating.loading import load_rubric


def adopt_agreed(book: Book, text: str, day: str) -> None:
    """Adopt a rubric, and agree to every criterion in it."""
    adopt(book, text, day)
    for leaf in load_rubric(text).indicators():
        subject, wording = agreement(leaf.part)
        record_meeting(book, day, "own_criterion", subject=subject, wording=wording)

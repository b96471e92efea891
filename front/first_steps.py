"""What whoever administers a new village does first, as long as there is no season."""

from data.open import Book
from data.permissions import may
from front.words import cards, pages, staff


def first_steps(book: Book) -> tuple[str, ...]:
    """The steps to the first season as Markdown, each with its page; empty for whoever opens no season."""
    if not may(book, "add_period"):
        return ()
    steps = (
        (pages.FIRST_STEP_SEASONS, staff.SEASONS),
        (pages.FIRST_STEP_RULES, staff.RULES),
        (pages.FIRST_STEP_PEOPLE, staff.PEOPLE),
        (pages.FIRST_STEP_HOUSEHOLDS, staff.HOUSEHOLDS),
        (pages.FIRST_STEP_CARDS, f"{staff.HOUSEHOLDS}, {cards.CARDS}"),
        (pages.FIRST_STEP_OPEN, staff.SEASONS),
    )
    numbered = (f"{number}. {step.format(page=f'**{page}**')}" for number, (step, page) in enumerate(steps, 1))
    return pages.FIRST_STEPS, "\n".join(numbered)

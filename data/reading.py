"""The language that a person reads, kept with their account or card, so that it is spoken on their next device too."""

from data.open import Book
from data.permissions import needs

LONGEST = 35


@needs("own_language")
def own_language(book: Book) -> str:
    """The language that who acts chose before, as a catalogue is named; "" where there is none."""
    actor = book.actor
    found = book.rows(_OF_ACCOUNT, account=actor.account)
    if actor.kind == "household":
        found = book.rows(_OF_CARD, household=actor.id, holder=actor.holder)
    return str(found[0]["language"] or "") if found else ""


@needs("keep_language")
def keep_language(book: Book, language: str) -> None:
    """Keep a language for who acts: for an account or for a card, and for nobody else."""
    actor = book.actor
    row = {"account": actor.account, "household": actor.id, "holder": actor.holder, "language": language[:LONGEST]}
    if actor.account is None and (actor.kind != "household" or actor.holder is None):
        return
    with book.writing():
        book.db.execute(_KEEP_OF_ACCOUNT if actor.account is not None else _KEEP_OF_CARD, row)


_OF_ACCOUNT = "SELECT language FROM account_choices WHERE account = :account"
_OF_CARD = "SELECT language FROM card_choices WHERE household = :household AND holder = :holder"
_KEEP_OF_ACCOUNT = """
    INSERT INTO account_choices (account, language) VALUES (:account, :language)
    ON CONFLICT (account) DO UPDATE SET language = excluded.language"""
_KEEP_OF_CARD = """
    INSERT INTO card_choices (household, holder, language) VALUES (:household, :holder, :language)
    ON CONFLICT (household, holder) DO UPDATE SET language = excluded.language"""

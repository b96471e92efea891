"""Helping (charter 4): who works with the book offers help, and answers the households that have picked them."""

from data.errors import entry_refused
from data.helpwords import Request, found_help, write_words
from data.journal import note
from data.open import Book, now, today
from data.permissions import needs

READ = "read_help"


@needs("offer_help")
def offers_help(book: Book) -> bool:
    """Whether the account can be picked as a contact person."""
    return bool(book.rows("SELECT 1 FROM helpers WHERE account = :id", id=book.actor.account))


@needs("offer_help")
def offer_help(book: Book, *, offered: bool) -> None:
    """Offer to be picked as a contact person, or no longer: then the account is nobody's contact any more."""
    add, drop = "INSERT INTO helpers VALUES (:id) ON CONFLICT DO NOTHING", "DELETE FROM helpers WHERE account = :id"
    with book.writing():
        book.db.execute(add if offered else drop, {"id": book.actor.account})


@needs("help_to_give")
def help_to_give(book: Book) -> tuple[Request, ...]:
    """The requests of the households whose contact person the account is now, as far as they show them."""
    where = "EXISTS (SELECT 1 FROM chosen_helpers AS c WHERE c.household = h.id AND c.account = :account)"
    found = found_help(book, where, all_words=False, account=book.actor.account)
    for household in dict.fromkeys(each.household for each in found if each.said or each.topic):
        _note_reading(book, household)
    return found


@needs("answer_help")
def answer_help(book: Book, mark: str, words: str, *, done: bool = False) -> None:
    """Answer a household, or with `done` note what was done; it then confirms or reopens.

    Raises EntryRefused: unknown_help (also where the account is not, or no longer, its contact), help_no_words,
    help_too_long.
    """
    if not words.strip():
        raise entry_refused("help_no_words", "words")
    with book.writing():
        found = book.rows(_MINE, mark=mark, account=book.actor.account)
        if not found:
            raise entry_refused("unknown_help", "request")
        write_words(book, found[0]["id"], words)
        if done:
            change = {"id": found[0]["id"], "at": now()}
            book.db.execute("UPDATE help_requests SET done_at = max(asked_at, :at) WHERE id = :id", change)
        else:
            note(book, "answer_help", found[0]["household"])


def _note_reading(book: Book, household: str) -> None:
    """The household can read who read what it had said, and on which day; nobody else can."""
    sql = """SELECT 1 FROM journal WHERE act = :act AND kind = 'account' AND actor = :actor AND at >= :day
             AND household = (SELECT id FROM households WHERE name = :household) LIMIT 1"""
    if not book.rows(sql, act=READ, actor=book.actor.account, day=today(), household=household):
        note(book, READ, household)


_MINE = """
    SELECT q.id, h.name AS household FROM help_requests AS q JOIN households AS h ON h.id = q.household
    JOIN chosen_helpers AS c ON c.household = q.household
    WHERE q.mark = :mark AND q.confirmed_at IS NULL AND c.account = :account"""

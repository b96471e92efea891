"""Help that a household asks for, and the contact person whom it picks, changes and drops without a reason (charter 3).

Nobody assigns a contact and no visit is counted. Who offers help is picked from; never who rates the household this
season (charter 4), which the book itself refuses.
"""

from dataclasses import dataclass
from secrets import token_hex

from data.errors import entry_refused
from data.helptables import TOPICS, rates
from data.helpwords import Request, found_help, write_words
from data.households import known_household
from data.open import Book, now
from data.permissions import needs
from rating.problems import nearest


@dataclass(frozen=True)
class Contact:
    """An account that offers help, and so may be a household's contact person."""

    number: int
    name: str


@needs("possible_contacts")
def possible_contacts(book: Book, household: str) -> tuple[Contact, ...]:
    """Who can be picked, by name: those who offer help and do not rate the household now."""
    number = known_household(book, household)
    return tuple(Contact(**row) for row in book.rows(_POSSIBLE, household=number))


@needs("contact_of")
def contact_of(book: Book, household: str) -> Contact | None:
    """The household's contact person now."""
    sql = """SELECT a.id, a.name FROM chosen_helpers AS c JOIN households AS h ON h.id = c.household
             JOIN accounts AS a ON a.id = c.account WHERE h.name = :household AND a.removed_at IS NULL"""
    found = book.rows(sql, household=household)
    return Contact(found[0]["id"], found[0]["name"]) if found else None


@needs("choose_contact")
def choose_contact(book: Book, household: str, account: int, *, earlier: bool = False) -> None:
    """Pick a contact person; the former one reads nothing more, from now on.

    The new one reads what was said before only with `earlier`. Raises EntryRefused: unknown_household, unknown_helper,
    rates_it (they rate the household this season).
    """
    number = known_household(book, household)
    if not book.rows(_OFFERING, account=account):
        raise entry_refused("unknown_helper", "account", account)
    with book.writing():
        if (before := contact_of(book, household)) and before.number == account:
            return
        book.db.execute("DELETE FROM chosen_helpers WHERE household = :id", {"id": number})
        book.db.execute("INSERT INTO chosen_helpers VALUES (:id, :account)", {"id": number, "account": account})
        hidden = {"id": number, "hidden": int(not earlier)}
        book.db.execute("UPDATE help_words SET hidden = :hidden WHERE household = :id", hidden)


@needs("choose_contact")
def drop_contact(book: Book, household: str) -> None:
    """Have no contact person any more. Raises EntryRefused: unknown_household."""
    number = known_household(book, household)
    with book.writing():
        book.db.execute("DELETE FROM chosen_helpers WHERE household = :id", {"id": number})


@needs("help_of")
def help_of(book: Book, household: str) -> tuple[Request, ...]:
    """The household's requests with all that was said, the newest first."""
    return found_help(book, "h.name = :household", all_words=True, household=household)


@needs("ask_help")
def ask_help(book: Book, household: str, topic: str, words: str = "") -> None:
    """Ask for help with a topic of TOPICS, in the household's own words.

    Raises EntryRefused: unknown_household, unknown_topic, help_no_words (of something else), help_too_long.
    """
    number = known_household(book, household)
    if topic not in TOPICS:
        raise entry_refused("unknown_topic", "topic", topic, near=nearest(topic, TOPICS))
    if topic == "other" and not words.strip():
        raise entry_refused("help_no_words", "words")
    with book.writing():
        row = {"mark": token_hex(16), "household": number, "at": now()}
        request = int(book.db.execute(_ASK, row).lastrowid or 0)
        write_words(book, request, words, topic)


@needs("ask_help")
def add_words(book: Book, household: str, mark: str, words: str) -> None:
    """Say something more in a request that is not solved.

    Raises EntryRefused: unknown_help, help_no_words, help_too_long.
    """
    with book.writing():
        write_words(book, _own(book, household, mark), _something(words))


@needs("end_help")
def confirm_help(book: Book, household: str, mark: str) -> None:
    """Confirm that the household was helped: the request is over. Raises EntryRefused: unknown_help."""
    with book.writing():
        change = {"id": _own(book, household, mark), "at": now()}
        book.db.execute("UPDATE help_requests SET confirmed_at = max(asked_at, :at) WHERE id = :id", change)


@needs("end_help")
def reopen_help(book: Book, household: str, mark: str, words: str) -> None:
    """Say that it is not done yet, and what is missing. Raises EntryRefused as `add_words` does."""
    with book.writing():
        request = _own(book, household, mark)
        write_words(book, request, _something(words))
        book.db.execute("UPDATE help_requests SET done_at = NULL WHERE id = :id", {"id": request})


@needs("end_help")
def take_back_help(book: Book, household: str, mark: str) -> None:
    """Take a request back: it goes at once, with all that was said. Raises EntryRefused: unknown_help."""
    with book.writing():
        book.db.execute("DELETE FROM help_requests WHERE id = :id", {"id": _own(book, household, mark)})


def _own(book: Book, household: str, mark: str) -> int:
    sql = """SELECT q.id FROM help_requests AS q JOIN households AS h ON h.id = q.household
             WHERE h.name = :household AND q.mark = :mark AND q.confirmed_at IS NULL"""
    found = book.rows(sql, household=household, mark=mark)
    if not found:
        raise entry_refused("unknown_help", "request")
    return int(found[0]["id"])


def _something(words: str) -> str:
    if not words.strip():
        raise entry_refused("help_no_words", "words")
    return words


_OFFERING = "SELECT 1 FROM helpers JOIN accounts ON id = account WHERE id = :account AND removed_at IS NULL"
_POSSIBLE = f"""
    SELECT a.id AS number, a.name FROM accounts AS a JOIN helpers ON helpers.account = a.id
    WHERE a.removed_at IS NULL AND NOT ({rates(":household", "a.id")}) ORDER BY a.key"""  # noqa: S608
_ASK = """
    INSERT INTO help_requests (mark, household, period, asked_at)
    VALUES (:mark, :household, (SELECT id FROM periods ORDER BY state <> 'open', position DESC LIMIT 1), :at)"""

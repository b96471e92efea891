"""Names as people type them, and which of them look the same to whoever reads a list."""

from collections.abc import Iterable
from unicodedata import category, normalize


def small(name: str) -> str:
    """A name without capitals and with single spaces.

    >>> small(" Old  Tam ")
    'old tam'
    """
    return " ".join(name.split()).casefold()


def tidied(name: str) -> str:
    """A name with single spaces, without signs that nobody sees at its ends, its accents one with their letters.

    >>> tidied(" Old\\n Tam\\u200b"), tidied("Jose\\u0301") == "Jos\\u00e9"
    ('Old Tam', True)
    """
    words = " ".join(normalize("NFC", name).split())
    while words and _unseen(words[-1]):
        words = words[:-1].rstrip()
    while words and _unseen(words[0]):
        words = words[1:].lstrip()
    return words


def same_to_see(name: str, known: Iterable[str]) -> str:
    """The first of the known names that looks like this one, but for capitals; "" where none does.

    >>> same_to_see("alder", ["Birch", "Alder"]), same_to_see("Alder 2", ["Alder"])
    ('Alder', '')
    """
    seen = look(name).casefold()
    return next((each for each in known if look(each).casefold() == seen), "")


def look(name: str) -> str:
    """What two names have in common that look the same.

    >>> look("Al\u200bder") == look("Alder"), look("alder") == look("Alder")
    (True, False)

    Signs that join or part letters stay in a name, as Persian and Hindi need them, and tell no two names apart.
    """
    return "".join(sign for sign in " ".join(normalize("NFKC", name).split()) if not _unseen(sign))


def _unseen(sign: str) -> bool:
    return category(sign) in ("Cf", "Cc")

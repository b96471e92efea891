"""Passwords: which are too easily guessed, and how they are kept (argon2id, RFC 9106)."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from data.errors import entry_refused

SHORTEST = 10
LONGEST = 200
FEWEST_LETTERS = 5
# 19 MiB, two passes: the least that OWASP's password storage cheat sheet asks for, so that a small machine can check
# several at once.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_ROWS = (
    "1234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "azertyuiop",
    "qwertzuiop",
    "abcdefghijklmnopqrstuvwxyz",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
)


def check_password(password: str, names: Iterable[str] = ()) -> None:
    """Refuse a password that is easily guessed; `names` are those it must not be built on.

    Raises EntryRefused: short_password, long_password, common_password (a well-known one, a run of keys, few different
    letters) or named_password.
    """
    text = normalize("NFKC", password)
    if len(text) < SHORTEST:
        raise entry_refused("short_password", "password", least=SHORTEST)
    if len(text) > LONGEST:
        raise entry_refused("long_password", "password", most=LONGEST)
    plain = _plain(text)
    if plain in _common() or core(text) in _common() or len(set(plain)) < FEWEST_LETTERS or is_run(plain):
        raise entry_refused("common_password", "password")
    if any(_built_on(plain, _plain(name)) for name in names):
        raise entry_refused("named_password", "password")


def hashed(password: str) -> str:
    """What is kept of a password."""
    return _HASHER.hash(normalize("NFKC", password))


def is_right(secret: str | None, password: str) -> bool:
    """Whether a password is the one of which `secret` was kept; without a secret it takes as long and is not."""
    try:
        _HASHER.verify(secret or _nobodys(), normalize("NFKC", password[: LONGEST + 1]))
    except (VerificationError, InvalidHashError):
        return False
    return bool(secret)


def core(password: str) -> str:
    """A password without what people put around a word to please a rule.

    >>> core("Password2025!"), core("P@ssw0rd!!")
    ('password', 'password')
    """
    swapped = password.casefold().rstrip("0123456789!?.,#*$@_- ").lstrip("0123456789!?.,#*$@_- ")
    return swapped.translate(str.maketrans("@4301!5$7", "aaeoiisst"))


def is_run(text: str) -> bool:
    """Whether a text is only runs along a row of keys, the alphabet or the digits, or one piece over and over.

    >>> is_run("qwerty12345"), is_run("abcabcabcabc"), is_run("kettle-and-mushroom")
    (True, True, False)
    """
    return _repeats(text) or _runs(text)


def _repeats(text: str) -> bool:
    return any(text == (text[:size] * len(text))[: len(text)] for size in range(1, len(text) // 2 + 1))


def _runs(text: str) -> bool:
    rows = [*_ROWS, *(row[::-1] for row in _ROWS)]
    at = 0
    while at < len(text):
        longest = max((n for n in range(3, len(text) - at + 1) if any(text[at : at + n] in r for r in rows)), default=0)
        if not longest:
            return False
        at += longest
    return True


def _built_on(password: str, name: str) -> bool:
    """Whether little is left of a password once a name is taken out of it."""
    return len(name) >= 3 and len(password.replace(name, "")) < FEWEST_LETTERS


def _plain(text: str) -> str:
    return "".join(normalize("NFKC", text).casefold().split())


@cache
def _common() -> frozenset[str]:
    text = (files("data") / "common_passwords.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


@cache
def _nobodys() -> str:
    return _HASHER.hash("nobody has this password")

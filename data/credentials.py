"""The credentials that go with certificates, as they are kept: which award has one, and which are revoked.

What a credential says, and how it is signed and looked at, is in `awards`.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from joserfc.jwk import OKPKey

from data.approving import award_row
from data.credentialtables import NUMBERS
from data.errors import entry_refused
from data.keys import PublicKey, public_keys, signing_key
from data.open import Book, now
from data.permissions import needs

# What makes a credential of the private key, the village's first public key and the credential's number.
Sign = Callable[[OKPKey, PublicKey, int], str]
SignList = Callable[[OKPKey, PublicKey, frozenset[int]], str]


@dataclass(frozen=True)
class Certified:
    """An award that may have a certificate, and whom it thanks: as they wish; None for the village as a whole."""

    award: int
    kind: str | None
    title: str
    deed: str | None
    period: str
    name: str | None
    on: str


@needs("certified")
def certified(book: Book, period: str | None = None) -> tuple[Certified, ...]:
    """The awards that were accepted and are not revoked, of a period or of all, by period and name.

    `kind` is that of the rule that proposed it; `on` is the day of the certificate: when it was handed over, else
    accepted, else approved.
    """
    rows = book.rows(_CERTIFIED, period=period)
    found = (Certified(**row) for row in rows)
    return tuple(sorted(found, key=lambda each: (each.period, (each.name or "").casefold(), each.award)))


@needs("issue_credential")
def issue_credential(book: Book, award: int, sign: Sign) -> str:
    """The credential of an award; made and kept the first time that it is asked for, the same from then on.

    Raises EntryRefused: unknown_award, not_accepted_yet (also for one that was revoked).
    """
    with book.writing():
        row = award_row(book.db, award)
        if row["revoked_at"] is not None:
            raise entry_refused("not_accepted_yet", "award", award)
        found = book.rows("SELECT token FROM credentials WHERE award = :award", award=award)
        return str(found[0]["token"]) if found else _made(book, row["id"], row["household"], sign)


@needs("revoked_numbers")
def revoked_numbers(book: Book) -> frozenset[int]:
    """The numbers of credentials that are revoked; nobody can tell from one whose it was."""
    return frozenset(row["number"] for row in book.rows("SELECT number FROM revoked_credentials"))


@needs("sign_list")
def sign_list(book: Book, sign: SignList) -> str:
    """The list of revoked credentials, signed with the key that stands."""
    key = signing_key(book)
    return sign(key, public_keys(book)[-1], revoked_numbers(book))


def _made(book: Book, award: int, household: int | None, sign: Sign) -> str:
    key = signing_key(book)
    number = _free_number(book)
    token = sign(key, public_keys(book)[-1], number)
    row = {"award": award, "household": household, "number": number, "token": token, "made_at": now()}
    book.db.execute("INSERT INTO credentials VALUES (:award, :household, :number, :token, :made_at)", row)
    return token


def _free_number(book: Book) -> int:
    taken = {row["number"] for row in book.rows(_TAKEN)}
    if len(taken) > NUMBERS // 2:
        raise entry_refused("list_full", "number", len(taken))
    return next(number for number in iter(lambda: secrets.randbelow(NUMBERS), None) if number not in taken)


_TAKEN = "SELECT number FROM credentials UNION SELECT number FROM revoked_credentials"
_CERTIFIED = """
    SELECT a.id AS award, json_extract(a.evidence, '$.kind') AS kind, a.title, n.deed, p.name AS period,
        coalesce(a.alias, h.nickname, h.name, own.name) AS name,
        substr(coalesce(a.handed_at, a.accepted_at, a.approved_at), 1, 10) AS "on"
    FROM awards AS a JOIN periods AS p ON p.id = a.period LEFT JOIN households AS h ON h.id = a.household
        LEFT JOIN accounts AS own ON own.id = a.account LEFT JOIN nominations AS n ON n.id = a.nomination
    WHERE a.revoked_at IS NULL AND a.approved_at IS NOT NULL AND (:period IS NULL OR p.name = :period)
    AND (a.accepted_at IS NOT NULL OR (a.household IS NULL AND a.account IS NULL))"""

"""The village's keys: one signs, anybody may check, and none is ever lost or shown."""

import base64
import sqlite3

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from data.errors import EntryRefused
from data.keys import payload_of, public_keys, retire_key, signed, signing_key
from data.open import Book


def test_what_the_village_signs_can_be_checked_without_laurel(book: Book) -> None:
    text = signed(b"harvest", signing_key(book))
    key = public_keys(book)[0]
    said, signature = text.rpartition(".")[0], text.rpartition(".")[2]
    raw = Ed25519PublicKey.from_public_bytes(base64.urlsafe_b64decode(key.x + "="))
    raw.verify(base64.urlsafe_b64decode(signature + "=="), said.encode())
    assert payload_of(text, key) == b"harvest"


def test_another_key_or_a_changed_text_says_nothing(book: Book) -> None:
    text = signed(b"harvest", signing_key(book))
    retired = retire_key(book)
    signing_key(book)
    newest, old = public_keys(book)
    assert (newest.retired_at, old) == (None, retired)
    assert payload_of(text, newest) is None
    assert payload_of(text, old) == b"harvest"
    for broken in (text[:-6] + "AAAAAA", "x" + text, "", "a.b.c"):
        assert payload_of(broken, old) is None


def test_there_is_one_key_until_it_is_retired(book: Book) -> None:
    with pytest.raises(EntryRefused) as refused:
        retire_key(book)
    assert refused.value.problems[0].code == "no_key"
    assert signing_key(book).as_dict(private=True) == signing_key(book).as_dict(private=True)
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        book.db.execute("INSERT INTO village_keys SELECT 9, secret, public, made_at, NULL FROM village_keys")


@pytest.mark.parametrize("act", ["DELETE FROM village_keys", "UPDATE village_keys SET secret = public"])
def test_a_key_is_never_lost(book: Book, act: str) -> None:
    signing_key(book)
    with pytest.raises(sqlite3.IntegrityError, match="never_changed"):
        book.db.execute(act)


def test_the_record_of_changes_does_not_hold_the_private_key(book: Book) -> None:
    secret = signing_key(book).as_dict(private=True)["d"]
    assert str(secret) not in str(book.rows("SELECT * FROM journal_values"))
    assert book.rows("SELECT 1 FROM journal WHERE subject = 'village_keys'") != []

"""A certificate's credential: an Open Badge for another implementation too, and one answer for each way to fail."""

import json
from base64 import urlsafe_b64decode
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from joserfc import jwt
from joserfc.jwk import OKPKey
from openbadgeslib.ob3.contexts import load_context

from awards.credentials import issue, revocation_list
from awards.packing import base45, from_base45, packed, unpacked
from awards.verifying import VerifyRefused, keys_read, keys_written, read_list, verify
from data.approving import revoke_award
from data.erase import erase
from data.errors import EntryRefused
from data.handing import decline_award, hand_over
from data.keys import PublicKey, public_keys, retire_key, signing_key, thumbprint
from data.open import Book
from tests.data.credentials import SAID, issued, looked_at, made_by, thanked
from tests.data.fund import actor, has, home, proposed, village
from tests.rating.test_agreement import QUICK

_KEY = OKPKey.generate_key("Ed25519")
_TOKEN = made_by(_KEY, days=90)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with village(tmp_path / "a.db") as made:
        yield made


def ours(key: OKPKey, retired_at: str | None = None) -> tuple[PublicKey, ...]:
    x = str(key.as_dict(private=False)["x"])
    return (PublicKey(thumbprint(x), x, "2024-01-01T00:00:00Z", retired_at),)


def claims(token: str) -> dict[str, Any]:
    payload = token.split(".")[1]
    told: dict[str, Any] = json.loads(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return told


# It would rather be told "Ed25519" (RFC 9864), but Open Badges 3.0 say "EdDSA".
@pytest.mark.filterwarnings("ignore:EdDSA is deprecated")
def test_another_implementation_verifies_a_credential_by_the_villages_key(book: Book) -> None:
    _, token = issued(book)
    key = OKPKey.import_key(dict(public_keys(book)[0].jwk))
    told = jwt.decode(token, key, algorithms=["EdDSA"])
    jwt.JWTClaimsRegistry(exp={"essential": True}, nbf={"essential": True}, iss={"essential": True}).validate(
        told.claims
    )
    assert told.claims["credentialSubject"]["achievement"]["name"] == SAID.deed
    with pytest.raises(Exception, match="bad_signature"):
        jwt.decode(token, OKPKey.generate_key("Ed25519"), algorithms=["EdDSA"])


def test_a_credential_has_what_open_badges_require_and_no_word_that_their_contexts_lack(book: Book) -> None:
    told = claims(issued(book)[1])
    subject = told["credentialSubject"]
    assert told["@context"][0] == "https://www.w3.org/ns/credentials/v2"
    assert told["@context"][1].startswith("https://purl.imsglobal.org/spec/ob/v3p0/context")
    assert {"VerifiableCredential", "OpenBadgeCredential"} <= set(told["type"])
    assert {"id", "type", "issuer", "validFrom", "credentialSubject"} <= told.keys()
    assert {"id", "type"} <= told["issuer"].keys()
    assert {"type", "achievement"} <= subject.keys()
    assert {"id", "type", "name", "description", "criteria"} <= subject["achievement"].keys()
    known = set().union(*(terms(load_context(url)) for url in told["@context"]))
    registered = {"iss", "sub", "jti", "nbf", "exp", "@context"}
    assert words(told) - registered <= known


def terms(context: Any) -> set[str]:
    """Every term that a context defines, at whatever depth."""
    if isinstance(context, Mapping):
        return set(context) | {term for value in context.values() for term in terms(value)}
    return {term for value in context for term in terms(value)} if isinstance(context, list) else set()


def words(told: Any) -> set[str]:
    """Every key of what is told."""
    if isinstance(told, Mapping):
        return set(told) | {word for value in told.values() for word in words(value)}
    return {word for value in told for word in words(value)} if isinstance(told, list) else set()


def test_a_credential_names_nobody_and_two_of_a_household_have_nothing_in_common(book: Book) -> None:
    tokens = [issued(book, rule=rule)[1] for rule in ("help", "skill")]
    told = [claims(token) for token in tokens]
    assert all("wren" not in json.dumps(each) for each in told)
    assert len({each["credentialSubject"]["id"] for each in told}) == 2
    assert len({each["credentialStatus"]["statusListIndex"] for each in told}) == 2


def test_a_credential_is_the_same_however_often_it_is_asked_for(book: Book) -> None:
    award, token = issued(book)
    assert issue(book, award, SAID) == token


def test_there_is_none_before_the_household_has_accepted(book: Book) -> None:
    with pytest.raises(EntryRefused, match="not_accepted_yet"):
        issue(book, proposed(book), SAID)


def test_a_genuine_one_says_what_it_is_for_and_whether_it_was_looked_up_in_a_list(book: Book) -> None:
    _, token = issued(book)
    found = looked_at(book, token)
    assert (found.code, found.deed, found.village) == ("genuine", SAID.deed, "bend")
    assert found.given_on < found.until
    assert found.list_on
    assert looked_at(book, token, with_list=False).code == "unchecked"


def test_revoking_the_award_revokes_the_credential_in_the_book_and_in_the_signed_list(book: Book) -> None:
    award, token = issued(book)
    _, other = issued(book, "oak")
    revoke_award(has(book, "Bo"), award, "wrong_entry")
    signed = read_list(revocation_list(book), public_keys(book))
    for listed in (looked_at(book, token), verify(token, public_keys(book), signed)):
        assert listed.code == "revoked"
    assert verify(other, public_keys(book), signed).code == "genuine"
    with pytest.raises(EntryRefused, match="not_accepted_yet"):
        issue(book, award, SAID)


def test_one_that_was_printed_and_then_declined_is_revoked_and_one_that_was_handed_over_outlives_its_household(
    book: Book,
) -> None:
    declined, token = issued(book)
    decline_award(home(book, "wren"), declined, "wren")
    assert looked_at(book, token).code == "revoked"
    award, kept = issued(book, "oak")
    hand_over(has(book, "Cy"), award, paper="S-1")
    erase(book, "oak")
    assert looked_at(book, kept).code == "genuine"


def test_a_revoked_one_stays_revoked_when_its_household_is_deleted(book: Book) -> None:
    award, token = issued(book)
    revoke_award(has(book, "Bo"), award, "wrong_entry")
    erase(book, "wren")
    assert looked_at(book, token).code == "revoked"


def test_an_expired_one_and_one_of_a_foreign_key_and_no_credential_at_all_are_told_apart() -> None:
    key, other = OKPKey.generate_key("Ed25519"), OKPKey.generate_key("Ed25519")
    assert verify(made_by(key), ours(key)).code == "expired"
    assert verify(made_by(key, days=90), ours(key)).code == "unchecked"
    assert verify(made_by(other, days=90), ours(key)).code == "foreign"
    for nothing in ("", "good morning", "a.b.c", "LAUREL1:ABC", "LAUREL1:???", made_by(key)[:40]):
        assert verify(nothing, ours(key)).code == "unreadable"


@settings(max_examples=80, phases=QUICK, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from("AZaz09_-. é"))
def test_whatever_sign_is_changed_it_is_never_genuine(at: int, sign: str) -> None:
    at %= len(_TOKEN)
    spoilt = _TOKEN[:at] + sign + _TOKEN[at + 1 :]
    wrong = {"changed", "foreign", "unreadable"}
    assert verify(spoilt, ours(_KEY)).code in ({"unchecked"} if spoilt.strip() == _TOKEN else wrong)


def test_another_deed_under_the_same_signature_is_told_to_be_changed() -> None:
    header, payload, signature = made_by(_KEY, days=90).split(".")
    other = made_by(_KEY, days=91).split(".")[1]
    assert payload != other
    assert verify(f"{header}.{other}.{signature}", ours(_KEY)).code == "changed"


def test_a_new_key_signs_from_then_on_and_what_the_old_one_signed_is_still_genuine(book: Book) -> None:
    _, before = issued(book)
    retire_key(book.as_(actor("Di")))
    _, after = issued(book, "oak")
    assert [looked_at(book, token).code for token in (before, after)] == ["genuine", "genuine"]
    assert len(public_keys(book)) == 2
    signed = read_list(revocation_list(book), public_keys(book))
    assert verify(before, public_keys(book), signed).code == "genuine"


def test_what_is_signed_with_a_key_after_it_was_retired_is_refused() -> None:
    assert verify(made_by(_KEY, days=90), ours(_KEY, "2024-06-01T00:00:00Z")).code == "after_retiring"


def test_a_list_is_taken_from_the_key_that_stands_alone(book: Book) -> None:
    issued(book)
    old = revocation_list(book)
    retire_key(book.as_(actor("Di")))
    signing_key(book)
    for text, code in ((old, "list_of_another"), (made_by(_KEY), "list_of_another"), ("no list", "no_signed_list")):
        with pytest.raises(VerifyRefused, match=code):
            read_list(text, public_keys(book))


def test_keys_are_handed_on_as_a_file_without_what_is_secret(book: Book) -> None:
    thanked(book)
    signing_key(book)
    written = keys_written("bend", public_keys(book))
    assert keys_read(written) == public_keys(book)
    assert book.rows("SELECT secret FROM village_keys")[0]["secret"] not in written
    for text in ("", "[]", '{"keys": [{"x": 7}]}'):
        with pytest.raises(VerifyRefused, match="not_keys"):
            keys_read(text)


@settings(max_examples=60, phases=QUICK, deadline=None)
@given(st.binary(max_size=40))
def test_base45_gives_back_what_went_in(data: bytes) -> None:
    assert from_base45(base45(data)) == data


def test_a_packed_credential_is_a_third_as_long_and_the_same_again() -> None:
    token = made_by(_KEY)
    assert unpacked(packed(token)) == token == unpacked(token)
    assert len(packed(token)) * 2 < len(token)

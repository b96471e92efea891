"""Signing in at an identity provider: a real one on this machine, and answers that prove nothing."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from data.actors import OPERATOR
from data.errands import Errand
from data.errors import EntryRefused
from data.identities import Identity, Link, identified, link_identity, links, unlink_identity
from data.open import open_book
from front import oidc
from front.oidc import Provider, ProviderRefused, SignInFailed, provider, who_came_back
from front.visits import COOKIE
from front.words.problems import lines
from tests.browser.conftest import free_port
from tests.front.light import Served, Visiting

OURS = {"LAUREL_OIDC_CLIENT_ID": "laurel", "LAUREL_OIDC_CLIENT_SECRET": "s3cret", "LAUREL_OIDC_NAME": "Coop"}
NOW = 1_800_000_000


@pytest.fixture(scope="session")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A provider as a process of its own: importing it warns of what its authors have to mend."""
    port = free_port()
    log = (tmp_path_factory.mktemp("provider") / "log").open("wb")
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, env={**os.environ, "PYTHONWARNINGS": ""})
    address = f"http://127.0.0.1:{port}"
    try:
        _await(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()


def _await(address: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        assert process.poll() is None
        try:
            httpx.get(f"{address}/.well-known/openid-configuration", trust_env=False)
            return
        except httpx.TransportError:
            time.sleep(0.1)
    pytest.fail("The provider does not answer.")


@pytest.fixture
def coop(issuer: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The provider, as the operator's settings name it."""
    for name, value in {**OURS, "LAUREL_OIDC_ISSUER": issuer, "NO_PROXY": "127.0.0.1"}.items():
        monkeypatch.setenv(name, value)
    return issuer


def note(bend: Served, who: str, link: Link) -> None:
    with open_book(bend.folder / "bend.db", OPERATOR) as book:
        link_identity(book, bend.accounts[who].id, link)


def at_provider(where: str, subject: str) -> str:
    """Say at the provider who one is; the address to which it sends the browser back."""
    answer = httpx.post(where, data={"sub": subject}, trust_env=False)
    assert answer.status_code == 302, answer.text
    back = urlsplit(answer.headers["location"])
    return f"{back.path}?{back.query}"


def there_and_back(client: Visiting, subject: str, asked: str = "/sign-in/organisation") -> httpx.Response:
    return client.get(at_provider(client.get(asked).headers["location"], subject))


def test_whom_the_administrator_noted_signs_in(bend: Served, coop: str) -> None:
    note(bend, "rater", Link(coop, "subject", "asha-7"))
    client = bend.visitor()
    assert "Sign in with Coop" in client.get("/sign-in").text
    answer = there_and_back(client, "asha-7", "/sign-in/organisation?next=/password")
    assert (answer.status_code, answer.headers["location"]) == (303, "/password")
    assert "Signed in as rater" in client.get("/account").text


def test_the_request_asks_for_a_proof_that_only_this_server_can_give(bend: Served, coop: str) -> None:
    asked = parse_qs(urlsplit(bend.visitor().get("/sign-in/organisation").headers["location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert {"code_challenge", "state", "nonce"} <= asked.keys()
    assert asked["redirect_uri"] == ["http://127.0.0.1:8501/sign-in/return"]


def test_an_unknown_identity_gets_no_account_and_is_told_what_to_have_noted(bend: Served, coop: str) -> None:
    client = bend.visitor()
    answer = there_and_back(client, "somebody")
    assert answer.status_code == 403
    assert "your identifier there is somebody" in answer.text
    assert COOKIE not in client.cookies


@pytest.mark.parametrize(("verified", "status"), [(True, 303), (False, 403), ("true", 403)])
def test_an_e_mail_address_counts_only_where_the_provider_has_verified_it(
    bend: Served, coop: str, verified: object, status: int
) -> None:
    note(bend, "rater", Link(coop, "email", "Asha@Example.org"))
    claims = {"email": "asha@example.org", "email_verified": verified}
    httpx.put(f"{coop}/users/asha", json=claims, trust_env=False).raise_for_status()
    assert there_and_back(bend.visitor(), "asha").status_code == status


def test_an_answer_serves_once_and_only_the_browser_that_was_sent(bend: Served, coop: str) -> None:
    note(bend, "rater", Link(coop, "subject", "asha-7"))
    client = bend.visitor()
    back = at_provider(client.get("/sign-in/organisation").headers["location"], "asha-7")
    assert bend.visitor().get(back).status_code == 400
    assert client.get(back).status_code == 303
    assert client.get(back).status_code == 400


def test_a_refusal_at_the_provider_is_said(bend: Served, coop: str) -> None:
    client = bend.visitor()
    state = parse_qs(urlsplit(client.get("/sign-in/organisation").headers["location"]).query)["state"][0]
    assert "not completed" in client.get(f"/sign-in/return?error=access_denied&state={state}").text


def test_a_provider_that_is_away_is_said(bend: Served, coop: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAUREL_OIDC_ISSUER", f"http://127.0.0.1:{free_port()}")
    answer = bend.visitor().get("/sign-in/organisation")
    assert (answer.status_code, "cannot be reached" in answer.text) == (502, True)


def test_without_a_provider_there_is_no_such_page(bend: Served) -> None:
    assert bend.visitor().get("/sign-in/organisation").status_code == 404
    assert bend.visitor().get("/sign-in/return?code=x&state=y").status_code == 404
    assert "Sign in with" not in bend.visitor().get("/sign-in").text


def test_settings_that_cannot_be_used_are_refused_with_what_to_do(tmp_path: Path) -> None:
    def refused(**env: str) -> str:
        with pytest.raises(ProviderRefused) as error:
            provider({**OURS, **env})
        return "\n".join(lines(error.value.problems))

    assert provider({}) is None
    assert "LAUREL_OIDC_ISSUER" in refused()
    assert "begins with https" in refused(LAUREL_OIDC_ISSUER="http://id.example")
    (tmp_path / "secret").write_text("from a file\n", encoding="utf-8")
    kept = {"LAUREL_OIDC_CLIENT_SECRET": "", "LAUREL_OIDC_CLIENT_SECRET_FILE": str(tmp_path / "secret")}
    found = provider({**OURS, **kept, "LAUREL_OIDC_ISSUER": "https://id.example/"})
    assert found == Provider("https://id.example", "laurel", "from a file", "Coop")
    assert "cannot be read" in refused(**{**kept, "LAUREL_OIDC_CLIENT_SECRET_FILE": str(tmp_path / "none")})


KEY = RSAKey.generate_key(2048, {"kid": "one"})
OTHER_KEY = RSAKey.generate_key(2048, {"kid": "one"})
GOOD = {
    "iss": "https://id.example",
    "sub": "asha",
    "aud": "laurel",
    "exp": NOW + 300,
    "iat": NOW,
    "nonce": "once",
    "email": "asha@example.org",
    "email_verified": True,
}


def claimed(monkeypatch: pytest.MonkeyPatch, claims: dict[str, Any], key: RSAKey = KEY, token: str = "") -> Identity:
    """Whom we take somebody for, where the provider signs these claims."""
    signed = token or jwt.encode({"alg": "RS256", "kid": "one"}, claims, key)
    answers = {
        "openid-configuration": {"issuer": "https://id.example", "token_endpoint": "token", "jwks_uri": "keys"},
        "token": {"id_token": signed},
        "keys": KeySet([KEY]).as_dict(private=False),
    }
    monkeypatch.setattr(oidc, "_answer", lambda _method, where, **_more: answers[where.rpartition("/")[2]])
    asked = Provider("https://id.example", "laurel", "s3cret", "Coop")
    return who_came_back(asked, Errand("bend", "once", "verifier"), "code", "https://us.example/return", NOW)


def test_a_token_that_proves_it_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert claimed(monkeypatch, GOOD) == Identity("https://id.example", "asha", "asha@example.org")


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "https://other.example"},
        {"aud": "another"},
        {"aud": ["laurel", "another"]},
        {"azp": "another"},
        {"nonce": "twice"},
        {"nonce": None},
        {"exp": NOW - 120},
        {"exp": None},
        {"iat": None},
        {"nbf": NOW + 3600},
        {"sub": None},
    ],
    ids=str,
)
def test_a_token_for_another_time_place_or_errand_is_not(
    monkeypatch: pytest.MonkeyPatch, changed: dict[str, Any]
) -> None:
    claims = {name: value for name, value in {**GOOD, **changed}.items() if value is not None}
    with pytest.raises(SignInFailed):
        claimed(monkeypatch, claims)


def test_a_token_signed_by_somebody_else_or_not_at_all_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SignInFailed):
        claimed(monkeypatch, GOOD, OTHER_KEY)
    unsigned = re.sub(r"^[^.]+", "eyJhbGciOiJub25lIn0", jwt.encode({"alg": "RS256"}, GOOD, KEY))
    for token in (unsigned, unsigned.rpartition(".")[0] + ".", "nothing", "a.b.c"):
        with pytest.raises(SignInFailed):
            claimed(monkeypatch, GOOD, token=token)


def test_what_is_noted_is_of_one_account_until_it_is_taken_back(bend: Served) -> None:
    link = Link("https://id.example", "email", "asha@example.org")
    who = Identity("https://id.example", "asha", "ASHA@example.org")
    note(bend, "rater", link)
    with open_book(bend.folder / "bend.db", OPERATOR) as book:
        with pytest.raises(EntryRefused, match="already_there"):
            link_identity(book, bend.accounts["reviewer"].id, link)
        found = identified(book, who)
        assert found is not None
        assert found.name == "rater"
        assert links(book, found.id) == (link,)
        assert identified(book, Identity("https://other.example", "asha", "asha@example.org")) is None
        unlink_identity(book, found.id, link)
        assert identified(book, who) is None

"""Asking an organisation's identity provider who somebody is (OpenID Connect Core 1.0, authorization code with PKCE).

The operator names the provider in the environment: LAUREL_OIDC_ISSUER, LAUREL_OIDC_CLIENT_ID, LAUREL_OIDC_CLIENT_SECRET
(or LAUREL_OIDC_CLIENT_SECRET_FILE), and LAUREL_OIDC_NAME, what people call it.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from data.errands import Errand
from data.identities import Identity
from front.light.origin import is_loopback
from rating.problems import Problem, Refused

NAMES = ("ISSUER", "CLIENT_ID", "CLIENT_SECRET", "NAME")
# A signature that the provider's published key proves; never a shared secret, never none.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
LEEWAY = 60
TIMEOUT = 10


class ProviderRefused(Refused):
    """The settings of an identity provider cannot be used."""


class SignInFailed(Exception):
    """The provider cannot be asked, or its answer proves nothing."""


@dataclass(frozen=True)
class Provider:
    """An organisation's identity provider, and what this server is called there."""

    issuer: str
    client_id: str
    client_secret: str
    name: str


def provider(env: Mapping[str, str] = os.environ) -> Provider | None:
    """The provider that the environment names; None where it names none.

    Raises ProviderRefused: half_provider, with what is missing, or plain_issuer where its address is not https (except
    on this machine).
    """
    given = {name: env.get(f"LAUREL_OIDC_{name}", "").strip() for name in NAMES}
    file = env.get("LAUREL_OIDC_CLIENT_SECRET_FILE", "")
    if file and not given["CLIENT_SECRET"]:
        given["CLIENT_SECRET"] = _secret_in(Path(file))
    missing = [f"LAUREL_OIDC_{name}" for name, value in given.items() if not value]
    if len(missing) == len(NAMES):
        return None
    if missing:
        raise ProviderRefused([Problem("half_provider", accepted=tuple(missing))])
    issuer = given["ISSUER"].rstrip("/")
    at = urlsplit(issuer)
    here = is_loopback(at.hostname or "") or at.hostname == "localhost"
    if at.scheme != "https" and not (at.scheme == "http" and here):
        raise ProviderRefused([Problem("plain_issuer", value=issuer)])
    return Provider(issuer, given["CLIENT_ID"], given["CLIENT_SECRET"], given["NAME"])


def way_there(asked: Provider, errand: Errand, state: str, back: str) -> str:
    """The address at the provider where somebody says who they are; `back` is ours, to which they return.

    Raises SignInFailed.
    """
    query = {
        "response_type": "code",
        "client_id": asked.client_id,
        "redirect_uri": back,
        "scope": "openid email",
        "state": state,
        "nonce": errand.nonce,
        "code_challenge": create_s256_code_challenge(errand.verifier),
        "code_challenge_method": "S256",
    }
    where = str(_about(asked).get("authorization_endpoint", ""))
    if not where.startswith(("https://", "http://")):
        raise SignInFailed("no authorization_endpoint")
    return where + ("&" if "?" in where else "?") + urlencode(query)


def who_came_back(asked: Provider, errand: Errand, code: str, back: str, at: float) -> Identity:
    """Whom the provider says the code is for. Raises SignInFailed where that is not proved."""
    about = _about(asked)
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": errand.verifier,
    }
    given = _answer("POST", about.get("token_endpoint"), data=form, auth=(asked.client_id, asked.client_secret))
    claims = _proved(asked, errand, given, _answer("GET", about.get("jwks_uri")), at)
    verified = claims.get("email_verified") is True
    return Identity(asked.issuer, str(claims["sub"]), str(claims.get("email") or "") if verified else "")


def _proved(
    asked: Provider, errand: Errand, given: Mapping[str, Any], keys: Mapping[str, Any], at: float
) -> Mapping[str, Any]:
    try:
        token = jwt.decode(given["id_token"], KeySet.import_key_set(dict(keys)), algorithms=ALGORITHMS)  # type: ignore[arg-type]
        wanted = {
            "iss": {"essential": True, "value": asked.issuer},
            "aud": {"essential": True, "value": asked.client_id},
        }
        proof = {"nonce": errand.nonce, "client_id": asked.client_id, "access_token": given.get("access_token")}
        claims = CodeIDToken(token.claims, token.header, wanted, proof)
        claims.validate(now=int(at), leeway=LEEWAY)
    except (JoseError, KeyError, TypeError, ValueError) as error:
        raise SignInFailed(f"the ID token proves nothing: {error}") from error
    return dict(claims)


def _about(asked: Provider) -> Mapping[str, Any]:
    about = _answer("GET", f"{asked.issuer}/.well-known/openid-configuration")
    if str(about.get("issuer", "")).rstrip("/") != asked.issuer:
        raise SignInFailed(f"{asked.issuer} says that it is {about.get('issuer')}")
    return about


def _answer(method: str, where: object, **more: Any) -> Mapping[str, Any]:
    try:
        answer = httpx.request(method, str(where), timeout=TIMEOUT, **more)
        answer.raise_for_status()
        found = answer.json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise SignInFailed(f"{where}: {error}") from error
    if not isinstance(found, dict):
        raise SignInFailed(f"{where} does not answer with an object")
    return found


def _secret_in(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except OSError as error:
        raise ProviderRefused([Problem("no_secret_file", value=str(path))]) from error

"""A credential packed for a QR code that a simple phone can read: a third as long, in the signs that suit such codes.

Unpacked it is the credential again, letter for letter: deflated with a dictionary of what all credentials say, then
Base45 (RFC 9285). The dictionary is part of the format: another one needs another beginning than LAUREL1.
"""

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error

BEGINNING = "LAUREL1:"
LARGEST = 20_000
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_SIGNATURE = 64
_COMMON = (
    b'{"alg":"EdDSA","jwk":{"crv":"Ed25519","kty":"OKP","x":""},"typ":"JWT"}'
    b'{"@context":["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",'
    b'"https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"],"id":"urn:uuid:","type":["VerifiableCredential",'
    b'"OpenBadgeCredential"],"name":"","issuer":{"id":"did:key:z6Mk","type":["Profile"],"name":""},'
    b'"validFrom":"20-01-01T00:00:00Z","credentialSubject":{"type":["AchievementSubject"],"achievement":'
    b'{"id":"urn:uuid:","type":["Achievement"],"name":"","description":"","criteria":{"narrative":""}},'
    b'"id":"urn:uuid:"},"credentialSchema":[{"id":"https://purl.imsglobal.org/spec/ob/v3p0/schema/json/'
    b'ob_v3p0_achievementcredential_schema.json","type":"1EdTechJsonSchemaValidator2019"}],"validUntil":"20",'
    b'"credentialStatus":{"id":"urn:uuid:#","type":"BitstringStatusListEntry","statusPurpose":"revocation",'
    b'"statusListIndex":"","statusListCredential":"urn:uuid:"},"iss":"did:key:z6Mk","sub":"urn:uuid:",'
    b'"jti":"urn:uuid:","nbf":1,"exp":2}'
)


def packed(token: str) -> str:
    """A signed credential for a QR code."""
    header, payload, signature = (_bytes(part) for part in token.split("."))
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=_COMMON)
    said = packer.compress(header + b"\n" + payload) + packer.flush()
    return BEGINNING + base45(signature + said)


def unpacked(text: str) -> str | None:
    """The credential in what a QR code says; None where there is none. One that is not packed comes back as it is."""
    told = text.strip()
    if not told.startswith(BEGINNING):
        return told if told.count(".") == 2 and len(told) <= LARGEST else None
    raw = from_base45(told.removeprefix(BEGINNING)) if len(told) <= LARGEST else None
    if raw is None or len(raw) <= _SIGNATURE:
        return None
    try:
        said = zlib.decompressobj(-15, zdict=_COMMON).decompress(raw[_SIGNATURE:], LARGEST)
    except zlib.error:
        return None
    header, _, payload = said.partition(b"\n")
    return ".".join(map(_text, (header, payload, raw[:_SIGNATURE])))


def base45(data: bytes) -> str:
    """Bytes in the signs of a QR code's alphanumeric mode (RFC 9285).

    >>> base45(b"Hello!!"), base45(b"ietf!")
    ('%69 VD92EX0', 'QED8WEX0')
    """
    pairs = (data[at : at + 2] for at in range(0, len(data), 2))
    return "".join(_signs(int.from_bytes(pair, "big"), len(pair) + 1) for pair in pairs)


def from_base45(text: str) -> bytes | None:
    """Bytes out of their signs; None where they are none.

    >>> from_base45("QED8WEX0"), from_base45("GGW"), from_base45("abc")
    (b'ietf!', None, None)
    """
    if len(text) % 3 == 1 or not set(text) <= set(_SIGNS):
        return None
    threes = [text[at : at + 3] for at in range(0, len(text), 3)]
    numbers = [sum(_SIGNS.index(sign) * 45**place for place, sign in enumerate(three)) for three in threes]
    if any(number >= 256 ** (len(three) - 1) for number, three in zip(numbers, threes, strict=True)):
        return None
    return b"".join(number.to_bytes(len(three) - 1, "big") for number, three in zip(numbers, threes, strict=True))


def _signs(number: int, count: int) -> str:
    return "".join(_SIGNS[number // 45**place % 45] for place in range(count))


def _bytes(part: str) -> bytes:
    try:
        return urlsafe_b64decode(part + "=" * (-len(part) % 4))
    except Error:
        return b""


def _text(part: bytes) -> str:
    return urlsafe_b64encode(part).decode().rstrip("=")

"""The hash by which a rubric, an entry or a rule is known to be the same."""

import hashlib
import json

_PLAIN = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def content_hash(value: object) -> str:
    """SHA-256 of a plain value, the same whatever the order of its keys.

    >>> content_hash({"a": 1, "b": 2}) == content_hash({"b": 2, "a": 1})
    True
    """
    return hashlib.sha256(_PLAIN.encode(value).encode()).hexdigest()

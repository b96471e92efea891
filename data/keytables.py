"""The table of the village's signing keys, for a migration."""

from data.tablewords import NEVER

# `secret` is hidden by the journal and left out of copies wherever it stands.
KEYS = """
CREATE TABLE village_keys (
    id INTEGER PRIMARY KEY,
    public TEXT NOT NULL UNIQUE CHECK (length(public) = 43),
    secret TEXT NOT NULL CHECK (length(secret) = 43),
    made_at TEXT NOT NULL CHECK (made_at IS strftime('%Y-%m-%dT%H:%M:%SZ', made_at)),
    retired_at TEXT CHECK (retired_at IS strftime('%Y-%m-%dT%H:%M:%SZ', retired_at))
) STRICT;
CREATE UNIQUE INDEX village_keys_one_stands ON village_keys (retired_at IS NULL) WHERE retired_at IS NULL;
"""


def key_triggers() -> dict[str, str]:
    """name -> what a trigger does after its name: a key is only ever retired, so that old signatures can be checked."""
    kept = "OLD.retired_at IS NOT NULL OR NEW.public <> OLD.public OR NEW.secret <> OLD.secret OR NEW.id <> OLD.id"
    return {
        "village_keys_only_retire": f"BEFORE UPDATE ON village_keys WHEN {kept} {NEVER}",
        "village_keys_never_deleted": f"BEFORE DELETE ON village_keys {NEVER}",
    }

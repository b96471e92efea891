"""The tables of credentials, for a migration: one for each certificate, and the numbers of those that are revoked.

A number says nothing of an award: it is drawn at random from as many as a list of the W3C has at least, so that a list
can be published. A revoked one stays so whatever becomes of its household.
"""

from data.tablewords import NEVER, is_time

NUMBERS = 131072  # Bitstring Status List v1.0, section 4: at least so many entries in a list


CREDENTIALS = f"""
CREATE TABLE credentials (
    award INTEGER PRIMARY KEY REFERENCES awards(id) ON DELETE CASCADE,
    household INTEGER REFERENCES households(id) ON DELETE CASCADE,
    number INTEGER NOT NULL UNIQUE CHECK (number BETWEEN 0 AND {NUMBERS - 1}),
    token TEXT NOT NULL CHECK (length(token) BETWEEN 1 AND 20000),
    made_at TEXT NOT NULL CHECK ({is_time("made_at")})
) STRICT;
CREATE TABLE revoked_credentials (
    number INTEGER PRIMARY KEY CHECK (number BETWEEN 0 AND {NUMBERS - 1}),
    revoked_at TEXT NOT NULL CHECK ({is_time("revoked_at")})
) STRICT;
"""

_REVOKE = """INSERT OR IGNORE INTO revoked_credentials
    SELECT number, strftime('%Y-%m-%dT%H:%M:%SZ', 'now') FROM credentials WHERE award = OLD.id"""
_STANDS = """EXISTS (SELECT 1 FROM awards WHERE id = NEW.award AND household IS NEW.household AND revoked_at IS NULL
    AND approved_at IS NOT NULL AND (accepted_at IS NOT NULL OR (household IS NULL AND account IS NULL)))"""
_STILL_THERE = """EXISTS (SELECT 1 FROM awards WHERE id = OLD.award)
    AND (OLD.household IS NULL OR EXISTS (SELECT 1 FROM households WHERE id = OLD.household))"""


def credential_triggers() -> dict[str, str]:
    """name -> what a trigger does after its name."""
    same = "(NEW.award, NEW.number, NEW.token, NEW.made_at) IS NOT (OLD.award, OLD.number, OLD.token, OLD.made_at)"
    return {
        "credentials_of_accepted_awards": f"""BEFORE INSERT ON credentials WHEN NOT {_STANDS}
            BEGIN SELECT RAISE(ABORT, 'not_accepted_yet'); END""",
        "credentials_never_changed": f"BEFORE UPDATE ON credentials WHEN {same} {NEVER}",
        "credentials_go_with_their_award": f"BEFORE DELETE ON credentials WHEN {_STILL_THERE} {NEVER}",
        "credentials_revoked_with_their_award": f"""AFTER UPDATE OF revoked_at ON awards
            WHEN NEW.revoked_at IS NOT NULL AND OLD.revoked_at IS NULL BEGIN {_REVOKE}; END""",
        "credentials_revoked_where_declined": f"""BEFORE DELETE ON awards WHEN OLD.handed_at IS NULL
            BEGIN {_REVOKE}; END""",
        "revoked_credentials_never_changed": f"BEFORE UPDATE ON revoked_credentials {NEVER}",
        "revoked_credentials_never_deleted": f"BEFORE DELETE ON revoked_credentials {NEVER}",
    }

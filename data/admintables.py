"""What consents hold beside their days, and the sealed codes of office-holders, for migrations."""

CONFIRMATIONS = """
ALTER TABLE consents ADD COLUMN witness TEXT NOT NULL DEFAULT '';
ALTER TABLE consents ADD COLUMN confirmed_on TEXT
    CHECK (confirmed_on IS date(confirmed_on) AND confirmed_on >= given_on);
UPDATE consents SET confirmed_on = given_on;
"""

SEALED_CODES = """
CREATE TABLE sealed_codes (
    sign TEXT PRIMARY KEY CHECK (length(sign) = 1),
    holder TEXT NOT NULL UNIQUE CHECK (trim(holder) <> ''),
    secret TEXT NOT NULL CHECK (secret <> ''),
    made_at TEXT NOT NULL CHECK (made_at IS strftime('%Y-%m-%dT%H:%M:%SZ', made_at))
) STRICT;
"""

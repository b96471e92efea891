"""The table of who an account is at an organisation's identity provider, for a migration."""

IDENTITIES = """
CREATE TABLE identities (
    issuer TEXT NOT NULL CHECK (issuer <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('subject', 'email')),
    value TEXT NOT NULL CHECK (value <> ''),
    account INTEGER NOT NULL REFERENCES accounts(id),
    PRIMARY KEY (issuer, kind, value)
) STRICT;
CREATE INDEX identities_of ON identities (account);
"""

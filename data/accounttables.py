"""The tables of accounts, for a migration."""

ACCOUNTS = """
CREATE TABLE accounts (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (trim(name) <> ''),
    key TEXT NOT NULL,
    secret TEXT NOT NULL CHECK (secret <> '' OR removed_at IS NOT NULL),
    generation INTEGER NOT NULL DEFAULT 0 CHECK (generation >= 0),
    made_at TEXT NOT NULL CHECK (made_at IS strftime('%Y-%m-%dT%H:%M:%SZ', made_at)),
    removed_at TEXT CHECK (removed_at IS strftime('%Y-%m-%dT%H:%M:%SZ', removed_at))
) STRICT;
CREATE UNIQUE INDEX accounts_standing ON accounts (key) WHERE removed_at IS NULL;
CREATE TABLE account_roles (
    account INTEGER NOT NULL REFERENCES accounts(id),
    role TEXT NOT NULL CHECK (role IN ('rater', 'reviewer', 'treasurer', 'administrator')),
    PRIMARY KEY (account, role)
) STRICT;
CREATE TABLE set_up_codes (
    secret TEXT PRIMARY KEY CHECK (secret <> ''),
    expires_at TEXT NOT NULL CHECK (expires_at IS strftime('%Y-%m-%dT%H:%M:%SZ', expires_at))
) STRICT;
"""

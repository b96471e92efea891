"""The tables of households' cards, for a migration."""

# What is kept of every code rests on one salt a village, so that a code that is typed is looked up by one hash.
CARDS = """
CREATE TABLE card_salts (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    salt TEXT NOT NULL CHECK (length(salt) = 32)
) STRICT;
INSERT INTO card_salts VALUES (1, lower(hex(randomblob(16))));
CREATE TABLE cards (
    id INTEGER PRIMARY KEY,
    household INTEGER NOT NULL REFERENCES households(id) ON DELETE CASCADE,
    holder INTEGER NOT NULL CHECK (holder BETWEEN 1 AND 20),
    secret TEXT NOT NULL UNIQUE CHECK (length(secret) = 64),
    made_at TEXT NOT NULL CHECK (made_at IS strftime('%Y-%m-%dT%H:%M:%SZ', made_at)),
    made_by INTEGER REFERENCES accounts(id),
    UNIQUE (household, holder)
) STRICT;
"""

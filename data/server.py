"""What belongs to no village: `_server.db` beside the record books, with sessions, attempts at signing in, and the
accounts that are of no village (`data.server_people`)."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes
from types import TracebackType
from typing import Any, Self

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data.errors import book_refused
from data.faults import OUTSIDE_THE_FILE, fault, unwritten

FILE = "_server.db"
server_tables = Migrations("laurel_server")

_TABLES = """
CREATE TABLE sessions (
    token TEXT PRIMARY KEY CHECK (length(token) = 64),
    village TEXT NOT NULL,
    account INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    began REAL NOT NULL,
    seen REAL NOT NULL
) STRICT;
CREATE INDEX sessions_of ON sessions (village, account);
CREATE TABLE attempts (
    who TEXT PRIMARY KEY CHECK (length(who) = 64),
    failures INTEGER NOT NULL CHECK (failures >= 0),
    last REAL NOT NULL
) STRICT;
"""

_SIGNING = """
ALTER TABLE sessions ADD COLUMN confirmed REAL;
CREATE TABLE secrets (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    secret BLOB NOT NULL CHECK (length(secret) = 32)
) STRICT;
CREATE TABLE errands (
    state TEXT PRIMARY KEY CHECK (length(state) = 64),
    village TEXT NOT NULL,
    nonce TEXT NOT NULL,
    verifier TEXT NOT NULL,
    next TEXT NOT NULL,
    began REAL NOT NULL
) STRICT;
"""

_CARDS = """
CREATE TABLE card_sessions (
    token TEXT PRIMARY KEY CHECK (length(token) = 64),
    village TEXT NOT NULL,
    card TEXT NOT NULL CHECK (length(card) = 64),
    began REAL NOT NULL,
    seen REAL NOT NULL
) STRICT;
"""


_PEOPLE = """
CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    key TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('keeper', 'region')),
    secret TEXT NOT NULL DEFAULT '',
    code TEXT,
    code_until TEXT,
    generation INTEGER NOT NULL DEFAULT 0,
    made_at TEXT NOT NULL,
    removed_at TEXT
) STRICT;
CREATE UNIQUE INDEX people_standing ON people (key) WHERE removed_at IS NULL;
"""


@server_tables()
def sessions_and_attempts(db: Database) -> None:
    """Who is signed in, and who has failed to."""
    db.executescript(_TABLES)


@server_tables()
def confirmations_and_the_secret(db: Database) -> None:
    """When a session's holder last gave the password again; what this server signs with; sign-ins under way."""
    db.executescript(_SIGNING)


@server_tables()
def sessions_of_cards(db: Database) -> None:
    """Who looks at the own household's record."""
    db.executescript(_CARDS)


@server_tables()
def people_of_no_village(db: Database) -> None:
    """Accounts of whoever looks after the server, or reads a region's page."""
    db.executescript(_PEOPLE)


@dataclass(frozen=True)
class Server:
    """The open file; like a book it belongs to whoever opened it."""

    path: Path
    db: Database

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.db.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction, all or nothing, that waits for its turn at the start.

        Raises BookRefused where the disk refuses: disk_full, disk_error, busy, read_only.
        """
        try:
            with self._transaction():
                yield
        except sqlite3.OperationalError as error:
            if (code := fault(error, self.path)) not in OUTSIDE_THE_FILE:
                raise
            raise book_refused(code, self.path) from error

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.db.commit()
        finally:
            self.db.rollback()

    def rows(self, sql: str, **values: object) -> list[dict[str, Any]]:
        """What a query gives, a dict a row."""
        # As a book's rows: `Database.query` would put every question into a savepoint of its own.
        found = self.db.execute(sql, values)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found]

    def secret(self) -> bytes:
        """The 32 random bytes with which this server, and no other, signs what it hands out."""
        found = self.rows("SELECT secret FROM secrets")
        if not found:
            with self.writing():
                made = {"secret": token_bytes(32)}
                self.db.execute("INSERT INTO secrets VALUES (1, :secret) ON CONFLICT (id) DO NOTHING", made)
            found = self.rows("SELECT secret FROM secrets")
        return bytes(found[0]["secret"])


def open_server(folder: Path) -> Server:
    """The server's file in a folder of villages; it is made where there is none, for its owner's eyes only.

    Raises BookRefused: cannot_write, disk_full, disk_error, busy, read_only, corrupt.
    """
    path = folder / FILE
    try:
        path.touch(mode=0o600)
    except OSError as error:
        raise book_refused(unwritten(error, path), path) from error
    conn = sqlite3.connect(path, isolation_level=None, timeout=10, check_same_thread=False)
    server = Server(path, Database(conn, strict=True, execute_plugins=False))
    try:
        _prepare(server)
    except sqlite3.DatabaseError as error:
        server.db.close()
        code = fault(error, path)
        raise book_refused(code if code in OUTSIDE_THE_FILE else "corrupt", path) from error
    return server


def _prepare(server: Server) -> None:
    # A power cut may cost the last seconds of sessions and no more: nothing here is worth a wait for the disk.
    for setting in ("journal_mode = WAL", "synchronous = NORMAL", "secure_delete = ON", "trusted_schema = OFF"):
        server.db.conn.execute(f"PRAGMA {setting}")
    if server_tables.pending(server.db):
        with server.writing():
            server_tables.apply(server.db)

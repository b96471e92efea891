"""Whether a book has changed since it was last looked at, by whoever it was, in a few microseconds.

SQLite counts for an open connection what others have committed. So one connection to each book stays open for nothing
but that question.
"""

import sqlite3
from collections import OrderedDict
from itertools import count
from pathlib import Path
from threading import Lock

from data.open import Book, open_book
from data.pool import MOST, file_at

Version = tuple[int, int]
File = tuple[int, int]
# Whoever asks without waiting does so between two requests: rather no answer than a wait.
_NEVER_WAIT = "PRAGMA busy_timeout = 0"


class Watch:
    """The books that are watched; bounded, the one asked for longest ago is let go first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._books: OrderedDict[Path, tuple[File | None, int, Book]] = OrderedDict()
        self._numbers = count()

    def known(self, path: Path) -> Version | None:
        """The version of a book that is watched already; None where it is not, or cannot be asked without waiting.

        Two that are equal say that nothing was committed between them.
        """
        with self._lock:
            file, number, book = self._books.get(path, (None, 0, None))
            if book is None or file is None or file != file_at(path):
                return None
            self._books.move_to_end(path)
            try:
                return number, book.db.conn.execute("PRAGMA data_version").fetchall()[0][0]
            except sqlite3.Error:
                return None

    def version(self, path: Path) -> Version | None:
        """The version of a book, which is watched from now on. Raises BookRefused."""
        found = self.known(path)
        if found is None:
            self._begin(path)
            found = self.known(path)
        return found

    def close(self) -> None:
        """Watch nothing any more."""
        with self._lock:
            books = [book for _, _, book in self._books.values()]
            self._books.clear()
        for book in books:
            book.close()

    def _begin(self, path: Path) -> None:
        file, book = file_at(path), open_book(path)
        book.db.conn.execute(_NEVER_WAIT)
        with self._lock:
            gone = [self._books.pop(path, None)]
            self._books[path] = (file, next(self._numbers), book)
            if len(self._books) > MOST:
                gone.append(self._books.popitem(last=False)[1])
        for each in gone:
            if each is not None:
                each[2].close()

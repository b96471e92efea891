"""Starting fast: what a dependency imports without need is kept from it."""

import sys


def import_sqlite_utils() -> None:
    """Import sqlite-utils without pandas.

    It imports pandas wherever it is installed, for kinds of values that no book holds; that takes longer than the rest
    of Laurel together.
    """
    if "pandas" in sys.modules or "sqlite_utils" in sys.modules:
        return
    sys.modules["pandas"] = None  # type: ignore[assignment]  # the way to say "not here"
    try:
        import sqlite_utils  # noqa: F401, PLC0415
    finally:
        del sys.modules["pandas"]

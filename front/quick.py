"""Being fast: what a dependency does without need is kept from it."""

import sys
from functools import cache


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


def remember_settings() -> None:
    """Have Streamlit look its settings through once and not six times before every run: while it serves they stay.

    That was a third of what a run cost the server.
    """
    from streamlit import config  # noqa: PLC0415

    config.get_options_for_section = cache(config.get_options_for_section)

"""Being fast: what a dependency does without need is kept from it."""

import sys
from collections.abc import Callable
from functools import cache, wraps
from typing import Any


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
    """Have Streamlit look its settings through once and not before every run: while it serves they stay.

    That was a third of what a run cost the server.
    """
    from streamlit import config  # noqa: PLC0415
    from streamlit.runtime import app_session  # noqa: PLC0415

    config.get_options_for_section = cache(config.get_options_for_section)
    app_session._populate_theme_msg = filled_once(app_session._populate_theme_msg)
    app_session._populate_config_msg = filled_once(app_session._populate_config_msg)


def filled_once(fill: Callable[..., None]) -> Callable[..., None]:
    """What fills a protobuf message as `fill` does, but asks it once only for each set of its other arguments."""
    kept: dict[tuple[Any, ...], Any] = {}

    @wraps(fill)
    def filled(message: Any, *of: Any) -> None:
        if of not in kept:
            kept[of] = type(message)()
            fill(kept[of], *of)
        # Merged with nothing, a message would still count as set.
        if kept[of].ListFields():
            message.MergeFrom(kept[of])

    return filled

"""The settings that keep a server on its own machine and its errors to itself."""

import tomllib
from pathlib import Path

from front.settings import SERVED, SETTINGS

CONFIG = Path(__file__).parent.parent.parent / ".streamlit" / "config.toml"


def test_a_clone_and_an_installed_laurel_have_the_same_settings() -> None:
    sections = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
    written = {f"{section}.{key}": value for section, keys in sections.items() for key, value in keys.items()}
    assert written == SETTINGS


def test_nothing_leaves_the_machine_and_no_error_is_shown() -> None:
    assert SERVED["server.address"] == "127.0.0.1"
    assert SERVED["browser.gatherUsageStats"] is False
    assert SERVED["client.showErrorDetails"] == "none"

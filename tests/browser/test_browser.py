from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import chromium


def test_the_browser_shows_a_page(page: Page) -> None:
    page.set_content("<h1>Willow Bend</h1>")
    assert page.get_by_role("heading", name="Willow Bend").is_visible()


def test_a_browser_that_is_named_but_missing_is_said_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PLAYWRIGHT_CHROMIUM", str(tmp_path / "no-such-browser"))
    with pytest.raises(pytest.fail.Exception, match="no-such-browser"):
        chromium()


def test_without_a_browser_there_is_none_to_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PLAYWRIGHT_CHROMIUM", raising=False)
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert chromium() is None

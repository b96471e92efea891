"""The page in which Streamlit draws: whose frame it stands in, its language, and what is there without a script."""

import re

import pytest

from front.choices import page_paths
from front.light.shell import FILE
from front.words import light
from tests.front.light import Served


@pytest.mark.parametrize("path", ["/", *(f"/{page}" for page in page_paths())])
def test_no_other_site_can_put_a_page_into_its_frame(bend: Served, path: str) -> None:
    headers = bend.visitor().get(path).headers
    assert headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_streamlits_scripts_and_styles_are_all_there(bend: Served) -> None:
    shown = bend.visitor().get("/grid").text
    loaded = [line.strip() for line in FILE.read_text("utf-8").splitlines() if "./static/" in line]
    assert loaded
    assert [line for line in loaded if line not in shown] == []
    assert '<div id="root"></div>' in shown


def test_it_has_our_own_style_for_paper_and_thumbs(bend: Served) -> None:
    linked = re.findall(r'<link rel="stylesheet" href="(/assets/shell[^"]+)"></head>', bend.visitor().get("/").text)
    assert "44px" in bend.visitor().get(linked[0]).text


def test_without_a_script_there_is_a_way_to_the_pages_that_need_none(bend: Served) -> None:
    shown = bend.visitor().get("/").text
    without = shown.partition("<noscript>")[2].partition("</noscript>")[0]
    assert light.NO_SCRIPT in without
    for way in ("/board/bend", "/card", "/sign-in", "/enter"):
        assert f'href="{way}"' in without
    assert "JavaScript" not in without
    assert "_stcore/agent" not in shown


def test_it_says_which_language_it_is_in(bend: Served) -> None:
    shown = bend.visitor().get("/", headers={"Accept-Language": "ar"}).text
    assert '<html lang="ar"' in shown
    assert '<main dir="rtl">' in shown

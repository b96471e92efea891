"""The page in which Streamlit draws its own: safe in no other site's frame, and of use to a browser without script.

Streamlit gives the same file for all of its pages. Here it comes with our headers, in the language of whoever asks, and
leads those whose browser runs no script to the light pages.
"""

import re
from functools import cache
from pathlib import Path

import streamlit
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from front.choices import page_paths
from front.language import tag
from front.light.addresses import address, prefix
from front.light.asked import Asked
from front.light.headers import ASK_AGAIN
from front.light.lightpage import LightPage
from front.light.public import UNFOUND
from front.light.rendering import asset, text_of
from front.villages import villages
from front.words import light as words

FILE = Path(streamlit.__file__).parent / "static" / "index.html"
# Streamlit's own scripts and styles need more than a light page may have.
POLICY = "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
HEADERS = {"Content-Security-Policy": POLICY, "Cache-Control": f"private, {ASK_AGAIN}", "X-Robots-Tag": UNFOUND}
# More are found on the page to sign in.
MOST_BOARDS = 30


def shell_routes() -> list[Route]:
    """The routes of Streamlit's pages, under the path where Laurel is served."""
    paths = ["/", *(f"/{page}" for page in page_paths())]
    return [Route(prefix() + path, LightPage(path, show_shell)) for path in paths]


def show_shell(_asked: Asked) -> Response:
    """Streamlit's page, with what is shown where no script runs."""
    found = villages()[:MOST_BOARDS]
    boards = [(village.name, address(f"/board/{village.key}")) for village in found]
    without = text_of("without_script.html", boards=boards, to=address, asset=asset)
    head, tail = _around()
    return HTMLResponse(f"{head.replace('LANGUAGE', tag())}{without}{tail}", headers=HEADERS)


@cache
def _around() -> tuple[str, str]:
    """What stands before and after what is shown without a script."""
    text = re.sub(r'<html lang="\w+"', '<html lang="LANGUAGE"', FILE.read_text("utf-8"), count=1)
    text = re.sub(r"<title>.*?</title>", f"<title>{words.LAUREL}</title>", text, count=1)
    # It tells programs of a way in that is shut here.
    text = re.sub(r"<!--.*?-->\s*|<link rel=\"service-desc\"[^>]*>\s*", "", text, flags=re.DOTALL)
    text = text.replace("</head>", f'<link rel="stylesheet" href="{asset("shell.css")}"></head>', 1)
    head, _, tail = re.sub(r"<noscript>.*?</noscript>", "<noscript></noscript>", text, flags=re.DOTALL).partition(
        "</noscript>"
    )
    return head, f"</noscript>{tail}"

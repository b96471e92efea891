"""Addresses of light pages: they carry the path under which Laurel is served (`server.baseUrlPath`) themselves."""

from urllib.parse import urlencode

from streamlit import config


def prefix() -> str:
    """The path before every address, with a slash before it and none after; "" where Laurel is at the root."""
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def address(path: str, **query: str) -> str:
    """Where a page is, from its own path; empty values of the query are left out."""
    asked = urlencode({key: value for key, value in query.items() if value})
    return prefix() + path + (f"?{asked}" if asked else "")


def local(path: str) -> str:
    """A path to go on to, from a form or an address, if it leads nowhere else; "" if it might.

    >>> local("/enter?household=h7"), local("//elsewhere.example"), local("https://elsewhere.example")
    ('/enter?household=h7', '', '')
    >>> local("/" + chr(92) + "elsewhere.example"), local("/a" + chr(10) + "b")
    ('', '')
    """
    fine = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if fine else ""

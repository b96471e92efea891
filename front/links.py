"""Ways from Streamlit's pages to light pages, in the same tab: Streamlit's own links open another one."""

from html import escape

from front.settings import SETTINGS


def link(where: str, text: str) -> str:
    """A link as HTML, in the theme's colour, which Streamlit gives to links of its own alone.

    >>> link("/confirm?next=%2Fpeople", "Give it")
    '<a href="/confirm?next=%2Fpeople" target="_self" style="color: #1f5c3a">Give it</a>'
    """
    colour = SETTINGS["theme.linkColor"]
    return f'<a href="{escape(where)}" target="_self" style="color: {colour}">{escape(text)}</a>'

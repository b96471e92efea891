"""Ways from Streamlit's pages to light pages, in the same tab: Streamlit's own links open another one."""

from html import escape


def link(where: str, text: str) -> str:
    """A link as HTML.

    >>> link("/confirm?next=%2Fpeople", "Give it")
    '<a href="/confirm?next=%2Fpeople" target="_self">Give it</a>'
    """
    return f'<a href="{escape(where)}" target="_self">{escape(text)}</a>'

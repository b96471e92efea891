"""Ways from Streamlit's pages to light pages, in the same tab: Streamlit's own links open another one."""

from html import escape

from front.settings import SETTINGS


def link(where: str, text: str, *, lang: str = "") -> str:
    """A link as HTML, in the theme's colour, which Streamlit gives to links of its own alone.

    `lang` is the language of the text where it is another than the page's.

    >>> link("/confirm?next=%2Fpeople", "Give it")
    '<a href="/confirm?next=%2Fpeople" target="_self" style="color: #1f5c3a">Give it</a>'
    """
    spoken = f' lang="{escape(lang)}"' if lang else ""
    colour = SETTINGS["theme.linkColor"]
    return f'<a href="{escape(where)}" target="_self"{spoken} style="color: {colour}">{escape(text)}</a>'

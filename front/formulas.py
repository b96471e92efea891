"""Text that people typed, made safe for a spreadsheet: it must not be taken for a formula."""

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def no_formula(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula.

    >>> no_formula("=1+1"), no_formula("2025")
    ("'=1+1", '2025')
    """
    return f"'{text}" if text.startswith(STARTS) else text

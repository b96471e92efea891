"""What a reader finds in a PDF."""

import pypdfium2


def text_of(pdf: bytes) -> str:
    """All text of it, without spaces, which readers guess at."""
    document = pypdfium2.PdfDocument(pdf)
    said = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return close_up(said)


def close_up(text: str) -> str:
    """A text without spaces, and without the signs that set a part of it apart."""
    return "".join(each for each in text if not each.isspace() and each not in "\u2066\u2067\u2068\u2069")

"""What a reader finds in a PDF, and a telephone's camera in a picture."""

from io import BytesIO

import pypdfium2
import vl_convert
import zxingcpp
from PIL import Image


def text_of(pdf: bytes) -> str:
    """All text of it, without spaces, which readers guess at."""
    document = pypdfium2.PdfDocument(pdf)
    said = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return close_up(said)


def close_up(text: str) -> str:
    """A text without spaces, and without the signs that set a part of it apart."""
    return "".join(each for each in text if not each.isspace() and each not in "\u2066\u2067\u2068\u2069")


def codes_in(pdf: bytes) -> list[str]:
    """What the codes on its first page say, read off the page as it is drawn at 144 dots an inch."""
    document = pypdfium2.PdfDocument(pdf)
    drawn = document[0].render(scale=2).to_pil()
    document.close()
    return _read(drawn)


def codes_in_svg(picture: str) -> list[str]:
    """What the codes in a picture say, on white paper."""
    drawn = Image.open(BytesIO(vl_convert.svg_to_png(picture)))
    return _read(Image.alpha_composite(Image.new("RGBA", drawn.size, "white"), drawn.convert("RGBA")))


def _read(drawn: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(drawn)]

"""What is printed, as the answer of a light page: PDF that a browser shows, or why there is none."""

from starlette.responses import Response

from front.light.asked import Asked
from front.light.rendering import page
from front.paper.refused import PaperRefused
from front.words import own_paper as words
from front.words import problems
from rating.problems import Refused

PDF = "application/pdf"


def printed(content: bytes, name: str) -> Response:
    """A sheet under the name of a file."""
    return Response(content, headers={"Content-Disposition": f'inline; filename="{name}"'}, media_type=PDF)


def not_printed(asked: Asked, refused: Refused) -> Response:
    """A page that says why there is no sheet: 503 where a letter is missing here, else 409."""
    status = 503 if isinstance(refused, PaperRefused) else 409
    sentence = " ".join(problems.lines(refused.problems))
    return page(asked, "refusal.html", status, title=words.NOT_PRINTED, sentence=sentence, why=[])

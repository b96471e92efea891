"""PDF or a picture from a template of typst and data, which is handed over as data and never becomes a part of it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import typst

from front.paper.scripts import families, fonts

TEMPLATES = Path(__file__).parent / "templates"


def compiled(template: str, data: Mapping[str, Any], language: str, pictures: Mapping[str, str] | None = None) -> bytes:
    """A PDF for people who see it and for people who hear it (PDF/UA-1); the same data gives the same bytes.

    `template` is a file of templates/ without its ending, `language` as `front.language` names it. `data` is whatever
    JSON can say, with every sentence that is printed; it holds `title`, and `on`: the day of the paper. `pictures` are
    SVG by the name under which the template asks for them. In the template:

        #import "laurel.typ": data, laurel, picture, serif, sans
        #show: laurel

    Raises PaperRefused where no font has the letters; typst.TypstError is a template's own mistake.
    """
    on = datetime.fromisoformat(str(data["on"])).replace(tzinfo=UTC)
    return _made(template, data, language, pictures, format="pdf", pdf_standards=["ua-1"], timestamp=on)


def drawn(
    template: str, data: Mapping[str, Any], language: str, pictures: Mapping[str, str], kind: Literal["svg", "png"]
) -> bytes:
    """The one page of a template as a picture; the rest as for `compiled`. A PNG has 144 dots an inch."""
    return _made(template, data, language, pictures, format=kind, ppi=144.0)


def _made(
    template: str, data: Mapping[str, Any], language: str, pictures: Mapping[str, str] | None, **how: Any
) -> bytes:
    paper = {
        "data": data,
        "language": language.partition("_")[0],
        "pictures": dict(pictures or {}),
        "fonts": asdict(families(texts(data))),
    }
    made: bytes = typst.compile(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(paper, ensure_ascii=False, sort_keys=True)},
        **how,
    )
    return made


def texts(data: object) -> Iterator[str]:
    """Every text in data, without the names of its fields.

    >>> list(texts({"title": "Thanks", "rows": [["spade", 2]]}))
    ['Thanks', 'spade']
    """
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        yield from (text for value in data.values() for text in texts(value))
    elif isinstance(data, list | tuple):
        yield from (text for value in data for text in texts(value))

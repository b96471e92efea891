"""A chart's words apart from its drawing, so that typst sets them: what draws SVG tears Devanagari apart."""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, register_namespace, tostring  # (what reads is defusedxml)

from defusedxml.ElementTree import fromstring

SVG = "http://www.w3.org/2000/svg"
ALONG = {"start": 0.0, "middle": 0.5, "end": 1.0}
_MOVED = re.compile(r"translate\(([-\d.e]+),\s*([-\d.e]+)\)")
Lettering = dict[str, Any]


def apart(picture: str) -> tuple[str, Lettering]:
    """An SVG without its words, and these for `lettered` in laurel.typ: where each stands, in pixels of the drawing.

    `along` is which part of a word stands to the left of its place. What the chart hides for want of room stays out.
    Words that are turned are not known here.
    """
    register_namespace("", SVG)
    root = fromstring(picture)
    words = list(_taken_out(root, 0.0, 0.0))
    width, height = (float(root.get(side, "1")) for side in ("width", "height"))
    return tostring(root, encoding="unicode"), {"width": width, "height": height, "words": words}


def _taken_out(node: Element, x: float, y: float) -> Iterator[Lettering]:
    for child in list(node):
        moved = _MOVED.fullmatch(child.get("transform", "translate(0,0)"))
        if moved is None:
            continue
        at = x + float(moved[1]), y + float(moved[2])
        if child.tag == f"{{{SVG}}}text":
            node.remove(child)
            if child.get("opacity") != "0":
                yield _word(child, *at)
        else:
            yield from _taken_out(child, *at)


def _word(text: Element, x: float, y: float) -> Lettering:
    return {
        "x": x,
        "y": y,
        "along": ALONG[text.get("text-anchor", "start")],
        "size": float(text.get("font-size", "10px").removesuffix("px")),
        "fill": text.get("fill", "#000"),
        "text": "".join(text.itertext()),
    }

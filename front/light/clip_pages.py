"""The sound of a clip, to whoever is signed in to its village: whole, or the part that a player asks for."""

import re

from starlette.responses import Response

from data.clips import clip_sound
from front.light.asked import Asked
from front.light.fields import whole_number
from front.light.lightpage import refusal
from front.villages import opened

FOR_GOOD = "private, max-age=31536000, immutable"


def give_clip(asked: Asked) -> Response:
    """A clip's sound; with a header Range, that part of it."""
    number = whole_number(str(asked.request.path_params["number"]))
    with opened(asked.visitor.village, asked.actor) as book:
        found = None if number is None else clip_sound(book, number)
    if found is None:
        return refusal(asked, "not_found", 404)
    clip, sound = found
    named = clip.digest.startswith(asked.query.get("digest") or "-")
    headers = {"Accept-Ranges": "bytes", "Cache-Control": FOR_GOOD if named else "no-store"}
    part = part_of(asked.request.headers.get("range", ""), len(sound))
    if part is None:
        return Response(sound, headers=headers, media_type=clip.kind)
    start, end = part
    if start >= len(sound):
        return Response(status_code=416, headers={**headers, "Content-Range": f"bytes */{len(sound)}"})
    headers["Content-Range"] = f"bytes {start}-{end - 1}/{len(sound)}"
    return Response(sound[start:end], 206, headers, clip.kind)


def part_of(asked: str, size: int) -> tuple[int, int] | None:
    """Where the one part that is asked for begins and ends; None where the whole is.

    >>> part_of("bytes=0-1", 10), part_of("bytes=4-", 10), part_of("bytes=-3", 10), part_of("bytes=0-1,4-5", 10)
    ((0, 2), (4, 10), (7, 10), None)
    """
    found = re.fullmatch(r"bytes=(\d{0,9})-(\d{0,9})", asked.strip())
    if not found or found[1] == found[2] == "":
        return None
    if not found[1]:
        return max(0, size - int(found[2])), size
    start, end = int(found[1]), min(size, int(found[2]) + 1 if found[2] else size)
    return (start, end) if start < end or start >= size else None

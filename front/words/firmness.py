"""What is said about how firm a board is."""

from front.language import said

SENTENCES = {
    "as_a_whole": "The group is thanked as a whole, so no place depends on how the rules weigh things.",
    "too_few": "Few households are named here, so no more is said about how firm their places are.",
    "out_of_date": "Entries have changed since this season was rated. Rate it again to see how firm the places are.",
    "firm": "The places are firm: other fair rules would name about the same households.",
    "fairly_firm": "The places are fairly firm: other fair rules would change some of them.",
    "loose": "The places depend much on the rules: other fair rules would change many of them.",
}
WOULD_MOVE = "About {count} of those named would stand elsewhere."
MORE_THAN_HALF = "More than half of those named would stand elsewhere."
MEASURED = frozenset({"firm", "fairly_firm", "loose"})


def firmness(code: str, would_move: int | None) -> str:
    """How firm the places of a board are, in words.

    >>> firmness("firm", 1).removeprefix(SENTENCES["firm"])
    ' About 1 of those named would stand elsewhere.'
    """
    if code not in MEASURED:
        return said(SENTENCES)[code]
    moved = said(MORE_THAN_HALF) if would_move is None else said(WOULD_MOVE).format(count=would_move)
    return f"{said(SENTENCES)[code]} {moved}"

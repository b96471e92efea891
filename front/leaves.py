"""A level as leaves: a picture that needs no font and no network, beside its number and words."""

STEM = "M4 30 C 40 22, 80 22, {end} 27"
LEAF = "M0 0 C 2 -12, 14 -18, 26 -18 C 24 -6, 14 0, 0 0 Z"
GREEN, GREY = "#1f5c3a", "#c3d3c8"
STEP = 30


def leaves(level: int, levels: int) -> str:
    """An SVG of as many leaves as there are levels, the reached ones filled."""
    width = STEP * levels + 16
    drawn = "".join(_leaf(i, reached=i < level) for i in range(levels))
    stem = f'<path d="{STEM.format(end=width - 6)}" fill="none" stroke="{GREEN}" stroke-width="2"/>'
    size = f'width="{width}" height="40" viewBox="0 0 {width} 40"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{stem}{drawn}</svg>'


def _leaf(place: int, *, reached: bool) -> str:
    fill = f'fill="{GREEN}"' if reached else f'fill="#ffffff" stroke="{GREY}" stroke-width="2"'
    return f'<path d="{LEAF}" transform="translate({10 + STEP * place} 25)" {fill}/>'

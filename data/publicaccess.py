"""Who may see what everybody may see, on screens and on walls, for `data.permissions`."""

from data.who import Who, a_household, anyone, either, operator, role, staff

_administers = either(operator, role("administrator"))
_publishes = either(operator, role("reviewer"), role("administrator"))

PUBLIC_RULES: dict[str, Who] = {
    "board": anyone,
    "why_closed": anyone,
    "leagues": anyone,
    "village_totals": anyone,
    "village_spread": anyone,
    "village_curves": anyone,
    "village_sources": anyone,
    "village_counts": anyone,
    "firmness": anyone,
    # What is given out about a season: the report names those on the village's wall
    "given_out": either(operator, staff),
    # Posters on the village's wall
    "on_the_wall": operator,
    "record_posters": _publishes,
    "hanging_posters": _publishes,
    "take_down_posters": _publishes,
    # The calendar in which days are written beside ours
    "calendar_of": anyone,
    "set_calendar": _administers,
    # Sound clips, for whoever has a page where they are heard
    "clips": either(operator, staff, a_household),
    "add_clip": _administers,
    "remove_clip": _administers,
}

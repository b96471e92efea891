"""Who may do what with sources, prices, units and tools, as rules of `data.permissions`."""

from data.who import Who, either, operator, role, staff, the_household

_administers = either(operator, role("administrator"))

FIELD_RULES: dict[str, Who] = {
    "sheet_of": either(operator, role("rater"), role("administrator")),
    "record_given": _administers,
    "take_back_given": _administers,
    "all_given": _administers,
    "given_to": either(operator, the_household),
    "answer_given": the_household,
    "all_sources": either(operator, staff),
    "add_source": _administers,
    "edit_source": _administers,
    "remove_source": _administers,
    "price_list": either(operator, staff),
    "set_price": _administers,
    "remove_price": _administers,
    "set_unit": _administers,
    "remove_unit": _administers,
    "all_units": either(operator, staff),
    "tools_before": either(operator, staff),
}

"""What the phone reckons: the helpers of `data.workings` as formulas of a form; the book reckons each again."""

from data.formnames import HOW, NUMBERS, PRODUCT, PRODUCTS, UNIT, field_name, number_field
from data.forms import FormOf
from data.helpers import SPREAD
from data.workings import FACTORS
from front.formchoices import helpers
from front.light.helpers import LESS

_ITEM = "root/item"


def reckoned(form: FormOf) -> str:
    """The amount of the helper that was chosen, "" where none was."""
    formula = "''"
    for how in helpers(form):
        formula = f"if(${{{HOW}}} = '{how}', round({_amount(form, how)}, {form.digits}), {formula})"
    return formula


def line_value(how: str) -> str:
    """The name of what a line of a product comes to."""
    return field_name(how, "line_value")


def value_of_line(form: FormOf, how: str) -> str:
    """What a line of a product comes to."""
    product, unit = field_name(how, PRODUCT), field_name(how, UNIT)
    price = looked_up("products", product, "price")
    if how == "herd":
        return f"({_filled('herd_end')} - {_filled('herd_start')}) * {price}"
    together = " + ".join(_filled(field_name(how, use)) for use in PRODUCTS[how][1])
    if not any(form.rates.units.values()):
        return f"({together}) * {price}"
    return f"({together}) * {price} * if(${{{unit}}} = '', 1, {looked_up('units', unit, 'factor')})"


def looked_up(choices: str, name: str, column: str) -> str:
    """What a column says beside the choice that was made."""
    return f"instance('{choices}')/{_ITEM}[name = ${{{name}}}]/{column}"


def _amount(form: FormOf, how: str) -> str:
    if how == "tool":
        return _tool(form)
    factors = FACTORS.get(how, ())
    multiplied = " * ".join(_filled(number_field(how, name)) for name in factors)
    parts = [f"{multiplied} div 100" if how == "animals" else multiplied] if factors else []
    parts += [_signed(how, name) for name in NUMBERS[how] if name not in factors]
    parts += [f"sum(${{{line_value(how)}}})"] if how in PRODUCTS else []
    return " + ".join(parts)


def _signed(how: str, name: str) -> str:
    filled = _filled(number_field(how, name))
    return f"(0 - {filled})" if name in LESS else filled


def _tool(form: FormOf) -> str:
    price, month, before = (_filled(number_field("tool", name)) for name in ("price", "month", "before"))
    part = f"{form.rates.months:g} div {SPREAD}"
    return f"if({price} > {month}, {price} * {part}, {price}) + {before} * {part}"


def _filled(name: str) -> str:
    return f"coalesce(${{{name}}}, 0)"

"""The questions of a period's form: first what the household has to know, then effort and learning, then income."""

from collections.abc import Iterable, Iterator

from data.formnames import (
    AGREED,
    AMOUNT,
    HOUSEHOLD,
    HOW,
    INCOME,
    METHOD,
    NO_INCOME,
    NUMBERS,
    PERIOD,
    PRODUCT,
    PRODUCTS,
    RATER,
    SOURCE,
    STATE,
    UNIT,
    field_name,
    number_field,
)
from data.forms import FormOf
from data.questions import Question
from data.workings import HOWS
from front.criteria import purpose_of, worded
from front.formchoices import group_choices, helpers, plain
from front.formreckoning import line_value, looked_up, reckoned, value_of_line
from front.light.entered_values import number_name
from front.words import entering
from front.words import field as words
from front.words.say import shown

Row = dict[str, str]
_AGREES = f"${{{AGREED}}} = '1'"
_IS_ASKED = f"${{{STATE}}} = 'asked'"
_NOT_BELOW = ". >= 0"
# Kinds of source that may bring a loss.
MAY_LOSE = ("work", "property")


def survey_rows(form: FormOf) -> list[Row]:
    """The rows of the sheet of questions, in the language that is spoken now."""
    notice = words.NOTICE.format(village=form.village, purpose=purpose_of(form), contact=form.contact)
    return [
        _row("note", "notice", notice),
        _row("select_one yes_no", AGREED, words.AGREED, required="yes"),
        _row("note", "thank", words.THANK, relevant=f"${{{AGREED}}} = '0'"),
        _row("calculate", PERIOD, calculation=_text(form.period)),
        _row("begin_group", "visit", words.HOUSEHOLD, relevant=_AGREES, appearance="field-list"),
        *_household(form),
        _row("end_group", "visit"),
        _row("begin_group", "effort", entering.EFFORT, relevant=_AGREES),
        *(row for each in form.questions if each.kind == "mark" for row in _mark(each)),
        _row("end_group", "effort"),
        *(_income(form) if any(each.kind != "mark" for each in form.questions) else ()),
        _row("note", "end", words.END, relevant=_AGREES),
    ]


def _row(kind: str, name: str, label: str = "", **more: str) -> Row:
    return {"type": kind, "name": name, "label": label, **more}


def _text(text: str) -> str:
    return f"'{text}'" if "'" not in text else f'"{text}"'


def _household(form: FormOf) -> Iterator[Row]:
    yield _row("select_one raters", RATER, words.RATER, required="yes", appearance="minimal")
    more = {}
    if group_choices(form):
        yield _row("select_one groups", "group", words.GROUP, appearance="minimal")
        more = {"choice_filter": "${group} = '' or group = ${group}"}
    asked = {"required": "yes", "appearance": "minimal autocomplete"}
    yield _row("select_one households", HOUSEHOLD, words.HOUSEHOLD, **asked, **more)
    yield _row("calculate", "earns", calculation=looked_up("households", HOUSEHOLD, "earns"))


def _mark(question: Question) -> Iterator[Row]:
    part, name = question.indicator, field_name("mark", question.name)
    said = {field: plain(worded(question.name, field, part)) for field in ("ask", "about", "another_way", "unit")}
    hint = [said["about"], words.ANOTHER_WAY.format(another_way=said["another_way"]) if said["another_way"] else ""]
    yield _row("begin_group", f"of_{name}", said["ask"] or question.name, appearance="field-list")
    yield {**_scale(question, name), "label": said["ask"] or question.name, "hint": " ".join(filter(None, hint))}
    yield _row(
        "select_one phrases", f"phrase_{name}", entering.PHRASE, relevant=f"${{{name}}} != ''", hint=entering.PHRASE_WHY
    )
    yield _row("end_group", f"of_{name}")


def _scale(question: Question, name: str) -> Row:
    low, high = question.scale or (0.0, 1.0)
    if (low, high) == (0.0, 1.0):
        return _row("select_one yes_no", name)
    whole = low == int(low) and high == int(high)
    between = {"low": shown(low), "high": shown(high)}
    return _row(
        "integer" if whole else "decimal",
        name,
        constraint=f". >= {low:g} and . <= {high:g}",
        constraint_message=(words.WHOLE if whole else words.BETWEEN).format(**between),
    )


def _income(form: FormOf) -> Iterator[Row]:
    earns = f"{_AGREES} and ${{earns}} = '1'"
    yield _row("begin_group", "incomes", entering.INCOME, relevant=earns)
    yield _row("begin_repeat", INCOME, words.INCOME, hint=words.INCOME_HOW)
    yield _row("select_one sources", SOURCE, words.SOURCE, required="yes", appearance="minimal")
    yield _row("calculate", "kind", calculation=looked_up("sources", SOURCE, "kind"))
    yield _row("select_one states", STATE, words.STATE, required="yes", default="asked")
    helped = f"{_IS_ASKED} and ({_is_kind(kind for kind, hows in HOWS.items() if hows)})"
    fitting = {"choice_filter": "selected(kinds, ${kind})", "default": "amount"}
    yield _row("select_one ways", HOW, words.HOW, relevant=helped, **fitting)
    yield _amount(form)
    for how in helpers(form):
        yield from _helper(form, how)
    yield _row("calculate", "reckoned", calculation=reckoned(form))
    yield _row("note", "reckoned_told", words.RECKONED.format(amount="${reckoned}"), relevant="${reckoned} != ''")
    yield _row("select_one methods", METHOD, entering.METHOD, relevant=_IS_ASKED)
    yield _row("end_repeat", INCOME)
    yield _row("select_multiple sources", NO_INCOME, words.NO_INCOME)
    yield _row("end_group", "incomes")


def _amount(form: FormOf) -> Row:
    label = entering.AMOUNT_IN.format(currency=form.currency) if form.currency else entering.AMOUNT
    return _row(
        "decimal",
        AMOUNT,
        label,
        required="yes",
        relevant=f"{_IS_ASKED} and (${{{HOW}}} = '' or ${{{HOW}}} = 'amount')",
        constraint=f"{_NOT_BELOW} or {_is_kind(MAY_LOSE)}",
        constraint_message=words.NOT_BELOW,
    )


def _is_kind(kinds: Iterable[str]) -> str:
    return " or ".join(f"${{kind}} = '{kind}'" for kind in kinds)


def _helper(form: FormOf, how: str) -> Iterator[Row]:
    hint = {"hint": entering.TOOL_HOW} if how == "tool" else {}
    asked = f"{_IS_ASKED} and ${{{HOW}}} = '{how}'"
    yield _row("begin_group", how, entering.HOWS[how], relevant=asked)
    for number in NUMBERS[how]:
        yield {**_number(number_field(how, number), number_name(number)), **hint}
        hint = {}
    if how in PRODUCTS:
        yield from _products(form, how)
    yield _row("end_group", how)


def _number(name: str, label: str) -> Row:
    return _row("decimal", name, label, constraint=_NOT_BELOW, constraint_message=words.NOT_BELOW)


def _products(form: FormOf, how: str) -> Iterator[Row]:
    repeat, uses = PRODUCTS[how]
    product, unit = field_name(how, PRODUCT), field_name(how, UNIT)
    yield _row("begin_repeat", repeat, words.LINE if how == "quantity" else words.HERD_LINE)
    yield _row("select_one products", product, words.PRODUCT, required="yes", appearance="minimal")
    told = f"jr:choice-name(${{{product}}}, '${{{product}}}')"
    if how == "quantity" and any(form.rates.units.values()):
        of_it = {"choice_filter": f"of = ${{{product}}}", "appearance": "minimal"}
        yield _row("select_one units", unit, words.UNIT, hint=words.UNIT_HOW, **of_it)
        told = f"if(${{{unit}}} = '', {told}, jr:choice-name(${{{unit}}}, '${{{unit}}}'))"
    yield _row("calculate", f"{how}_told", calculation=told)
    labels = {"sold": words.SOLD, "eaten": words.EATEN, "given": words.GIVEN}
    labels |= {"start": words.AT_START, "end": words.AT_END}
    for use in uses:
        yield _number(field_name(how, use), labels[use].format(unit=f"${{{how}_told}}"))
    yield _row("calculate", line_value(how), calculation=value_of_line(form, how))
    yield _row("end_repeat", repeat)

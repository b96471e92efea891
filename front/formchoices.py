"""What is chosen from in the form of a period: raters, households, sources, products, and ways to answer."""

from collections.abc import Iterable, Iterator, Mapping

from data.entering import Entered
from data.formnames import HELPERS, PRODUCTS, choice_name, household_choice, rater_choice, unit_choice
from data.forms import FormOf
from data.workings import HOWS
from front.criteria import source_name
from front.words import entering
from front.words import field as words

Row = dict[str, str]


def choice_rows(form: FormOf) -> list[Row]:
    """The rows of the sheet of choices, in the language that is spoken now."""
    groups = group_choices(form)
    return [
        *_rows("yes_no", {"1": words.YES, "0": words.NO}),
        *_rows("raters", {rater_choice(each.id): each.name for each in form.raters}),
        *_rows("groups", {name: group for group, name in groups.items()}),
        *(_household(each, groups) for each in form.households),
        *_rows("phrases", entering.PHRASES),
        *_sources(form),
        *_rows("states", entering.STATES),
        *_ways(form),
        *_rows("methods", entering.METHODS),
        *_products(form),
        *_units(form),
    ]


def group_choices(form: FormOf) -> dict[str, str]:
    """group -> what its choice is called; none where the village has no more than one."""
    groups = dict.fromkeys(each.group for each in form.households if each.group)
    return {group: f"g{at}" for at, group in enumerate(groups, 1)} if len(groups) > 1 else {}


def household_label(each: Entered) -> str:
    """A household in a list: its house number, nickname and name."""
    nickname = each.nickname if each.nickname != each.household else ""
    name = words.NICKNAMED.format(nickname=nickname, name=each.household) if nickname else each.household
    return words.NUMBERED.format(number=each.house_number, name=name) if each.house_number else name


def plain(text: str) -> str:
    """Text in which a form sees no reference to a question.

    >>> plain("${x}")
    '$ {x}'
    """
    return text.replace("${", "$ {")


def helpers(form: FormOf) -> tuple[str, ...]:
    """The helpers that the form has something to ask for."""
    return tuple(how for how in HELPERS if form.prices or how not in PRODUCTS)


def _ways(form: FormOf) -> Iterator[Row]:
    """Each helper with the kinds of source that it is for."""
    yield _row("ways", "amount", words.OF_AMOUNT, kinds=" ".join(HOWS))
    for how in helpers(form):
        yield _row("ways", how, entering.HOWS[how], kinds=" ".join(kind for kind, hows in HOWS.items() if how in hows))


def _units(form: FormOf) -> Iterator[Row]:
    for product, others in form.rates.units.items():
        for unit, factor in others.items():
            more = {"of": choice_name(product), "factor": f"{factor:f}"}
            yield _row("units", unit_choice(product, unit), unit, **more)


def _rows(list_name: str, labels: Mapping[str, str]) -> Iterator[Row]:
    return (_row(list_name, name, label) for name, label in labels.items())


def _row(list_name: str, name: str, label: str, **more: str) -> Row:
    return {"list_name": list_name, "name": name, "label": plain(label), **more}


def _household(each: Entered, groups: Mapping[str, str]) -> Row:
    group = groups.get(each.group, "")
    more = {"group": group, "earns": "1" if each.earns else "0"}
    return _row("households", household_choice(each.number), household_label(each), **more)


def _sources(form: FormOf) -> Iterable[Row]:
    for each in form.questions:
        if each.kind != "mark":
            label = f"{source_name(each.name, each.texts)} ({entering.KINDS[each.kind]})"
            yield _row("sources", choice_name(each.name), label, kind=each.kind)


def _products(form: FormOf) -> Iterator[Row]:
    for each in form.prices:
        label = f"{each.product} ({each.unit})" if each.unit else each.product
        yield _row("products", choice_name(each.product), label, price=each.amount)

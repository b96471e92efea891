"""An entry of the journal in words: when, who, what, about whom, and what changed."""

from collections.abc import Mapping

from data.journal import Entry, Values
from front.dates import moment
from front.reviewing import named
from front.words import acts, review
from front.words import journal as words
from front.words.say import listed, shown

LONGEST = 80
# Which row it is, and when and by whom it was entered, stands beside the entry already.
LEFT_OUT = ("id", "household", "entered_at", "entered_by", "decided_at", "account", "seen")


def headline(entry: Entry) -> str:
    """When, who, and what was done, about whom and why."""
    done = [act_of(entry.act)]
    if entry.household:
        done.append(words.OF_HOUSEHOLD.format(household=entry.household))
    if entry.why:
        done.append(words.BECAUSE.format(why=whys().get(entry.why, named(entry.why))))
    return words.ENTRY.format(when=moment(entry.at), who=entry.actor or words.KINDS[entry.kind], what=" ".join(done))


def change(entry: Entry) -> str:
    """What changed, by column; "" where the act changed nothing, or what it changed is not kept."""
    if not entry.table:
        return ""
    told = _told(entry.before, entry.after)
    return words.SAID.format(column=acts.TABLES.get(entry.table, named(entry.table)), value=told) if told else ""


def act_of(act: str) -> str:
    """What an act is called.

    >>> act_of("publish"), act_of("edit_household")
    ('published a season', 'corrected a household’s particulars')
    """
    return acts.ACTS.get(act, named(act))


def whys() -> dict[str, str]:
    """Reason -> what it is called."""
    return {**review.REASONS, **words.WHYS}


def _told(before: Values | None, after: Values | None) -> str:
    if before is None:
        return words.NEW.format(values=_listed(after)) if after else ""
    if after is None:
        return words.GONE.format(values=_listed(before))
    changed = [column for column in after if before.get(column) != after[column] and column not in LEFT_OUT]
    changes = (
        words.CHANGED.format(column=named(c), before=_value(before.get(c)), after=_value(after[c])) for c in changed
    )
    rest = _listed({column: value for column, value in after.items() if column not in changed})
    told = listed(changes)
    return words.WITH.format(changed=told, rest=rest) if rest and told else told or rest


def _listed(values: Mapping[str, object]) -> str:
    said = {column: value for column, value in values.items() if column not in LEFT_OUT and value not in (None, "")}
    return listed(words.SAID.format(column=named(column), value=_value(value)) for column, value in said.items())


def _value(value: object) -> str:
    text = words.NOTHING_THERE if value in (None, "") else shown(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"

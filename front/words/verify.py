"""What `laurel verify` says; a finding names a table and the key of a row in it, never what the row holds."""

from typing import TYPE_CHECKING

from front.language import said
from front.words.say import counted

if TYPE_CHECKING:
    from data.verify import Report

HELP = (
    "Look whether a record book is what its journal says: the file, its rules, the chain of the journal, every row, "
    "and every stored rating, which is computed again (docs/journal.md). Ends with status 1 where anything was found."
)
BOOK = "The record book."
HEAD = (
    "A hash that was printed or written down earlier (the first 16 signs suffice). It must be in the chain: this alone "
    "shows that somebody who holds the file has not written the journal anew."
)
VERIFYING = "Looking at the journal, and rating again"

CHAIN = ("The journal has {count} entry.", "The journal has {count} entries.")
RATINGS = ("{count} stored rating was computed again:", "{count} stored ratings were computed again:")
SAME = ("{count} row is the same,", "{count} rows are the same,")
ERASED = ("{count} is of a household that was erased,", "{count} are of households that were erased,")
UNTOLD = (
    "{count} cannot be told, because what was entered then is not in the journal.",
    "{count} cannot be told, because what was entered then is not in the journal.",
)
DIFFERING = ("{count} is not what the rules give.", "{count} are not what the rules give.")
HASH = "Its newest hash is {head}. Keep it outside this file, and later give it back with --head."
FINE = "Nothing was found."
FOUND = ("{count} thing was found:", "{count} things were found:")

_KEY = "{key}, row {value}"
SENTENCES = {
    "damaged": "The file is damaged: {value}",
    "broken_reference": _KEY + ": names a row of {other} that is not there.",
    "rule_missing": "The rule “{value}”, which the book itself keeps, is not in it any more.",
    "rule_changed": "The rule “{value}” in the book is not the one that Laurel put there.",
    "entry_missing": "Entry {value} of the journal is missing.",
    "entry_changed": "Entry {value} of the journal does not fit the one before it: it, or that one, was changed.",
    "head_missing": (
        "The hash {value} is not in this chain: the journal was written anew or cut at its end, "
        "or this is another book."
    ),
    "values_missing": "What entry {value} of the journal was about is missing, and its household was not erased.",
    "values_changed": "What entry {value} of the journal was about was changed.",
    "changed_between": _KEY + ": was changed by another tool before entry {seq} of the journal.",
    "written_outside": _KEY + ": was found changed by another tool at {time}.",
    "row_changed": _KEY + ": is not what the journal says. Another tool changed it.",
    "row_added": _KEY + ": is not in the journal. Another tool added it.",
    "row_removed": _KEY + ": is in the journal, but not in the book. Another tool removed it.",
    "clip_changed": "The sound of the clip {value} is not the one that was taken in: its digest is another.",
    "rubric_hash": "The rubric “{title}”, version {version}, is not the text that was adopted: its hash is another.",
    "never_consented": _KEY + ": is in the book without ever having agreed to take part.",
    "published_unrated": _KEY + ": is published, but has no stored rating.",
    "rating_differs": _KEY + " (rating, household): is not what the rules and the entries of that time give.",
    "cannot_recompute": _KEY + ": cannot be computed again from its rules and the entries of that time.",
    "more_findings": "… and {value} more.",
}


def summary(report: "Report") -> list[str]:
    """What was looked at, in a few lines; the findings themselves come after it."""
    done = report.ratings
    differing = sum(one.code == "rating_differs" for one in report.findings)
    told = [counted(done.ratings, *said(RATINGS)), counted(done.same, *said(SAME))]
    told += [counted(done.erased, *said(ERASED))] if done.erased else []
    told += [counted(done.untold, *said(UNTOLD))] if done.untold else []
    told += [counted(differing, *said(DIFFERING))]
    found = counted(len(report.findings), *said(FOUND)) if report.findings else said(FINE)
    return [counted(report.entries, *said(CHAIN)), said(HASH).format(head=report.head), " ".join(told), found]

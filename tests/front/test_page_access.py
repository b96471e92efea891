"""Every page of Streamlit's as every role and as a stranger: who is let in, and who is told for whom it is.

The table is written here by hand. A page that is not in it fails: whoever adds one says for whom it is.
"""

import pytest

from data.accounts import ROLES
from front.choices import page_paths
from front.words import grid, progress, staff
from tests.front.conftest import text_of, visit
from tests.front.light import Served

ALL = frozenset({"stranger", "nothing", "everything", *ROLES})
WORKING = frozenset({"everything", *ROLES})
RATERS = frozenset({"rater", "everything"})
ADMINISTRATORS = frozenset({"administrator", "everything"})
REVIEWERS = frozenset({"reviewer", "administrator", "everything"})
REFUSALS = (staff.NOT_YOURS, grid.NOT_A_RATER, grid.SIGN_IN, progress.NOT_OPEN)

# page -> who sees more than that it is not for them
OPEN: dict[str, frozenset[str]] = {
    "board": ALL,
    "insight": ALL,
    "thanks": ALL,
    "fund": ALL,
    # Of a real village it opens for the household itself, and for no account.
    "progress": frozenset(),
    "grid": RATERS,
    "imports": frozenset({"rater", "administrator", "everything"}),
    "households": ADMINISTRATORS,
    "seasons": ADMINISTRATORS,
    "rules": ADMINISTRATORS,
    "people": ADMINISTRATORS,
    "questions": RATERS,
    "review": REVIEWERS,
    "publishing": REVIEWERS,
    "fairness": REVIEWERS,
    "checks": ADMINISTRATORS,
    "notices": ADMINISTRATORS,
    "awards": WORKING,
    "treasury": WORKING,
    "journal": REVIEWERS,
}


def test_each_page_is_in_the_table_and_each_row_is_a_page() -> None:
    assert OPEN.keys() == set(page_paths())


@pytest.mark.parametrize("who", sorted(ALL))
def test_a_page_is_for_whom_it_is_meant(bend: Served, who: str, monkeypatch: pytest.MonkeyPatch) -> None:
    token = "" if who == "stranger" else bend.token(who, confirmed=True)
    monkeypatch.setattr("front.visitor._token", lambda: token)
    got = {}
    for name in OPEN:
        page = visit(name)
        assert not page.exception
        got[name] = not any(refusal in text_of(page) for refusal in REFUSALS)
    assert got == {name: who in those for name, those in OPEN.items()}

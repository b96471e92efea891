"""The tables of a record book, as ordered changes; each is recorded in the book in the transaction that makes it.

Money is whole minor units of the village's currency, a time is UTC as 2025-01-31T12:00:00Z, a day is 2025-01-31. Rules
that must hold whoever writes are constraints and triggers here. A later change that rebuilds a table with sqlite-utils'
`transform()` loses its triggers without a word and must make them again: `TRIGGERS` says which there have to be.
"""

from collections.abc import Iterable

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data.accounttables import ACCOUNTS
from data.admintables import CONFIRMATIONS, SEALED_CODES
from data.answertables import ANSWERS, REMADE, answer_triggers
from data.awardtables import AWARDS, award_triggers
from data.calendartables import CALENDAR
from data.cardtables import CARDS
from data.checktables import CHECKS, check_triggers
from data.choicetables import CHOICES
from data.cliptables import CLIPS
from data.credentialtables import CREDENTIALS, credential_triggers
from data.erasetables import ERASED, erase_triggers
from data.firsttables import ENTRIES, PEOPLE, RATINGS, SEASONS, VILLAGE
from data.firsttriggers import first_triggers
from data.fundtables import FUND, fund_triggers
from data.giventables import GIVEN, given_triggers
from data.goaltables import GOALS
from data.helptables import HELP, help_triggers
from data.identitytables import IDENTITIES
from data.importmaptables import IMPORT_MAPS
from data.insighttables import CURVES, MORE_NAMES, SPREAD, spread_triggers
from data.journaltables import JOURNAL, journal_triggers
from data.keytables import KEYS, key_triggers
from data.lefttables import LEFT, left_triggers
from data.lefttables import REMADE as LEFT_REMADE
from data.noticetables import NOTICES
from data.postertables import POSTERS
from data.researchtables import RESEARCH, research_triggers
from data.reviewtables import REVIEWED_TO, REVIEWS, WHO_ENTERED, lifecycle_triggers
from data.scorecardtables import SCORECARDS, scorecard_triggers
from data.togethertables import TOGETHER
from data.unittables import UNITS

laurel = Migrations("laurel")

_DECLARED = {
    **first_triggers(),
    **lifecycle_triggers(),
    **answer_triggers(),
    **spread_triggers(),
    **journal_triggers(),
    **fund_triggers(),
    **award_triggers(),
    **left_triggers(),
    **erase_triggers(),
    **key_triggers(),
    **credential_triggers(),
    **research_triggers(),
    **check_triggers(),
    **given_triggers(),
    **help_triggers(),
    **scorecard_triggers(),
}
TRIGGERS = {name: f"CREATE TRIGGER {name} {body}" for name, body in _DECLARED.items()}


@laurel()
def village_and_people(db: Database) -> None:
    """The village, its households by consent, and who rates them."""
    db.executescript(VILLAGE + PEOPLE)


@laurel()
def seasons_and_entries(db: Database) -> None:
    """Periods, sources, and what is entered."""
    db.executescript(SEASONS + ENTRIES)


@laurel()
def rubrics_and_ratings(db: Database) -> None:
    """Village rules, what meetings decided, and ratings in revisions."""
    db.executescript(RATINGS)


@laurel()
def rules_for_whoever_writes(db: Database) -> None:
    """The triggers of every table so far."""
    make_triggers(db, first_triggers())


@laurel()
def errors_of_scores(db: Database) -> None:
    """How far a stored score may be off; missing where that is not known, as for all that was rated before."""
    db.execute("ALTER TABLE rating_rows ADD COLUMN error REAL CHECK (error >= 0)")


@laurel()
def accounts_with_roles(db: Database) -> None:
    """Who works with the book, and the code that makes the first of them."""
    db.executescript(ACCOUNTS)


@laurel()
def reviews_and_lifecycle(db: Database) -> None:
    """Who entered what, what reviewers decide, why a rating was corrected, and when entries may be written."""
    db.executescript(REVIEWS + WHO_ENTERED)
    make_triggers(db, lifecycle_triggers())


@laurel()
def consents_are_confirmed(db: Database) -> None:
    """Who witnessed a consent and since when it is confirmed; those recorded before came from signed sheets."""
    db.executescript(CONFIRMATIONS)
    make_triggers(db, first_triggers())


@laurel()
def codes_of_office_holders(db: Database) -> None:
    """The sealed codes by which two office-holders restore lost access."""
    db.executescript(SEALED_CODES)


@laurel()
def answers_of_raters(db: Database) -> None:
    """How amounts were reckoned, which phrase goes with a mark, answers that have arrived, the village's price list."""
    db.executescript(ANSWERS)
    make_triggers(db, (*answer_triggers(), *REMADE))


@laurel()
def ratings_know_their_reviews(db: Database) -> None:
    """Up to which review a rating was made; a period is published when nothing waits for an answer."""
    db.execute(REVIEWED_TO)
    make_triggers(db, ["periods_move_when_settled"])


@laurel()
def journal(db: Database) -> None:
    """The journal; what stands in the book is written down in it once all changes are made."""
    db.executescript(JOURNAL)
    make_triggers(db, journal_triggers())


@laurel()
def identities_at_providers(db: Database) -> None:
    """Who an account is at an organisation's identity provider."""
    db.executescript(IDENTITIES)


@laurel()
def figures_of_spread(db: Database) -> None:
    """What the public may know of how incomes are spread, frozen with a period's first rating."""
    db.executescript(SPREAD)
    make_triggers(db, ("spread_never_changed",))


@laurel()
def cards_of_households(db: Database) -> None:
    """The cards by which households open their own record."""
    db.executescript(CARDS)


@laurel()
def awards_and_their_fund(db: Database) -> None:
    """Awards with their steps and people, and the fund in double entry."""
    db.executescript(AWARDS + FUND)
    make_triggers(db, (*fund_triggers(), *award_triggers()))


@laurel()
def households_that_were_deleted(db: Database) -> None:
    """The numbers of households that were deleted, and their scores in ratings that were published with them."""
    db.executescript(ERASED)
    make_triggers(db, erase_triggers())


@laurel()
def keys_of_the_village(db: Database) -> None:
    """The keys by which the village signs what it hands out."""
    db.executescript(KEYS)
    make_triggers(db, key_triggers())


@laurel()
def what_a_region_gets(db: Database) -> None:
    """What left the book for research, and counts frozen for the public."""
    db.executescript(RESEARCH)
    make_triggers(db, research_triggers())


@laurel()
def checks_of_entries(db: Database) -> None:
    """What households ask to be checked, how they were answered, and who the village's data steward is."""
    db.executescript(CHECKS)
    make_triggers(db, check_triggers())


@laurel()
def credentials_of_awards(db: Database) -> None:
    """The credentials that go with certificates, and the numbers of those that are revoked."""
    db.executescript(CREDENTIALS)
    make_triggers(db, credential_triggers())


@laurel()
def goals_of_households(db: Database) -> None:
    """What households set out to do."""
    db.executescript(GOALS)


@laurel()
def notices_to_everybody(db: Database) -> None:
    """What the village tells everybody, in several languages."""
    db.executescript(NOTICES)


@laurel()
def more_frozen_figures(db: Database) -> None:
    """Figures of spread and counts under any name."""
    db.executescript(MORE_NAMES)
    make_triggers(db, ("spread_never_changed", "counts_never_changed"))


@laurel()
def choices_of_people(db: Database) -> None:
    """Who of a household told an income, on whose card it shows, and which language a card or an account reads."""
    db.executescript(CHOICES)


@laurel()
def what_remains_of_who_left(db: Database) -> None:
    """Nominations outlive who made them; what was declined is not proposed again."""
    db.executescript(LEFT)
    make_triggers(db, LEFT_REMADE)


@laurel()
def posters_that_hang(db: Database) -> None:
    """Which posters were printed, until when they may hang, and whom they name."""
    db.executescript(POSTERS)


@laurel()
def units_of_the_village(db: Database) -> None:
    """What the village's own units are in kilograms, hectares or head."""
    db.executescript(UNITS)


@laurel()
def help_for_households(db: Database) -> None:
    """Who offers help, whom households have picked, and what they ask; nobody helps a household they rate."""
    db.executescript(HELP)
    make_triggers(db, help_triggers())


@laurel()
def sound_clips(db: Database) -> None:
    """Sound clips of the village's own."""
    db.executescript(CLIPS)


@laurel()
def score_cards(db: Database) -> None:
    """Counters of what households say of the working group."""
    db.executescript(SCORECARDS)
    make_triggers(db, scorecard_triggers())


@laurel()
def import_maps(db: Database) -> None:
    """Which column of a form of the village's own is what."""
    db.executescript(IMPORT_MAPS)


@laurel()
def goals_of_the_village(db: Database) -> None:
    """What the village sets out to reach together."""
    db.executescript(TOGETHER)


@laurel()
def curves_of_incomes(db: Database) -> None:
    """Lorenz and growth-incidence curves, frozen with a period's first rating."""
    db.executescript(CURVES)
    make_triggers(db, ("curves_never_changed",))


@laurel()
def what_programmes_gave(db: Database) -> None:
    """What programmes gave, as households confirm it, and what the village had from each source."""
    db.executescript(GIVEN)
    make_triggers(db, given_triggers())


@laurel()
def second_calendar(db: Database) -> None:
    """Which calendar stands beside ours."""
    db.execute(CALENDAR)


def make_triggers(db: Database, names: Iterable[str]) -> None:
    """Make triggers as they are declared now, also where they are there already."""
    for name in names:
        db.execute(f"DROP TRIGGER IF EXISTS {name}")
        db.execute(TRIGGERS[name])


NAMES = tuple(migration.name for migration in laurel.pending(Database(memory=True)))

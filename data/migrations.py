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
from data.reviewtables import REVIEWS, WHO_ENTERED, lifecycle_triggers

laurel = Migrations("laurel")

ABOUT_A_HOUSEHOLD = ("income_entries", "coverage", "pauses", "marks", "measures")
NEVER_CHANGED = ("rubrics", "meetings", "ratings", "rating_rows", "figures")

_DAY = "{0} IS date({0})"
_TIME = "{0} IS strftime('%Y-%m-%dT%H:%M:%SZ', {0})"
_HOUSEHOLD = "household INTEGER NOT NULL REFERENCES households(id) ON DELETE CASCADE"
_PERIOD = "period INTEGER NOT NULL REFERENCES periods(id)"

_VILLAGE = f"""
CREATE TABLE village (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL CHECK (trim(name) <> ''),
    currency TEXT NOT NULL DEFAULT '',
    minor_digits INTEGER NOT NULL DEFAULT 2 CHECK (minor_digits BETWEEN 0 AND 4),
    language TEXT NOT NULL DEFAULT 'en' CHECK (language <> ''),
    purpose TEXT NOT NULL DEFAULT '',
    contact TEXT NOT NULL DEFAULT '',
    demo INTEGER NOT NULL DEFAULT 0 CHECK (demo IN (0, 1)),
    created_at TEXT NOT NULL CHECK ({_TIME.format("created_at")})
) STRICT;
"""

_PEOPLE = f"""
CREATE TABLE households (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE BINARY CHECK (trim(name) <> ''),
    house_number TEXT,
    nickname TEXT,
    village_group TEXT,
    members REAL NOT NULL DEFAULT 1 CHECK (members >= 0),
    earners REAL NOT NULL DEFAULT 1 CHECK (earners >= 0),
    league TEXT CHECK (league <> ''),
    archived_on TEXT CHECK ({_DAY.format("archived_on")})
) STRICT;
CREATE TABLE consents (
    id INTEGER PRIMARY KEY,
    household INTEGER NOT NULL REFERENCES households(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    purpose TEXT NOT NULL CHECK (purpose IN ('take_part', 'wall', 'internet', 'awards', 'research')),
    given_on TEXT NOT NULL CHECK ({_DAY.format("given_on")}),
    withdrawn_on TEXT CHECK ({_DAY.format("withdrawn_on")} AND withdrawn_on >= given_on)
) STRICT;
CREATE UNIQUE INDEX consents_standing ON consents (household, purpose) WHERE withdrawn_on IS NULL;
CREATE TABLE raters (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE BINARY CHECK (trim(name) <> '')
) STRICT;
"""

_SEASONS = f"""
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE BINARY CHECK (trim(name) <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('work', 'property', 'support', 'cost'))
) STRICT;
CREATE TABLE periods (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE BINARY CHECK (trim(name) <> ''),
    position INTEGER NOT NULL UNIQUE,
    season TEXT CHECK (season <> ''),
    months REAL NOT NULL DEFAULT 12 CHECK (months > 0),
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'review', 'published', 'closed'))
) STRICT;
CREATE TABLE coverage (
    {_HOUSEHOLD},
    {_PERIOD},
    source INTEGER NOT NULL REFERENCES sources(id),
    state TEXT NOT NULL CHECK (state IN ('asked', 'none', 'refused', 'unknown')),
    PRIMARY KEY (household, period, source)
) STRICT;
CREATE TABLE succession (
    old INTEGER NOT NULL REFERENCES households(id) ON DELETE CASCADE,
    new INTEGER NOT NULL REFERENCES households(id) ON DELETE CASCADE,
    {_PERIOD},
    share REAL NOT NULL CHECK (share > 0 AND share <= 1),
    PRIMARY KEY (old, new),
    CHECK (old <> new)
) STRICT;
CREATE TABLE pauses (
    {_HOUSEHOLD},
    {_PERIOD},
    PRIMARY KEY (household, period)
) STRICT;
"""

_ENTRIES = f"""
CREATE TABLE income_entries (
    id INTEGER PRIMARY KEY,
    {_HOUSEHOLD},
    {_PERIOD},
    source INTEGER NOT NULL REFERENCES sources(id),
    amount_minor INTEGER NOT NULL,
    method TEXT CHECK (method IN ('receipt', 'recent', 'recalled', 'guess')),
    entered_at TEXT NOT NULL CHECK ({_TIME.format("entered_at")})
) STRICT;
CREATE INDEX income_entries_of ON income_entries (household, period, source);
CREATE TABLE marks (
    id INTEGER PRIMARY KEY,
    {_HOUSEHOLD},
    {_PERIOD},
    criterion TEXT NOT NULL CHECK (criterion <> ''),
    rater INTEGER NOT NULL REFERENCES raters(id),
    mark REAL NOT NULL CHECK (abs(mark) <= 1e9),
    entered_at TEXT NOT NULL CHECK ({_TIME.format("entered_at")}),
    UNIQUE (household, period, criterion, rater)
) STRICT;
CREATE TABLE measures (
    id INTEGER PRIMARY KEY,
    {_HOUSEHOLD},
    {_PERIOD},
    measure TEXT NOT NULL CHECK (measure <> ''),
    value REAL NOT NULL CHECK (abs(value) <= 1.7e308),
    se REAL CHECK (se >= 0 AND se <= 1.7e308),
    entered_at TEXT NOT NULL CHECK ({_TIME.format("entered_at")}),
    UNIQUE (household, period, measure)
) STRICT;
"""

_RATINGS = f"""
CREATE TABLE rubrics (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    version TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    rating_hash TEXT NOT NULL,
    text TEXT NOT NULL,
    adopted_on TEXT NOT NULL CHECK ({_DAY.format("adopted_on")}),
    UNIQUE (title, version)
) STRICT;
CREATE TABLE meetings (
    id INTEGER PRIMARY KEY,
    held_on TEXT NOT NULL CHECK ({_DAY.format("held_on")}),
    decision TEXT NOT NULL CHECK (decision IN ('adopt_rubric', 'open_board', 'own_criterion')),
    subject TEXT NOT NULL DEFAULT '',
    wording TEXT NOT NULL DEFAULT '',
    period INTEGER REFERENCES periods(id),
    CHECK ((decision = 'open_board') = (period IS NOT NULL)),
    CHECK (decision = 'open_board' OR subject <> '')
) STRICT;
CREATE TABLE ratings (
    id INTEGER PRIMARY KEY,
    {_PERIOD},
    rubric INTEGER NOT NULL REFERENCES rubrics(id),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    decimals INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 6),
    silenced TEXT NOT NULL CHECK (silenced GLOB '[[]*]'),
    rated_at TEXT NOT NULL CHECK ({_TIME.format("rated_at")}),
    UNIQUE (period, revision)
) STRICT;
CREATE TABLE rating_rows (
    rating INTEGER NOT NULL REFERENCES ratings(id) ON DELETE CASCADE,
    {_HOUSEHOLD},
    league TEXT,
    points INTEGER,
    rank INTEGER CHECK (rank >= 1),
    rank_low INTEGER CHECK (rank_low <= rank),
    rank_high INTEGER CHECK (rank_high >= rank),
    level TEXT,
    level_step INTEGER NOT NULL DEFAULT 0 CHECK (level_step >= 0),
    parts TEXT NOT NULL CHECK (parts GLOB '{{*}}'),
    PRIMARY KEY (rating, household),
    CHECK ((level IS NULL) = (level_step = 0))
) STRICT;
CREATE TABLE figures (
    {_PERIOD},
    name TEXT NOT NULL CHECK (name IN ('earned', 'property', 'support')),
    amount REAL,
    withheld TEXT,
    constant_prices INTEGER NOT NULL CHECK (constant_prices IN (0, 1)),
    frozen_at TEXT NOT NULL CHECK ({_TIME.format("frozen_at")}),
    PRIMARY KEY (period, name),
    CHECK ((amount IS NULL) = (withheld IS NOT NULL))
) STRICT;
"""

_GIVEN = "FROM consents WHERE purpose = 'take_part' AND withdrawn_on IS NULL AND household"
_STANDING = (
    "FROM consents WHERE confirmed_on IS NOT NULL AND purpose = 'take_part' AND withdrawn_on IS NULL AND household"
)
_FACTS = "NEW.members <> 1 OR NEW.earners <> 1 OR NEW.league IS NOT NULL OR NEW.nickname IS NOT NULL"


def _triggers() -> dict[str, str]:
    made = {
        "households_by_consent": _refusal(
            "households", "INSERT", f"NOT EXISTS (SELECT 1 {_GIVEN} = NEW.id)", "no_consent"
        ),
        "households_facts_by_consent": _refusal(
            "households", "INSERT", f"({_FACTS}) AND NOT EXISTS (SELECT 1 {_STANDING} = NEW.id)", "no_consent"
        ),
        "households_facts_by_consent_update": _refusal(
            "households",
            "UPDATE OF members, earners, league, nickname",
            f"NOT EXISTS (SELECT 1 {_STANDING} = NEW.id)",
            "no_consent",
        ),
        "succession_by_consent": _refusal(
            "succession", "INSERT", f"NEW.new IS NOT NULL AND NOT EXISTS (SELECT 1 {_STANDING} = NEW.new)", "no_consent"
        ),
        "rating_rows_keep_levels": _refusal("rating_rows", "INSERT", _FALLS, "level_falls"),
        "village_keeps_minor_digits": _refusal("village", "UPDATE", _RESCALES, "digits_in_use"),
        "village_stays": _refusal("village", "DELETE", "1", "village_stays"),
    }
    for table in ABOUT_A_HOUSEHOLD:
        absent = f"NEW.household IS NOT NULL AND NOT EXISTS (SELECT 1 {_STANDING} = NEW.household)"
        for verb in ("INSERT", "UPDATE"):
            made[f"{table}_by_consent_{verb.lower()}"] = _refusal(table, verb, absent, "no_consent")
    for table in NEVER_CHANGED:
        made[f"{table}_never_changed"] = _refusal(table, "UPDATE", "1", "never_changed")
    made["rubrics_never_deleted"] = _refusal("rubrics", "DELETE", "1", "never_changed")
    return made


def _refusal(table: str, verb: str, when: str, code: str) -> str:
    return f"BEFORE {verb} ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, '{code}'); END"


_FALLS = """NEW.level_step < (
    SELECT max(earlier.level_step) FROM rating_rows AS earlier
    JOIN ratings AS its ON its.id = earlier.rating JOIN periods AS its_period ON its_period.id = its.period
    WHERE earlier.household = NEW.household AND its_period.position <= (
        SELECT position FROM periods JOIN ratings ON ratings.period = periods.id WHERE ratings.id = NEW.rating))"""
_RESCALES = "NEW.minor_digits <> OLD.minor_digits AND EXISTS (SELECT 1 FROM income_entries)"

TRIGGERS = {
    name: f"CREATE TRIGGER {name} {body}"
    for name, body in {**_triggers(), **lifecycle_triggers(), **answer_triggers()}.items()
}


@laurel()
def village_and_people(db: Database) -> None:
    """The village, its households by consent, and who rates them."""
    db.executescript(_VILLAGE + _PEOPLE)


@laurel()
def seasons_and_entries(db: Database) -> None:
    """Periods, sources, and what is entered."""
    db.executescript(_SEASONS + _ENTRIES)


@laurel()
def rubrics_and_ratings(db: Database) -> None:
    """Village rules, what meetings decided, and ratings in revisions."""
    db.executescript(_RATINGS)


@laurel()
def rules_for_whoever_writes(db: Database) -> None:
    """The triggers of every table so far."""
    make_triggers(db, _triggers())


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
    make_triggers(db, _triggers())


@laurel()
def codes_of_office_holders(db: Database) -> None:
    """The sealed codes by which two office-holders restore lost access."""
    db.executescript(SEALED_CODES)


@laurel()
def answers_of_raters(db: Database) -> None:
    """How amounts were reckoned, which phrase goes with a mark, answers that have arrived, the village's price list."""
    db.executescript(ANSWERS)
    make_triggers(db, (*answer_triggers(), *REMADE))


def make_triggers(db: Database, names: Iterable[str]) -> None:
    """Make triggers as they are declared now, also where they are there already."""
    for name in names:
        db.execute(f"DROP TRIGGER IF EXISTS {name}")
        db.execute(TRIGGERS[name])


NAMES = tuple(migration.name for migration in laurel.pending(Database(memory=True)))

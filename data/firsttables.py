"""The tables that a record book began with, for the first migrations; later ones add to them."""

from data.tablewords import is_day, is_time

_HOUSEHOLD = "household INTEGER NOT NULL REFERENCES households(id) ON DELETE CASCADE"
_PERIOD = "period INTEGER NOT NULL REFERENCES periods(id)"

VILLAGE = f"""
CREATE TABLE village (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL CHECK (trim(name) <> ''),
    currency TEXT NOT NULL DEFAULT '',
    minor_digits INTEGER NOT NULL DEFAULT 2 CHECK (minor_digits BETWEEN 0 AND 4),
    language TEXT NOT NULL DEFAULT 'en' CHECK (language <> ''),
    purpose TEXT NOT NULL DEFAULT '',
    contact TEXT NOT NULL DEFAULT '',
    demo INTEGER NOT NULL DEFAULT 0 CHECK (demo IN (0, 1)),
    created_at TEXT NOT NULL CHECK ({is_time("created_at")})
) STRICT;
"""

PEOPLE = f"""
CREATE TABLE households (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE BINARY CHECK (trim(name) <> ''),
    house_number TEXT,
    nickname TEXT,
    village_group TEXT,
    members REAL NOT NULL DEFAULT 1 CHECK (members >= 0),
    earners REAL NOT NULL DEFAULT 1 CHECK (earners >= 0),
    league TEXT CHECK (league <> ''),
    archived_on TEXT CHECK ({is_day("archived_on")})
) STRICT;
CREATE TABLE consents (
    id INTEGER PRIMARY KEY,
    household INTEGER NOT NULL REFERENCES households(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    purpose TEXT NOT NULL CHECK (purpose IN ('take_part', 'wall', 'internet', 'awards', 'research')),
    given_on TEXT NOT NULL CHECK ({is_day("given_on")}),
    withdrawn_on TEXT CHECK ({is_day("withdrawn_on")} AND withdrawn_on >= given_on)
) STRICT;
CREATE UNIQUE INDEX consents_standing ON consents (household, purpose) WHERE withdrawn_on IS NULL;
CREATE TABLE raters (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE BINARY CHECK (trim(name) <> '')
) STRICT;
"""

SEASONS = f"""
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

ENTRIES = f"""
CREATE TABLE income_entries (
    id INTEGER PRIMARY KEY,
    {_HOUSEHOLD},
    {_PERIOD},
    source INTEGER NOT NULL REFERENCES sources(id),
    amount_minor INTEGER NOT NULL,
    method TEXT CHECK (method IN ('receipt', 'recent', 'recalled', 'guess')),
    entered_at TEXT NOT NULL CHECK ({is_time("entered_at")})
) STRICT;
CREATE INDEX income_entries_of ON income_entries (household, period, source);
CREATE TABLE marks (
    id INTEGER PRIMARY KEY,
    {_HOUSEHOLD},
    {_PERIOD},
    criterion TEXT NOT NULL CHECK (criterion <> ''),
    rater INTEGER NOT NULL REFERENCES raters(id),
    mark REAL NOT NULL CHECK (abs(mark) <= 1e9),
    entered_at TEXT NOT NULL CHECK ({is_time("entered_at")}),
    UNIQUE (household, period, criterion, rater)
) STRICT;
CREATE TABLE measures (
    id INTEGER PRIMARY KEY,
    {_HOUSEHOLD},
    {_PERIOD},
    measure TEXT NOT NULL CHECK (measure <> ''),
    value REAL NOT NULL CHECK (abs(value) <= 1.7e308),
    se REAL CHECK (se >= 0 AND se <= 1.7e308),
    entered_at TEXT NOT NULL CHECK ({is_time("entered_at")}),
    UNIQUE (household, period, measure)
) STRICT;
"""

RATINGS = f"""
CREATE TABLE rubrics (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    version TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    rating_hash TEXT NOT NULL,
    text TEXT NOT NULL,
    adopted_on TEXT NOT NULL CHECK ({is_day("adopted_on")}),
    UNIQUE (title, version)
) STRICT;
CREATE TABLE meetings (
    id INTEGER PRIMARY KEY,
    held_on TEXT NOT NULL CHECK ({is_day("held_on")}),
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
    rated_at TEXT NOT NULL CHECK ({is_time("rated_at")}),
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
    frozen_at TEXT NOT NULL CHECK ({is_time("frozen_at")}),
    PRIMARY KEY (period, name),
    CHECK ((amount IS NULL) = (withheld IS NOT NULL))
) STRICT;
"""

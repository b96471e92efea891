"""The tables of what programmes gave and of the figures by source, for a migration."""

from data.tablewords import NEVER

GIVEN = """
CREATE TABLE given (
    id INTEGER PRIMARY KEY,
    household INTEGER NOT NULL REFERENCES households(id) ON DELETE CASCADE,
    period INTEGER NOT NULL REFERENCES periods(id),
    given_on TEXT NOT NULL CHECK (given_on IS date(given_on)),
    thing TEXT NOT NULL CHECK (length(trim(thing)) BETWEEN 1 AND 60),
    value_minor INTEGER NOT NULL CHECK (value_minor >= 0),
    giver TEXT NOT NULL CHECK (length(trim(giver)) BETWEEN 1 AND 60),
    entered_by INTEGER REFERENCES accounts(id),
    answer TEXT CHECK (answer IN ('confirmed', 'denied')),
    answered_on TEXT CHECK (answered_on IS date(answered_on)),
    CHECK ((answer IS NULL) = (answered_on IS NULL))
) STRICT;
CREATE INDEX given_to ON given (household);
CREATE TABLE source_figures (
    period INTEGER NOT NULL REFERENCES periods(id),
    source INTEGER NOT NULL REFERENCES sources(id),
    households INTEGER CHECK (households >= 10 AND households % 10 = 0),
    amount REAL,
    withheld TEXT,
    constant_prices INTEGER NOT NULL CHECK (constant_prices IN (0, 1)),
    frozen_at TEXT NOT NULL CHECK (frozen_at IS strftime('%Y-%m-%dT%H:%M:%SZ', frozen_at)),
    PRIMARY KEY (period, source),
    CHECK ((amount IS NULL) = (withheld IS NOT NULL) AND (amount IS NULL) = (households IS NULL))
) STRICT;
"""
_ABSENT = """NOT EXISTS (SELECT 1 FROM consents WHERE purpose = 'take_part' AND confirmed_on IS NOT NULL
    AND withdrawn_on IS NULL AND household = NEW.household)"""


def given_triggers() -> dict[str, str]:
    """Bodies of the triggers: only of whoever takes part; what was given is only answered, figures never change."""
    return {
        "given_by_consent": f"BEFORE INSERT ON given WHEN {_ABSENT} BEGIN SELECT RAISE(ABORT, 'no_consent'); END",
        "given_stays": f"BEFORE UPDATE OF period, given_on, thing, value_minor, giver, entered_by ON given {NEVER}",
        "source_figures_never_changed": f"BEFORE UPDATE ON source_figures {NEVER}",
    }

"""The tables of help that households ask for, and who may not be both helper and rater of one, for a migration."""

from data.tablewords import among, is_time, refusal

TOPICS = ("work", "skill", "tools_seed", "animals", "paper", "other")
MOST_LETTERS = 1000


# What is said stands in `help_words` alone, which the journal does not follow. `mark` names a request in forms, so that
# nobody sees by a number how many there are. `hidden` is what the household keeps from a contact it has chosen since.
HELP = f"""
CREATE TABLE helpers (
    account INTEGER PRIMARY KEY REFERENCES accounts(id)
) STRICT;
CREATE TABLE chosen_helpers (
    household INTEGER PRIMARY KEY REFERENCES households(id) ON DELETE CASCADE,
    account INTEGER NOT NULL REFERENCES helpers(account) ON DELETE CASCADE
) STRICT;
CREATE TABLE help_requests (
    id INTEGER PRIMARY KEY,
    mark TEXT NOT NULL UNIQUE CHECK (length(mark) = 32),
    household INTEGER NOT NULL REFERENCES households(id) ON DELETE CASCADE,
    period INTEGER REFERENCES periods(id),
    asked_at TEXT NOT NULL CHECK ({is_time("asked_at")}),
    done_at TEXT CHECK ({is_time("done_at")} AND done_at >= asked_at),
    confirmed_at TEXT CHECK ({is_time("confirmed_at")} AND confirmed_at >= asked_at)
) STRICT;
CREATE INDEX help_requests_of ON help_requests (household);
CREATE TABLE help_words (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES help_requests(id) ON DELETE CASCADE,
    household INTEGER NOT NULL REFERENCES households(id) ON DELETE CASCADE,
    account INTEGER REFERENCES accounts(id),
    topic TEXT CHECK (topic IN ({among(TOPICS)})),
    words TEXT NOT NULL CHECK (length(words) <= {MOST_LETTERS}),
    said_at TEXT NOT NULL CHECK ({is_time("said_at")}),
    hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
    CHECK (topic IS NOT NULL OR words <> '')
) STRICT;
CREATE INDEX help_words_of ON help_words (request);
"""

# Seasons that are being rated: those that entries are open in or reviewed in, and always the newest.
_NOW = """period IN (SELECT id FROM periods WHERE state IN ('open', 'review')
    OR position = (SELECT max(position) FROM periods))"""
_ENTERED = ("marks", "measures", "income_entries", "coverage")
_HELPS = "EXISTS (SELECT 1 FROM chosen_helpers WHERE household = NEW.household AND account = NEW.entered_by)"
_RATER_HELPS = """EXISTS (SELECT 1 FROM chosen_helpers AS c JOIN raters AS r ON r.account = c.account
    WHERE c.household = NEW.household AND r.id = NEW.rater)"""


def rates(household: str, account: str) -> str:
    """A condition in SQL: whether an account has entered anything about a household in a season that is being rated."""
    about = f"household = {household} AND {_NOW}"
    entered = (f"EXISTS (SELECT 1 FROM {each} WHERE {about} AND entered_by = {account})" for each in _ENTERED)  # noqa: S608
    own = f"EXISTS (SELECT 1 FROM marks WHERE {about} AND rater IN (SELECT id FROM raters WHERE account = {account}))"  # noqa: S608
    return " OR ".join((*entered, own))


def help_triggers() -> dict[str, str]:
    """name -> what a trigger does after its name: nobody helps a household they rate (charter 4)."""
    both, made = rates("NEW.household", "NEW.account"), dict[str, str]()
    for verb in ("INSERT", "UPDATE"):
        made[f"chosen_helpers_rate_not_{verb.lower()}"] = refusal("chosen_helpers", verb, both, "rates_it")
    for table in _ENTERED:
        helps = f"{_HELPS} OR {_RATER_HELPS}" if table == "marks" else _HELPS
        for verb in ("INSERT", "UPDATE"):
            made[f"{table}_by_no_helper_{verb.lower()}"] = refusal(table, verb, helps, "helps_it")
    return made

"""The table of reviewing, and the lifecycle of a period as triggers, for a migration.

What is entered about a household can be written while its period is open; afterwards only what was sent back in review,
or opened for a correction once it was published. So nothing that was approved can change without being approved again.
"""

from data.tablewords import among, refusal

DECISIONS = ("approve", "send_back", "ask", "stands", "correct")
OPENING = ("send_back", "correct")
# Why an entry is sent back or asked about, and why a published period is corrected.
REASONS = ("missing", "unlike_before", "raters_differ", "wrong_household", "wrong_source", "counted_twice", "unclear")
CORRECTIONS = ("wrong_entry", "missing_entry", "wrong_household", "checked", "calculation")


REVIEWS = f"""
CREATE TABLE reviews (
    id INTEGER PRIMARY KEY,
    household INTEGER NOT NULL REFERENCES households(id) ON DELETE CASCADE,
    period INTEGER NOT NULL REFERENCES periods(id),
    question TEXT NOT NULL CHECK (question GLOB 'mark:?*' OR question GLOB 'income:?*' OR question GLOB 'measure:?*'),
    rater INTEGER REFERENCES raters(id) CHECK (rater IS NULL OR question GLOB 'mark:*'),
    decision TEXT NOT NULL CHECK (decision IN ({among(DECISIONS)})),
    reason TEXT,
    seen TEXT NOT NULL,
    account INTEGER REFERENCES accounts(id),
    decided_at TEXT NOT NULL CHECK (decided_at IS strftime('%Y-%m-%dT%H:%M:%SZ', decided_at)),
    CHECK (CASE decision WHEN 'correct' THEN reason IS NOT NULL AND reason IN ({among(CORRECTIONS)})
        WHEN 'send_back' THEN reason IS NOT NULL AND reason IN ({among(REASONS)})
        WHEN 'ask' THEN reason IS NOT NULL AND reason IN ({among(REASONS)}) ELSE reason IS NULL END)
) STRICT;
CREATE INDEX reviews_of ON reviews (period, household, question);
ALTER TABLE ratings ADD COLUMN why TEXT CHECK (why IN ({among(CORRECTIONS)}));
"""
WHO_ENTERED = "".join(
    f"ALTER TABLE {table} ADD COLUMN entered_by INTEGER REFERENCES accounts(id);\n"
    for table in ("income_entries", "coverage", "marks", "measures")
)
# How far reviewing had come when a period was rated: corrections after that are for its next revision.
REVIEWED_TO = "ALTER TABLE ratings ADD COLUMN reviews INTEGER NOT NULL DEFAULT 0 CHECK (reviews >= 0);"

# A decision about a question without a rater is about every mark of it, and about one that is missing.
_LATER = """EXISTS (SELECT 1 FROM reviews AS later WHERE later.id > r.id AND later.household = r.household
    AND later.period = r.period AND later.question = r.question
    AND (later.rater IS NULL OR r.rater IS NULL OR later.rater = r.rater))"""
# Of a household that has taken its consent back nothing is waited for any more.
NOT_SETTLED = f"""SELECT r.* FROM reviews AS r WHERE r.decision <> 'approve' AND NOT {_LATER}
    AND EXISTS (SELECT 1 FROM consents AS c WHERE c.household = r.household AND c.purpose = 'take_part'
    AND c.withdrawn_on IS NULL)"""

_QUESTIONS = {
    "income_entries": ("'income:' || (SELECT name FROM sources WHERE id = {row}.source)", "NULL"),
    "coverage": ("'income:' || (SELECT name FROM sources WHERE id = {row}.source)", "NULL"),
    "marks": ("'mark:' || {row}.criterion", "{row}.rater"),
    "measures": ("'measure:' || {row}.measure", "NULL"),
}
_VALUES = {
    "income_entries": ("period", "source", "amount_minor", "method", "working", "entered_by"),
    "coverage": ("period", "source", "state", "entered_by"),
    "marks": ("period", "criterion", "rater", "mark", "phrase", "entered_by"),
    "measures": ("period", "measure", "value", "se", "entered_by"),
}


def lifecycle_triggers() -> dict[str, str]:
    """name -> what a trigger does after its name."""
    made = dict(_OF_PERIODS)
    for table in _QUESTIONS:
        for verb, when in _when(table).items():
            made[f"{table}_while_open_{verb.lower()}"] = refusal(table, verb, when, "period_not_open")
    for verb, row in (("INSERT", "NEW"), ("DELETE", "OLD")):
        over = f"(SELECT state IN ('published', 'closed') FROM periods WHERE id = {row}.period)"
        stays = " AND EXISTS (SELECT 1 FROM households WHERE id = OLD.household)" if verb == "DELETE" else ""
        made[f"pauses_before_published_{verb.lower()}"] = refusal("pauses", verb, over + stays, "period_not_open")
    return made


def _when(table: str) -> dict[str, str]:
    """verb -> when it is refused. Erasing a household takes its entries along; merging two only moves them."""
    same = " AND ".join(f"OLD.{column} IS NEW.{column}" for column in _VALUES[table])
    return {
        "INSERT": _shut(table, "NEW"),
        "UPDATE": f"NOT ({same}) AND ({_shut(table, 'OLD')} OR {_shut(table, 'NEW')})",
        "DELETE": f"{_shut(table, 'OLD')} AND EXISTS (SELECT 1 FROM households WHERE id = OLD.household)",
    }


def _shut(table: str, row: str) -> str:
    question, rater = (text.format(row=row) for text in _QUESTIONS[table])
    return f"""(SELECT CASE p.state WHEN 'open' THEN 0 WHEN 'closed' THEN 1 ELSE NOT coalesce((
        SELECT r.decision IN ({among(OPENING)}) FROM reviews AS r
        WHERE r.household = {row}.household AND r.period = {row}.period AND r.question = {question}
        AND (r.rater IS NULL OR r.rater IS {rater}) ORDER BY r.id DESC LIMIT 1), 0) END
        FROM periods AS p WHERE p.id = {row}.period)"""


_STEPS = "'open review published closed'"
_MOVES = "NEW.state <> OLD.state AND NEW.state"
_OF_PERIODS = {
    "periods_begin_open": refusal("periods", "INSERT", "NEW.state <> 'open'", "period_begins_open"),
    "periods_go_forward": refusal(
        "periods", "UPDATE OF state", f"instr({_STEPS}, NEW.state) < instr({_STEPS}, OLD.state)", "period_goes_back"
    ),
    "periods_published_when_rated": refusal(
        "periods",
        "UPDATE OF state",
        f"{_MOVES} = 'published' AND NOT EXISTS (SELECT 1 FROM ratings WHERE period = NEW.id)",
        "not_rated",
    ),
    "periods_published_with_contact": refusal(
        "periods",
        "UPDATE OF state",
        f"{_MOVES} = 'published' AND EXISTS (SELECT 1 FROM village WHERE purpose = '' OR contact = '')",
        "village_not_described",
    ),
    "periods_move_when_settled": refusal(
        "periods",
        "UPDATE OF state",
        f"{_MOVES} IN ('published', 'closed') AND EXISTS ({NOT_SETTLED} AND r.period = NEW.id)",
        "unsettled",
    ),
    "ratings_none_once_closed": refusal(
        "ratings", "INSERT", "(SELECT state FROM periods WHERE id = NEW.period) = 'closed'", "period_closed"
    ),
    "ratings_corrected_with_reason": refusal(
        "ratings",
        "INSERT",
        "NEW.why IS NULL AND (SELECT state FROM periods WHERE id = NEW.period) = 'published'",
        "no_reason",
    ),
    "ratings_never_deleted": refusal("ratings", "DELETE", "1", "never_changed"),
    "reviews_never_changed": refusal(
        "reviews",
        "UPDATE OF period, question, rater, decision, reason, seen, account, decided_at",
        "1",
        "never_changed",
    ),
    "reviews_never_deleted": refusal(
        "reviews", "DELETE", "EXISTS (SELECT 1 FROM households WHERE id = OLD.household)", "never_changed"
    ),
}

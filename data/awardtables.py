"""The tables of awards, for a migration: who proposed, approved, accepted, handed over and recorded each of them.

That these are different people is held here, whoever writes. An award has no number that could show a gap: its id is
drawn at random, and one that is declined is deleted.
"""

from data.tablewords import among, is_time, refusal

# Why an award is approved on screen; a meeting's minutes are a reason of their own.
APPROVALS = ("evidence_seen", "deed_witnessed", "agreed_by_group")
REVOCATIONS = ("wrong_household", "wrong_entry", "counted_twice", "not_the_rules", "asked_by_household", "not_claimed")
DECISIONS = ("approved", "refused")
MEANS = ("card", "slip")
# What a nomination is for: things that somebody did (charter 2), in the order in which they are offered.
DEEDS = (
    "helped_at_harvest",
    "helped_in_need",
    "lent_tools",
    "shared_seed",
    "taught_a_skill",
    "trained_an_apprentice",
    "started_an_enterprise",
    "kept_accounts_for_others",
    "mended_commons",
    "planted_trees",
    "cared_for_animals",
    "organised_shared_work",
)

_REQUEST = "request TEXT NOT NULL UNIQUE CHECK (length(request) BETWEEN 8 AND 64)"
_STEPS = ("approved", "accepted", "handed", "recorded", "revoked")
_WHEN = "\n".join(f"    {step}_at TEXT CHECK ({is_time(step + '_at')})," for step in _STEPS)

AWARDS = f"""
CREATE TABLE own_households (
    account INTEGER PRIMARY KEY REFERENCES accounts(id),
    household INTEGER NOT NULL REFERENCES households(id) ON DELETE CASCADE
) STRICT;
CREATE TABLE award_minutes (
    id INTEGER PRIMARY KEY,
    {_REQUEST},
    held_on TEXT NOT NULL CHECK (held_on IS date(held_on)),
    present INTEGER NOT NULL CHECK (present >= 3),
    objections INTEGER NOT NULL CHECK (objections BETWEEN 0 AND present),
    decision TEXT NOT NULL CHECK (decision IN ({among(DECISIONS)})),
    first_signatory TEXT NOT NULL CHECK (length(trim(first_signatory)) BETWEEN 1 AND 80),
    second_signatory TEXT NOT NULL CHECK (length(trim(second_signatory)) BETWEEN 1 AND 80),
    recorded_by INTEGER NOT NULL REFERENCES accounts(id),
    recorded_at TEXT NOT NULL CHECK ({is_time("recorded_at")}),
    CHECK (lower(trim(first_signatory)) <> lower(trim(second_signatory))),
    CHECK (decision = 'refused' OR objections * 2 < present)
) STRICT;
CREATE TABLE nominations (
    id INTEGER PRIMARY KEY,
    {_REQUEST},
    household INTEGER NOT NULL REFERENCES households(id) ON DELETE CASCADE,
    period INTEGER NOT NULL REFERENCES periods(id),
    deed TEXT NOT NULL CHECK (deed IN ({among(DEEDS)})),
    by_account INTEGER REFERENCES accounts(id),
    by_household INTEGER REFERENCES households(id) ON DELETE CASCADE,
    made_at TEXT NOT NULL CHECK ({is_time("made_at")}),
    seconded_by_account INTEGER REFERENCES accounts(id),
    seconded_by_household INTEGER REFERENCES households(id) ON DELETE CASCADE,
    seconded_at TEXT CHECK ({is_time("seconded_at")}),
    UNIQUE (household, period, deed),
    CHECK ((by_account IS NULL) <> (by_household IS NULL)),
    CHECK ((seconded_by_account IS NOT NULL) + (seconded_by_household IS NOT NULL) = (seconded_at IS NOT NULL)),
    CHECK (by_household <> household AND seconded_by_household <> household),
    CHECK (seconded_by_account <> by_account AND seconded_by_household <> by_household)
) STRICT;
CREATE TABLE awards (
    id INTEGER PRIMARY KEY,
    {_REQUEST},
    rule TEXT NOT NULL CHECK (rule <> ''),
    title TEXT NOT NULL CHECK (length(trim(title)) BETWEEN 1 AND 120),
    period INTEGER NOT NULL REFERENCES periods(id),
    household INTEGER REFERENCES households(id) ON DELETE CASCADE,
    account INTEGER REFERENCES accounts(id),
    nomination INTEGER UNIQUE REFERENCES nominations(id) ON DELETE SET NULL,
    evidence TEXT NOT NULL CHECK (evidence GLOB '{{*}}'),
    good INTEGER REFERENCES fund_goods(id),
    amount INTEGER NOT NULL DEFAULT 0 CHECK (amount >= 0),
    proposed_by INTEGER REFERENCES accounts(id),
    proposed_at TEXT NOT NULL CHECK ({is_time("proposed_at")}),
    approved_by INTEGER REFERENCES accounts(id),
    approved_for TEXT CHECK (approved_for IN ({among(APPROVALS)})),
    minutes INTEGER REFERENCES award_minutes(id),
    alias TEXT CHECK (length(trim(alias)) BETWEEN 1 AND 60),
    handed_by INTEGER REFERENCES accounts(id),
    means TEXT CHECK (means IN ({among(MEANS)})),
    recorded_by INTEGER REFERENCES accounts(id),
    revoked_by INTEGER REFERENCES accounts(id),
    revoked_for TEXT CHECK (revoked_for IN ({among(REVOCATIONS)})),
{_WHEN}
    CHECK (household IS NULL OR account IS NULL),
    CHECK (proposed_by IS NOT NULL OR household IS NOT NULL),
    CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CHECK ((approved_at IS NULL) = (approved_for IS NULL AND minutes IS NULL)),
    CHECK (accepted_at IS NULL OR approved_at IS NOT NULL),
    CHECK (handed_at IS NULL OR accepted_at IS NOT NULL OR (household IS NULL AND account IS NULL)),
    CHECK ((handed_at IS NULL) = (handed_by IS NULL) AND (handed_at IS NULL) = (means IS NULL)),
    CHECK (recorded_at IS NULL OR handed_at IS NOT NULL),
    CHECK ((revoked_at IS NULL) = (revoked_by IS NULL) AND (revoked_at IS NULL) = (revoked_for IS NULL)),
    CHECK (revoked_at IS NULL OR approved_at IS NOT NULL),
    CHECK (account IS NULL OR approved_at IS NULL OR minutes IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX awards_once_a_household ON awards (rule, period, household)
    WHERE household IS NOT NULL AND nomination IS NULL AND revoked_at IS NULL;
CREATE UNIQUE INDEX awards_once_an_account ON awards (rule, period, account)
    WHERE account IS NOT NULL AND revoked_at IS NULL;
CREATE UNIQUE INDEX awards_once_a_village ON awards (rule, period)
    WHERE household IS NULL AND account IS NULL AND revoked_at IS NULL;
"""

_TAKES_PART = """EXISTS (SELECT 1 FROM consents WHERE household = NEW.household AND purpose = 'take_part'
    AND confirmed_on IS NOT NULL AND withdrawn_on IS NULL)"""
_WITHOUT_CONSENT = f"NEW.household IS NOT NULL AND NOT {_TAKES_PART}"
_NAMED_IT = """NEW.approved_by IN (SELECT by_account FROM nominations WHERE id = NEW.nomination
    UNION SELECT seconded_by_account FROM nominations WHERE id = NEW.nomination)"""
_GIVEN = ("id", "request", "rule", "title", "period", "account", "evidence", "good", "amount")
_GIVEN_NOW = ", ".join(f"NEW.{name}" for name in (*_GIVEN, "proposed_by", "proposed_at"))
_GIVEN_THEN = _GIVEN_NOW.replace("NEW.", "OLD.")
_AGAIN = " OR ".join(
    f"OLD.{name} IS NOT NULL AND NEW.{name} IS NOT OLD.{name}"
    for name in (
        *(f"{step}_at" for step in _STEPS),
        *("approved_by", "approved_for", "minutes", "handed_by", "means", "recorded_by", "revoked_by", "revoked_for"),
    )
)
_AFTER_REVOKED = """OLD.revoked_at IS NOT NULL AND (NEW.accepted_at, NEW.alias, NEW.handed_at)
    IS NOT (OLD.accepted_at, OLD.alias, OLD.handed_at)"""


def award_triggers() -> dict[str, str]:
    """name -> what a trigger does after its name."""
    step = "awards", "UPDATE"
    return {
        "awards_by_consent": refusal("awards", "INSERT", _WITHOUT_CONSENT, "no_consent"),
        "awards_by_consent_approved": refusal("awards", "UPDATE OF approved_by", _WITHOUT_CONSENT, "no_consent"),
        "nominations_by_consent": refusal("nominations", "INSERT", _WITHOUT_CONSENT, "no_consent"),
        "awards_begin_proposed": refusal(
            "awards",
            "INSERT",
            " OR ".join(f"NEW.{name}_at IS NOT NULL" for name in _STEPS) + " OR NEW.alias IS NOT NULL",
            "begins_proposed",
        ),
        "awards_keep_what_was_proposed": refusal(*step, f"({_GIVEN_NOW}) IS NOT ({_GIVEN_THEN})", "never_changed"),
        "awards_step_once": refusal(*step, f"{_AGAIN} OR {_AFTER_REVOKED}", "never_changed"),
        "awards_approved_by_another": refusal(
            *step, f"NEW.approved_by = NEW.proposed_by OR {_NAMED_IT}", "own_proposal"
        ),
        "awards_handed_by_another": refusal(*step, "NEW.handed_by = NEW.approved_by", "own_approval"),
        "awards_recorded_by_another": refusal(*step, "NEW.recorded_by = NEW.handed_by", "own_payment"),
        **{
            f"awards_not_{doer}_own": refusal("awards", f"UPDATE OF {doer}", _own(doer), "to_oneself")
            for doer in _DOERS
        },
        "awards_approved_by_a_meeting_that_did": refusal(
            *step,
            "EXISTS (SELECT 1 FROM award_minutes WHERE id = NEW.minutes AND decision <> 'approved')",
            "meeting_refused",
        ),
        "awards_never_deleted": refusal(
            "awards",
            "DELETE",
            "OLD.handed_at IS NOT NULL AND (OLD.household IS NULL "
            "OR EXISTS (SELECT 1 FROM households WHERE id = OLD.household))",
            "never_changed",
        ),
        "awards_paid_when_handed_over": refusal(
            "fund_entries",
            "INSERT",
            "NEW.kind = 'pay' AND EXISTS (SELECT 1 FROM fund_orders AS o LEFT JOIN awards AS a ON a.id = o.award "
            "WHERE o.id = NEW.fund_order AND o.purpose = 'award' "
            "AND (a.handed_by IS NOT NEW.account OR a.revoked_at IS NOT NULL))",
            "not_handed_over",
        ),
        "award_minutes_never_changed": refusal("award_minutes", "UPDATE", "1", "never_changed"),
        "award_minutes_never_deleted": refusal("award_minutes", "DELETE", "1", "never_changed"),
    }


_DOERS = ("approved_by", "handed_by", "recorded_by")


def _own(doer: str) -> str:
    """Whether somebody did this for an award of their own, or of the household that is their own."""
    return f"""NEW.{doer} = NEW.account OR NEW.household IN
        (SELECT household FROM own_households WHERE account = NEW.{doer})"""

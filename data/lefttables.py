"""What remains of nominations when who made them leaves, and of awards that were declined, for a migration."""

from data.awardtables import DEEDS
from data.tablewords import among, is_time, refusal

# Of a nomination without an account and a household, or seconded by neither, it is known no more who that was.
_NOMINATIONS = f"""
CREATE TABLE named_nominations (
    id INTEGER PRIMARY KEY,
    request TEXT NOT NULL UNIQUE CHECK (length(request) BETWEEN 8 AND 64),
    household INTEGER NOT NULL REFERENCES households(id) ON DELETE CASCADE,
    period INTEGER NOT NULL REFERENCES periods(id),
    deed TEXT NOT NULL CHECK (deed IN ({among(DEEDS)})),
    by_account INTEGER REFERENCES accounts(id),
    by_household INTEGER REFERENCES households(id) ON DELETE SET NULL,
    made_at TEXT NOT NULL CHECK ({is_time("made_at")}),
    seconded_by_account INTEGER REFERENCES accounts(id),
    seconded_by_household INTEGER REFERENCES households(id) ON DELETE SET NULL,
    seconded_at TEXT CHECK ({is_time("seconded_at")}),
    UNIQUE (household, period, deed),
    CHECK (by_account IS NULL OR by_household IS NULL),
    CHECK (seconded_by_account IS NULL OR seconded_by_household IS NULL),
    CHECK (seconded_at IS NOT NULL OR (seconded_by_account IS NULL AND seconded_by_household IS NULL)),
    CHECK (by_household <> household AND seconded_by_household <> household),
    CHECK (seconded_by_account <> by_account AND seconded_by_household <> by_household)
) STRICT;
"""
_MOVED = """
INSERT INTO named_nominations SELECT id, request, household, period, deed, by_account, by_household, made_at,
    seconded_by_account, seconded_by_household, seconded_at FROM nominations;
CREATE TEMP TABLE nominated AS SELECT id, nomination FROM awards WHERE nomination IS NOT NULL;
DROP TRIGGER awards_approved_by_another;
DROP TABLE nominations;
ALTER TABLE named_nominations RENAME TO nominations;
UPDATE awards SET nomination = (SELECT nomination FROM nominated WHERE nominated.id = awards.id)
    WHERE id IN (SELECT id FROM nominated);
DROP TABLE nominated;
CREATE TABLE declined_awards (
    id INTEGER PRIMARY KEY,
    rule TEXT NOT NULL CHECK (rule <> ''),
    period INTEGER NOT NULL REFERENCES periods(id),
    household INTEGER REFERENCES households(id) ON DELETE CASCADE,
    account INTEGER REFERENCES accounts(id),
    deed TEXT,
    UNIQUE (household, rule, period, deed),
    CHECK ((household IS NULL) <> (account IS NULL))
) STRICT;
"""
LEFT = _NOMINATIONS + _MOVED
REMADE = (
    "awards_approved_by_another",
    "nominations_by_consent",
    "nominations_by_somebody",
    "nominations_seconded_by_somebody",
)


def left_triggers() -> dict[str, str]:
    """name -> what a trigger does after its name: somebody nominates, and somebody seconds."""
    nobody = "NEW.by_account IS NULL AND NEW.by_household IS NULL"
    unseconded = "NEW.seconded_by_account IS NULL AND NEW.seconded_by_household IS NULL"
    return {
        "nominations_by_somebody": refusal("nominations", "INSERT", nobody, "nobody_nominates"),
        "nominations_seconded_by_somebody": refusal(
            "nominations",
            "UPDATE OF seconded_at",
            f"OLD.seconded_at IS NULL AND NEW.seconded_at IS NOT NULL AND {unseconded}",
            "nobody_nominates",
        ),
    }

"""The rules of the tables that a record book began with, as triggers: consent, levels that stay, what never changes."""

from data.tablewords import refusal

ABOUT_A_HOUSEHOLD = ("income_entries", "coverage", "pauses", "marks", "measures")
NEVER_CHANGED = ("rubrics", "meetings", "ratings", "rating_rows", "figures")

_GIVEN = "FROM consents WHERE purpose = 'take_part' AND withdrawn_on IS NULL AND household"
_STANDING = (
    "FROM consents WHERE confirmed_on IS NOT NULL AND purpose = 'take_part' AND withdrawn_on IS NULL AND household"
)
_FACTS = "NEW.members <> 1 OR NEW.earners <> 1 OR NEW.league IS NOT NULL OR NEW.nickname IS NOT NULL"


def first_triggers() -> dict[str, str]:
    """name -> what a trigger does after its name."""
    made = {
        "households_by_consent": refusal(
            "households", "INSERT", f"NOT EXISTS (SELECT 1 {_GIVEN} = NEW.id)", "no_consent"
        ),
        "households_facts_by_consent": refusal(
            "households", "INSERT", f"({_FACTS}) AND NOT EXISTS (SELECT 1 {_STANDING} = NEW.id)", "no_consent"
        ),
        "households_facts_by_consent_update": refusal(
            "households",
            "UPDATE OF members, earners, league, nickname",
            f"NOT EXISTS (SELECT 1 {_STANDING} = NEW.id)",
            "no_consent",
        ),
        "succession_by_consent": refusal(
            "succession", "INSERT", f"NEW.new IS NOT NULL AND NOT EXISTS (SELECT 1 {_STANDING} = NEW.new)", "no_consent"
        ),
        "rating_rows_keep_levels": refusal("rating_rows", "INSERT", _FALLS, "level_falls"),
        "village_keeps_minor_digits": refusal("village", "UPDATE", _RESCALES, "digits_in_use"),
        "village_stays": refusal("village", "DELETE", "1", "village_stays"),
    }
    for table in ABOUT_A_HOUSEHOLD:
        absent = f"NEW.household IS NOT NULL AND NOT EXISTS (SELECT 1 {_STANDING} = NEW.household)"
        for verb in ("INSERT", "UPDATE"):
            made[f"{table}_by_consent_{verb.lower()}"] = refusal(table, verb, absent, "no_consent")
    for table in NEVER_CHANGED:
        made[f"{table}_never_changed"] = refusal(table, "UPDATE", "1", "never_changed")
    made["rubrics_never_deleted"] = refusal("rubrics", "DELETE", "1", "never_changed")
    return made


_FALLS = """NEW.level_step < (
    SELECT max(earlier.level_step) FROM rating_rows AS earlier
    JOIN ratings AS its ON its.id = earlier.rating JOIN periods AS its_period ON its_period.id = its.period
    WHERE earlier.household = NEW.household AND its_period.position <= (
        SELECT position FROM periods JOIN ratings ON ratings.period = periods.id WHERE ratings.id = NEW.rating))"""
_RESCALES = "NEW.minor_digits <> OLD.minor_digits AND EXISTS (SELECT 1 FROM income_entries)"

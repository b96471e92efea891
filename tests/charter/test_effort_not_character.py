"""Charter 2: the record book has no field for what a household is, believes or says, nor to find or recognise it."""

from pathlib import Path

import pytest

from data.open import Book, create_book
from rating.charter import forbidden, identifier_text

# The whole vocabulary of the book: a new column is a decision to be taken here, in sight.
COLUMNS = {
    "village": "id name currency minor_digits language purpose contact demo created_at steward calendar",
    "households": "id name house_number nickname village_group members earners league archived_on",
    "consents": "id household purpose given_on withdrawn_on witness confirmed_on",
    "raters": "id name account",
    "sources": "id name kind",
    "periods": "id name position season months state",
    "coverage": "household period source state entered_by",
    "succession": "old new period share",
    "pauses": "household period",
    "income_entries": "id household period source amount_minor method entered_at entered_by working told_by",
    "marks": "id household period criterion rater mark entered_at entered_by phrase",
    "measures": "id household period measure value se entered_at entered_by",
    "rubrics": "id title version hash rating_hash text adopted_on",
    "meetings": "id held_on decision subject wording period",
    "ratings": "id period rubric revision decimals silenced rated_at why reviews",
    "rating_rows": "rating household league points rank rank_low rank_high level level_step parts error",
    "figures": "period name amount withheld constant_prices frozen_at",
    "spread": "period name value withheld frozen_at",
    "curves": "period name tenth value frozen_at",
    "identities": "issuer kind value account",
    "accounts": "id name key secret generation made_at removed_at",
    "received": "id household account answer stands",
    "prices": "period product unit price_minor",
    "units": "product unit base factor",
    # What a programme handed over, in its own words: the household sees each, and what it denies does not count.
    "given": "id household period given_on thing value_minor giver entered_by answer answered_on",
    "source_figures": "period source households amount withheld constant_prices frozen_at",
    "account_roles": "account role",
    "set_up_codes": "secret expires_at",
    "reviews": "id household period question rater decision reason seen account decided_at",
    "erased": "number erased_at",
    "erased_rows": "rating number points",
    "card_salts": "id salt",
    "cards": "id household holder secret made_at made_by",
    "own_households": "account household",
    "goals": "household criterion target chosen_on",
    "helpers": "account",
    "chosen_helpers": "household account",
    "help_requests": "id mark household period asked_at done_at confirmed_at",
    # What a household says of its own accord, to the contact that it has picked, until ninety days after.
    "help_words": "id request household account topic words said_at hidden",
    "scorecard_counts": "period question answer count",
    "scorecard_batches": "period applied",
    "notices": "id mark until changed_at",
    "notice_texts": "notice language title text how programme",
    # Which column of a form of the village's own is which question; it names no household.
    "import_maps": "name text",
    "clips": "id about language kind size digest added_on",
    "clip_sounds": "clip sound",
    "account_choices": "account language",
    "card_choices": "household holder keeps_incomes language",
    "declined_awards": "id rule period household account deed",
    "goals_together": "id period title unit target criterion held_on reached withheld",
    "posters": "id period language revision head named made_on change_by taken_down_on",
    "poster_names": "poster household label",
    "checks": (
        "id household period question rater doubt was asked_at due_on outcome ground answered_at answered_by rated_to"
    ),
    "award_minutes": (
        "id request held_on present objections decision first_signatory second_signatory recorded_by recorded_at"
    ),
    "nominations": (
        "id request household period deed by_account by_household made_at seconded_by_account "
        "seconded_by_household seconded_at"
    ),
    "awards": (
        "id request rule title period household account nomination evidence good amount proposed_by "
        "proposed_at approved_by approved_for minutes alias handed_by means recorded_by revoked_by "
        "revoked_for approved_at accepted_at handed_at recorded_at revoked_at"
    ),
    "fund_rules": "id yearly_cap_minor",
    "fund_goods": "id name value_minor",
    "fund_grants": "id request source giver purpose good amount received_on",
    "fund_orders": "id request purpose award fund_grant good amount value_minor buys pieces ordered_by ordered_at",
    "fund_entries": "id kind source target good amount fund_grant fund_order receipt paper account made_at",
    "fund_questions": "id request household account question asked_at answer answered_by answered_at",
    "sealed_codes": "sign holder secret made_at",
    "research_releases": "period size released_at",
    "research_rows": "period household pseudonym said",
    "counts": "period name value withheld frozen_at",
    "credentials": "award household number token made_at",
    "revoked_credentials": "number revoked_at",
    "village_keys": "id public secret made_at retired_at",
    "journal": "seq at kind actor act why subject key household before after hash",
    "journal_values": "seq salt before after",
}
NEVER = {
    "belief": {"religion", "faith", "belief", "politics", "party", "loyalty", "speech"},
    "kind of person": {
        "ethnicity",
        "ethnic",
        "tribe",
        "caste",
        "race",
        "nationality",
        "age",
        "sex",
        "gender",
        "marital",
    },
    "way of life": {"dress", "tidy", "tidiness", "movement", "travel", "contacts", "guests", "visitors", "attendance"},
    "body": {"health", "illness", "disease", "disability", "pregnancy", "birth", "child", "children", "voice", "iris"},
    "number or device": {"phone", "telephone", "mobile", "passport", "identity", "national", "ssn"},
    "place": {"latitude", "longitude", "lat", "lon", "coordinates", "gps", "location", "address", "placement"},
    "picture": {"face", "photo", "picture", "image", "fingerprint", "biometric"},
    "free words": {"note", "notes", "comment", "comments", "remark", "remarks"},
}
WORDS = frozenset().union(*NEVER.values())
# What is about the rules is not about a household.
ABOUT_RULES = ("rubrics",)


@pytest.fixture(scope="module")
def columns(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    def listed(book: Book) -> dict[str, list[str]]:
        tables = (table for table in book.db.tables if table.name != "_sqlite_migrations")
        return {table.name: [column.name for column in table.columns] for table in tables}

    with create_book(tmp_path_factory.mktemp("charter") / "a.db", "a") as book:
        return listed(book)


def test_the_book_holds_these_columns_and_no_others(columns: dict[str, list[str]]) -> None:
    assert columns == {table: names.split() for table, names in COLUMNS.items()}


def test_no_column_is_about_a_forbidden_subject(columns: dict[str, list[str]]) -> None:
    for table, names in columns.items():
        for name in (table, *names):
            words = identifier_text(name)
            assert table in ABOUT_RULES or forbidden(words) is None, (table, name)
            assert not set(words.split()) & WORDS, (table, name)


def test_the_list_of_words_would_find_such_a_column() -> None:
    for name in ("phone_number", "gps_lat", "household_religion", "child_age", "free_notes"):
        assert set(identifier_text(name).split()) & WORDS, name


def test_no_column_takes_pictures_or_recordings_but_that_of_what_is_said_to_everybody(tmp_path: Path) -> None:
    with create_book(tmp_path / "a.db", "a") as book:
        kinds = {table.name: {column.type for column in table.columns} for table in book.db.tables}
        others = {key.other_table for name in ("clips", "clip_sounds") for key in book.db.table(name).foreign_keys}
    assert [name for name in kinds if not kinds[name] <= {"INTEGER", "TEXT", "REAL"}] == ["clip_sounds"]
    assert others == {"clips"}

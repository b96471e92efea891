"""The steps of a whole season, from the set-up code to the board, played by four people at laptops and a phone."""

import re
from collections.abc import Callable
from math import ceil

from playwright.sync_api import expect

from tests.browser.people import PASSWORD
from tests.browser.season import (
    CONTACT,
    COUNTED,
    DROPPED,
    NAMES,
    ROLES,
    TRAINING,
    WITHOUT_WITNESS,
    YEAR,
    Season,
    by_command,
    enter_wage,
    marks_of,
    open_household,
    rate_on_phone,
    tables,
)
from tests.browser.test_grid import cell, go, ready


def the_set_up_code_makes_the_first_administrator(season: Season) -> None:
    mira = season.people["Mira"] = season.comes("Mira")
    mira.page.goto(f"{season.address}/sign-in")
    mira.page.get_by_role("link", name="Begin with the set-up code").click()
    mira.fills("Set-up code", season.code)
    mira.fills("Your name in Laurel", "Mira")
    mira.page.get_by_label("Choose a password").fill(PASSWORD)
    mira.page.get_by_role("button", name="Make the first account").click()
    mira.sees("Signed in as Mira")


def she_writes_down_what_the_scheme_is_for(season: Season) -> None:
    mira = season["Mira"]
    mira.page.goto(season.address)
    mira.opens("Seasons and sources")
    mira.is_told("No season can be opened before two things are written down")
    mira.fills("What the scheme is for", "Thank everybody whose work and learning pay off")
    mira.fills("Contact outside the village", CONTACT)
    mira.presses("Save")
    mira.is_told("Saved.")


def she_has_the_meetings_rules_adopted(season: Season) -> None:
    mira = season["Mira"]
    mira.opens("Village rules")
    mira.gives_the_password_again()
    mira.fills("Title", "Earning and learning")
    mira.page.get_by_label("Title", exact=True).press("Tab")
    mira.waits()
    mira.page.get_by_role("button", name=f"Remove {DROPPED}").click()
    mira.waits()
    expect(mira.page.get_by_label(f"Weight: {DROPPED}")).to_have_count(0)
    mira.fills(f"Weight: {TRAINING}", "25")
    mira.page.get_by_label(f"Weight: {TRAINING}", exact=True).press("Tab")
    mira.sees("These rules are right.")
    mira.presses("Record that the meeting adopted these rules")
    mira.is_told("Adopted: Earning and learning, version")


def she_opens_a_season(season: Season) -> None:
    mira = season["Mira"]
    mira.opens("Seasons and sources")
    mira.chooses("What to do", "Sources of income")
    expect(mira.page.get_by_role("table").get_by_role("row").filter(has_text="wage")).to_be_visible()
    mira.chooses("What to do", "Seasons")
    mira.fills("Name", YEAR)
    mira.presses("Open this season for entries")
    mira.is_told(f"{YEAR} is open for entries.")


def she_makes_accounts(season: Season) -> None:
    mira = season["Mira"]
    mira.opens("People and access")
    mira.chooses("What to do", "Add an account")
    for name, role in ROLES.items():
        mira.fills("Name", name)
        mira.page.get_by_label("First password", exact=True).fill(PASSWORD)
        mira.page.locator("label").filter(has_text=role).click()
        mira.presses("Add")
        mira.is_told(f"{name} can sign in.")
        expect(mira.page.get_by_label("First password", exact=True)).to_have_value("")


def she_enters_the_households_from_two_files(season: Season) -> None:
    mira = season["Mira"]
    mira.opens("Households")
    mira.chooses("What to do", "From a file")
    for name, text in tables().items():
        (season.home / f"{name}.csv").write_text(text, encoding="utf-8")
        chooser = mira.page.get_by_test_id("stFileUploader").filter(has_text=f"{name}.csv").locator("input")
        chooser.set_input_files(season.home / f"{name}.csv")
        mira.waits()
    mira.sees("All is right. This would enter")
    mira.presses("Enter all of it")
    mira.is_told("Entered:")
    mira.chooses("What to do", "Find and correct")
    mira.sees(f"{len(NAMES)} households")
    mira.chooses("What to do", "Consents that wait")
    expect(mira.page.get_by_role("table").get_by_role("row")).to_have_count(2)
    mira.sees(WITHOUT_WITNESS)


def one_rater_pastes_the_marks_of_the_whole_village_into_the_grid(season: Season) -> None:
    binod = season["Binod"]
    page = binod.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    binod.opens("Enter", heading=f"Enter, {YEAR}")
    ready(page)
    households = [cell(page, 0, row).split()[0] for row in range(len(NAMES))]
    assert sorted(households) == NAMES
    rows = ["\t".join(str(mark) for mark in marks_of(name).values()) for name in households]
    page.evaluate("text => navigator.clipboard.writeText(text)", "\n".join(rows))
    binod.waits()
    go(page, 2, 0)
    page.keyboard.press("Control+V")
    season.awaits("SELECT count(*) FROM marks", len(NAMES) * len(COUNTED))
    expect(page.get_by_role("heading", name="Not saved yet")).to_have_count(0)


def another_enters_on_a_phone_and_rates_those_that_were_drawn(season: Season) -> None:
    asha = season["Asha"]
    page = asha.page
    page.goto(f"{season.address}/enter")
    expect(page.locator("a.kept")).to_have_count(len(NAMES))
    drawn = page.locator("a.kept").filter(has_text="you rate second here")
    names = [str(link.get_attribute("data-household")) for link in drawn.all()]
    assert len(names) == ceil(len(NAMES) / 5)
    for name in names:
        open_household(page, name)
        rate_on_phone(page, name)
        page.get_by_role("link", name="All households").click()
    open_household(page, "Alder")
    enter_wage(page, "900")


def the_reviewer_sends_an_entry_back(season: Season) -> None:
    chitra = season["Chitra"]
    chitra.opens("Publishing")
    chitra.presses("Begin the review")
    chitra.is_told(f"{YEAR} is in review.")
    chitra.opens("Review")
    chitra.chooses("Show", "All households")
    chitra.chooses("Household", "Alders")
    chitra.chooses("Entry", "From wage")
    chitra.chooses("Reason", "it is not clear how it is known")
    chitra.presses("Send back")
    chitra.is_told("Sent back: From wage.")


def it_is_entered_again(season: Season) -> None:
    asha = season["Asha"]
    asha.page.goto(season.address)
    asha.opens("Questions to you")
    asha.sees("it is not clear how it is known")
    asha.page.goto(f"{season.address}/enter")
    asha.sees("only what a reviewer sent back can still be changed")
    open_household(asha.page, "Alder")
    enter_wage(asha.page, "950")


def the_reviewer_approves_everything(season: Season) -> None:
    chitra = season["Chitra"]
    chitra.page.goto(season.address)
    chitra.opens("Review")
    chitra.chooses("Show", "Households with something to approve")
    chitra.chooses("Household", "Alders")
    chitra.sees("changed since it was sent back")
    chitra.page.get_by_role("heading", name="Review", exact=True).click()
    chitra.page.keyboard.press("Alt+A")
    chitra.is_told("approved.")
    chitra.presses("Approve what has nothing to look at")
    chitra.is_told("approved.")
    chitra.sees("No household is left here.")


def she_publishes_after_a_look_and_with_her_password(season: Season) -> None:
    chitra = season["Chitra"]
    chitra.opens("Publishing")
    chitra.presses("Look at what the public would see")
    chitra.sees("Exactly this, and nothing else.")
    chitra.gives_the_password_again()
    chitra.presses("Publish as revision 1")
    chitra.is_told(f"{YEAR} is published, revision 1.")


def a_meeting_switches_the_board_on(season: Season) -> None:
    stranger = season.people["stranger"] = season.comes("stranger")
    stranger.page.goto(season.address)
    stranger.sees("has not switched the board on")
    mira = season["Mira"]
    mira.opens("Seasons and sources")
    mira.chooses("What to do", "Switch a board on")
    mira.presses("Record the meeting’s decision")
    mira.is_told(f"switched the board of {YEAR} on.")


def the_board_thanks_the_group_and_says_no_more_than_it_is_sure_of(season: Season) -> None:
    """Four households that were rated twice tell too little of how far marks can be relied on to name a top."""
    stranger = season.people["stranger"]
    stranger.page.reload()
    stranger.sees_heading("River thanks its households")
    stranger.sees("The village thanks every household of this group.")
    stranger.sees(CONTACT)
    said = set(re.findall(r"\w+", stranger.page.locator("body").inner_text()))
    assert not said & {"950", *NAMES, *(f"{name}s" for name in NAMES)}


def the_record_of_changes_says_who_did_what(season: Season) -> None:
    mira = season["Mira"]
    mira.opens("Record of changes")
    for who, what in {
        "Chitra": "published a season",
        "Asha": "entered an answer",
        "Mira": "adopted village rules",
    }.items():
        mira.chooses("Who", who)
        mira.sees(re.compile(f"{who} · {what}"))


def the_book_is_what_its_journal_says(season: Season) -> None:
    said = by_command("verify", str(season.book))
    assert f"{len(NAMES)} rows are the same" in said


STEPS: tuple[Callable[[Season], None], ...] = (
    the_set_up_code_makes_the_first_administrator,
    she_writes_down_what_the_scheme_is_for,
    she_has_the_meetings_rules_adopted,
    she_opens_a_season,
    she_makes_accounts,
    she_enters_the_households_from_two_files,
    one_rater_pastes_the_marks_of_the_whole_village_into_the_grid,
    another_enters_on_a_phone_and_rates_those_that_were_drawn,
    the_reviewer_sends_an_entry_back,
    it_is_entered_again,
    the_reviewer_approves_everything,
    she_publishes_after_a_look_and_with_her_password,
    a_meeting_switches_the_board_on,
    the_board_thanks_the_group_and_says_no_more_than_it_is_sure_of,
    the_record_of_changes_says_who_did_what,
    the_book_is_what_its_journal_says,
)

"""Every light page that there is, and what is answered where there is none."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from front.language import speak
from front.light import (
    award_pages,
    board_pages,
    card_pages,
    check_pages,
    clip_pages,
    enter_answer,
    enter_household,
    enter_list,
    enter_quick,
    fund_pages,
    given_pages,
    goal_pages,
    help_pages,
    languages,
    leave_pages,
    notice_pages,
    organisation,
    own_pages,
    people,
    say_pages,
    scorecard_pages,
    server_pages,
    server_people,
    source_pages,
    verify_pages,
)
from front.light.addresses import prefix
from front.light.asked import Asked
from front.light.headers import ASK_AGAIN, FOR_GOOD
from front.light.lightpage import ACCOUNTS, HOUSEHOLDS, KEEPERS, SERVERS, SIGNED_IN, LightPage, refusal
from front.light.rendering import ASSETS, asset, sent

RATERS = frozenset({"rater"})
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def give_asset(asked: Asked) -> Response:
    """A file that pages load: for good where its address says which one it is."""
    name = asked.request.path_params["name"]
    path = ASSETS / name
    if path.parent != ASSETS or not path.is_file():
        return refusal(asked, "not_found", 404)
    named = asset(name).endswith(f"?{asked.request.url.query}")
    kind = KINDS.get(path.suffix, "application/octet-stream")
    return Response(sent(name), headers={"Cache-Control": FOR_GOOD if named else ASK_AGAIN}, media_type=kind)


LIGHT_PAGES = (
    LightPage("/assets/{name}", give_asset),
    LightPage("/language", languages.choose),
    LightPage("/board/{village}", board_pages.show_board, quick=board_pages.quick),
    LightPage("/board/{village}/large", board_pages.show_large, quick=board_pages.quick),
    LightPage("/notices/{village}.atom", notice_pages.give_feed, quick=notice_pages.quick),
    LightPage("/notices/{village}.pdf", notice_pages.give_sheet, quick=notice_pages.quick),
    LightPage("/sign-in", people.show_sign_in, people.take_sign_in),
    LightPage("/sign-in/organisation", organisation.go_there),
    LightPage("/sign-in/return", organisation.come_back),
    LightPage("/set-up", people.show_set_up, people.take_set_up),
    LightPage("/restore", people.show_restore, people.take_restore),
    LightPage("/account", people.show_account, open_to=ACCOUNTS),
    LightPage("/sign-out", post=people.take_sign_out, open_to=SIGNED_IN | SERVERS),
    LightPage("/sign-out-everywhere", post=people.take_sign_out_everywhere, open_to=ACCOUNTS),
    LightPage("/password", people.show_password, people.take_password, open_to=ACCOUNTS),
    LightPage("/confirm", people.show_confirm, people.take_confirm, open_to=ACCOUNTS),
    LightPage("/enter", enter_list.show_list, open_to=RATERS),
    LightPage("/enter/household/{number}", enter_household.show_household, open_to=RATERS),
    LightPage("/enter/quick", enter_quick.show_quick, enter_quick.take_quick, open_to=RATERS),
    LightPage("/enter/sheet", enter_quick.give_sheet, open_to=RATERS),
    LightPage("/enter/answer", post=enter_answer.take_answer, open_to=RATERS),
    # A worker's file says nothing, and a browser asks for it anew without a cookie's session having to stand.
    LightPage("/enter/{worker}.js", enter_list.give_worker),
    LightPage("/card", card_pages.show_card, card_pages.take_card),
    LightPage("/cards", card_pages.show_cards, card_pages.take_cards, open_to=frozenset({"administrator"})),
    LightPage("/me", own_pages.show_own, open_to=HOUSEHOLDS),
    LightPage("/me/copy", own_pages.give_copy, open_to=HOUSEHOLDS),
    LightPage("/me/leave", leave_pages.show_leave, leave_pages.take_leave, open_to=HOUSEHOLDS),
    LightPage("/me/checks", check_pages.show_checks, check_pages.take_check, open_to=HOUSEHOLDS),
    LightPage("/me/awards", award_pages.show_awards, award_pages.take_awards, open_to=HOUSEHOLDS),
    LightPage("/awards/sheet", award_pages.show_sheet, open_to=ACCOUNTS),
    LightPage("/fund/{village}", fund_pages.show_fund),
    LightPage("/fund/{village}/ask", post=fund_pages.take_question, open_to=SIGNED_IN),
    LightPage("/sources/{village}", source_pages.show_sources),
    LightPage("/me/given", given_pages.show_given, given_pages.take_given, open_to=HOUSEHOLDS),
    LightPage("/me/goals", goal_pages.show_goals, goal_pages.take_goal, open_to=HOUSEHOLDS),
    LightPage("/me/help", help_pages.show_own_help, help_pages.take_own_help, open_to=HOUSEHOLDS),
    LightPage("/help", help_pages.show_helping, help_pages.take_helping, open_to=ACCOUNTS),
    LightPage("/me/scorecard", scorecard_pages.show_card, scorecard_pages.take_card, open_to=HOUSEHOLDS),
    LightPage("/me/paper", goal_pages.give_paper, open_to=HOUSEHOLDS),
    LightPage("/me/aloud", goal_pages.show_aloud, open_to=HOUSEHOLDS),
    LightPage("/clips/{number}", clip_pages.give_clip, open_to=SIGNED_IN),
    LightPage("/server", server_pages.show_server, open_to=KEEPERS),
    LightPage("/server/sign-in", server_people.show_sign_in, server_people.take_sign_in),
    LightPage("/server/set-up", server_people.show_set_up, server_people.take_set_up),
    LightPage("/server/account", server_people.show_account, server_people.take_password, open_to=SERVERS),
    LightPage("/server/sign-out-everywhere", post=server_people.take_sign_out_everywhere, open_to=SERVERS),
    LightPage("/region", server_pages.show_region, open_to=SERVERS),
    LightPage("/verify", verify_pages.show_verify, verify_pages.take_verify),
    LightPage("/me/say", say_pages.show_say, say_pages.take_say, open_to=HOUSEHOLDS),
)


def light_routes() -> list[Route]:
    """The routes of all light pages, under the path where Laurel is served."""
    return [Route(prefix() + each.path, each) for each in LIGHT_PAGES]


def not_found(request: Request) -> Response:
    """The page for an address where there is none."""
    asked = Asked(request)
    speak(asked.language)
    return refusal(asked, "not_found", 404)

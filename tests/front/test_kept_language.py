"""The language that a person chose goes with their account or card to the next device, and no further."""

from data.actors import OPERATOR, of_account, of_household
from data.open import open_book
from data.reading import keep_language, own_language
from front.visits import COOKIE
from tests.front.light import PASSWORD, Served, Visiting, by_card

IN_CHINESE, IN_SPANISH, IN_ENGLISH = '<html lang="zh-Hans"', '<html lang="es"', '<html lang="en"'


def choose(client: Visiting, language: str) -> None:
    assert client.ask("GET", f"/language?lang={language}", headers={"Sec-Fetch-Site": "same-origin"}).status_code == 303


def sign_in(client: Visiting, name: str = "rater") -> Visiting:
    assert client.post("/sign-in", village="bend", name=name, password=PASSWORD).status_code == 303
    return client


def test_an_account_is_spoken_to_in_its_language_on_the_next_device(bend: Served) -> None:
    choose(bend.visitor("rater"), "es")
    assert IN_SPANISH in bend.visitor("rater").get("/account").text
    assert IN_SPANISH in sign_in(Visiting()).get("/account").text
    assert IN_ENGLISH in bend.visitor("reviewer").get("/account").text


def test_a_card_is_spoken_to_in_its_language_and_the_other_cards_of_the_household_are_not(bend: Served) -> None:
    choose(bend.at_home("wren"), "zh-Hans")
    assert IN_CHINESE in bend.at_home("wren").get("/me").text
    with open_book(bend.folder / "bend.db", OPERATOR) as book:
        assert IN_ENGLISH in by_card(book, "wren").get("/me").text
        assert book.rows("SELECT 1 FROM journal WHERE subject = 'card_choices'") == []


def test_what_is_chosen_right_before_signing_in_counts_and_is_kept(bend: Served) -> None:
    choose(bend.visitor("rater"), "es")
    client = Visiting()
    choose(client, "zh-Hans")
    assert IN_CHINESE in sign_in(client).get("/account").text
    assert IN_CHINESE in bend.visitor("rater").get("/account").text


def test_who_signs_in_on_a_device_of_several_people_is_not_spoken_to_as_the_one_before(bend: Served) -> None:
    choose(bend.visitor("reviewer"), "es")
    client = sign_in(Visiting())
    choose(client, "zh-Hans")
    client.cookies.delete(COOKIE)
    assert IN_CHINESE in client.get("/sign-in").text
    assert IN_SPANISH in sign_in(client, "reviewer").get("/account").text


def test_what_is_in_the_address_counts_before_everything(bend: Served) -> None:
    client = bend.visitor("rater")
    choose(client, "zh-Hans")
    assert IN_SPANISH in client.get("/account?lang=es").text


def test_another_site_changes_nobodys_language(bend: Served) -> None:
    client = bend.visitor("rater")
    client.ask("GET", "/language?lang=es", headers={"Sec-Fetch-Site": "cross-site"})
    assert IN_ENGLISH in bend.visitor("rater").get("/account").text


def test_a_language_is_kept_for_who_acts_and_for_nobody_without_an_account_or_a_card(bend: Served) -> None:
    with open_book(bend.folder / "bend.db", OPERATOR) as book:
        for actor in (of_account(bend.accounts["rater"]), of_household(1, "wren", 1)):
            keep_language(book.as_(actor), "hi")
            assert own_language(book.as_(actor)) == "hi"
        for actor in (OPERATOR, of_household(1, "wren"), of_household(2, "oak", 1)):
            assert own_language(book.as_(actor)) == ""
        keep_language(book, "hi")
        assert len(book.rows("SELECT 1 FROM account_choices")) == 1

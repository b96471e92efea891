"""Certificates and their proofs, as commands and the page /verify give them."""

from pathlib import Path

import pypdfium2
import pytest
from typer.testing import CliRunner

from awards.packing import unpacked
from data.approving import approve_award, revoke_award
from data.awards import Proposal, propose_award
from data.nominating import nominate, second
from data.open import Book, open_book
from front.certificates import certificates
from front.cli import app
from front.language import speaking
from front.words import awards as award_words
from front.words import badges
from tests.data.credentials import thanked
from tests.data.fund import accepted, asked, has, home, village
from tests.front.light import Served
from tests.front.paper import codes_in

RUN = CliRunner()


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    said = "".join(document[0].get_textpage().get_text_bounded().split())
    pages = len(document)
    document.close()
    assert pages == 1
    return said


def of_kind(book: Book, kind: str, title: str) -> None:
    award = propose_award(has(book, "Ana"), asked(), Proposal(kind, title, "2024", "wren", evidence={"kind": kind}))
    approve_award(has(book, "Bo"), award, "evidence_seen")
    accepted(book, award)


def told(*arguments: object, fails: bool = False, typed: str = "") -> str:
    done = RUN.invoke(app, [str(each) for each in arguments], input=typed)
    assert done.exit_code == int(fails), done.output
    return done.output


def test_a_certificate_names_the_deed_and_never_a_place_or_a_level(tmp_path: Path) -> None:
    with village(tmp_path / "a.db") as book:
        of_kind(book, "top_band", "Top of the river group")
        of_kind(book, "level", "Four leaves reached")
        of_kind(book, "help", "Help at the well")
        said = [text_of(each.pdf) for each in certificates(book)]
    assert sum("aseasonofgoodworkandlearning" in each for each in said) == 2
    assert sum("Helpatthewell" in each for each in said) == 1
    assert not any("river" in each or "leaves" in each for each in said)


def test_a_telephone_reads_the_proof_off_a_certificate(tmp_path: Path) -> None:
    with village(tmp_path / "a.db") as book:
        of_kind(book, "help", "Help at the well")
        (made,) = certificates(book)
    assert [unpacked(code) for code in codes_in(made.pdf)] == [made.proof]


@pytest.mark.parametrize("language", ["es", "zh_Hans", "hi", "ar"])
def test_a_certificate_speaks_the_villages_language(tmp_path: Path, language: str) -> None:
    with village(tmp_path / "a.db") as book, speaking(language):
        number = nominate(home(book, "oak"), asked(), "wren", "2024", "helped_at_harvest")
        second(home(book, "pine"), number)
        nominated = Proposal("nomination", "Helped", "2024", "wren", nomination=number)
        award = propose_award(has(book, "Ana"), asked(), nominated)
        approve_award(has(book, "Bo"), award, "evidence_seen")
        accepted(book, award)
        (made,) = certificates(book)
        deed = award_words.DEEDS["helped_at_harvest"]
    assert deed != "helped at harvest"
    assert "".join(deed.split()) in text_of(made.pdf)


def test_certificates_come_out_the_same_again_and_their_proofs_are_verified_from_files_alone(tmp_path: Path) -> None:
    db, keys, listed = tmp_path / "a.db", tmp_path / "keys.json", tmp_path / "revoked.jwt"
    with village(db) as book:
        awards = {name: thanked(book, name) for name in ("wren", "oak")}
    for folder in ("one", "two"):
        assert "2 certificates" in told("certificates", db, "-o", tmp_path / folder)
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert [Path(name).suffix for name in files] == [".jwt", ".pdf"] * 2
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in files)
    told("badge", "keys", db, "-o", keys)
    with open_book(db) as book:
        revoke_award(has(book, "Bo"), awards["oak"], "wrong_entry")
    told("badge", "list", db, "-o", listed)
    proof = {name: tmp_path / "one" / f"certificate-{award:x}.jwt" for name, award in awards.items()}
    assert told("badge", "verify", proof["wren"], "--key", keys, "--list", listed).startswith("Genuine\n")
    assert badges.FOUND["unchecked"][0] in told("badge", "verify", proof["oak"], "--key", keys)
    assert told("badge", "verify", proof["oak"], "--key", keys, "--list", listed, fails=True).startswith("Revoked\n")
    assert told("badge", "verify", keys, "--key", keys, fails=True).startswith("No proof\n")
    assert badges.SENTENCES["not_keys"] in told("badge", "verify", proof["oak"], "--key", listed, fails=True)
    told("badge", "new-key", db)
    told("badge", "list", db, "-o", listed)
    refused = told("badge", "verify", proof["oak"], "--key", keys, "--list", listed, fails=True)
    assert badges.SENTENCES["list_of_another"] in refused
    assert told("badge", "verify", "-", "--key", keys, fails=True, typed="good day").startswith("No proof\n")


def test_a_village_without_awards_has_nothing_to_print(tmp_path: Path) -> None:
    with village(tmp_path / "a.db"):
        pass
    assert "no award" in told("certificates", tmp_path / "a.db", "-o", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_anybody_looks_a_proof_up_on_the_page_and_learns_nothing_of_a_household(bend: Served) -> None:
    with village(bend.folder / "thanks.db") as book:
        award = thanked(book)
        (made,) = certificates(book)
        found = []
        for text in (made.proof, made.proof[:-9], "wren", made.proof):
            answer = bend.visitor().post("/verify", village="thanks", text=text)
            assert "wren" not in answer.text
            found.append(answer.text)
            if text == "wren":
                revoke_award(has(book, "Bo"), award, "wrong_entry")
    (bend.folder / "thanks.db").unlink()
    for text, code in zip(found, ("genuine", "changed", "unreadable", "revoked"), strict=True):
        assert f"<strong>{badges.FOUND[code][0]}</strong>" in text

"""Sound clips: taken in by what is in a file and not by its name, one for each language, and verified with the book."""

import wave
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from data.clips import LARGEST, add_clip, clip_sound, clip_subjects, clips, clips_in, remove_clip
from data.errors import EntryRefused
from data.journal import Wanted, journal
from data.open import Book
from data.soundkinds import kind_of
from data.verify import verify
from tests.data.villages import descending, village

# MPEG 1, layer III, 128 kilobits at 44,100 Hz: 144 × 128,000 / 44,100 = 417 bytes a frame.
FRAME = b"\xff\xfb\x90\x00" + bytes(413)
OPUS = b"OggS\x00\x02" + bytes(22) + b"OpusHead" + bytes(40)
M4A = b"\x00\x00\x00\x18ftypM4A \x00\x00\x00\x00" + b"\x00\x00\x00\x21hdlr" + bytes(8) + b"soun" + bytes(12)


def spoken(seconds: float = 0.1) -> bytes:
    """A recording as a browser makes it: silence of 16,000 samples a second."""
    whole = BytesIO()
    with wave.open(whole, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(bytes(int(32_000 * seconds)))
    return whole.getvalue()


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with village(tmp_path / "bend.db", descending(1)) as made:
        yield made


def test_a_kind_is_told_by_what_is_in_a_file() -> None:
    tag = b"ID3\x04\x00\x00\x00\x00\x01\x00" + bytes(128)
    sounds = {"audio/wav": [spoken()], "audio/mpeg": [FRAME * 2, tag + FRAME * 3], "audio/ogg": [OPUS]}
    for kind, files in {**sounds, "audio/mp4": [M4A]}.items():
        assert [kind_of(each) for each in files] == [kind] * len(files)
    film = M4A + b"\x00\x00\x00\x21hdlr" + bytes(8) + b"vide" + bytes(12)
    for other in (
        film,
        OPUS + b"\x80theora",
        b"\xff\xd8\xff\xe0",
        FRAME + b"<script>",
        b"ID3",
        b"OggS",
        b"%PDF-1.7",
        b"",
    ):
        assert kind_of(other) is None


def test_who_reads_a_language_hears_its_clip_else_the_one_for_everybody(book: Book) -> None:
    for language in ("", "hi"):
        add_clip(book, "mark:songs", language, spoken())
    add_clip(book, "step:me", "hi", spoken())
    assert {about: clip.language for about, clip in clips_in(book, "hi").items()} == {
        "mark:songs": "hi",
        "step:me": "hi",
    }
    assert {about: clip.language for about, clip in clips_in(book, "es").items()} == {"mark:songs": ""}


def test_a_new_clip_takes_the_place_of_the_old_one_and_the_journal_has_its_digest_and_not_its_sound(book: Book) -> None:
    add_clip(book, "step:me", "es", spoken(0.1))
    number = add_clip(book, "step:me", "es", spoken(0.2))
    found = clip_sound(book, number)
    assert found is not None
    assert (found[1], len(clips(book))) == (spoken(0.2), 1)
    (entry, *_) = journal(book, Wanted(act="add_clip")).entries
    assert (entry.after or {})["digest"] == found[0].digest
    assert {each.table for each in journal(book, Wanted(act="add_clip")).entries} == {"clips"}
    assert verify(book).findings == ()
    book.db.execute("UPDATE clip_sounds SET sound = x'00'")
    assert [each.code for each in verify(book).findings] == ["clip_changed"]
    remove_clip(book, number)
    assert clips(book) == ()
    assert book.rows("SELECT count(*) AS n FROM clip_sounds") == [{"n": 0}]


def test_clips_are_of_what_is_asked_and_agreed_to_and_small(book: Book) -> None:
    assert {"step:enter", "consent:wall", "mark:songs", "income:wage"} <= set(clip_subjects(book))
    for about, sound, code in (
        ("mark:dancing", spoken(), "clip_about"),
        ("household:h00", spoken(), "clip_about"),
        ("step:me", b"<html>", "clip_not_sound"),
        ("step:me", spoken() + bytes(LARGEST), "clip_too_large"),
    ):
        with pytest.raises(EntryRefused, match=code):
            add_clip(book, about, "en", sound)
    with pytest.raises(EntryRefused, match="not_known"):
        remove_clip(book, 7)

"""Sound clips that a village records itself, for those who read little: of its questions, of steps and of consents.

They hold what is asked and said to everybody, and nothing about a household.
"""

from dataclasses import dataclass
from hashlib import sha256

from data.catalogue import current
from data.errors import entry_refused
from data.open import Book, today
from data.permissions import needs
from data.questions import asked_questions
from data.soundkinds import kind_of
from data.tablerules import PURPOSES

# The pages whose steps a clip explains.
STEPS = ("enter", "me", "checks", "goals", "say", "leave")
LARGEST = 1_000_000
# A clip for everybody, whatever language their pages are in.
ANY = ""


@dataclass(frozen=True)
class Clip:
    """A clip: `about` is "step:PAGE", "consent:PURPOSE" or a question's key; `kind` a media type, `size` in bytes."""

    number: int
    about: str
    language: str
    kind: str
    size: int
    digest: str
    added_on: str


@needs("clips")
def clip_subjects(book: Book) -> tuple[str, ...]:
    """What there can be clips about, in the order in which they are met."""
    questions = [each.key for each in asked_questions(book)] if current(book) else []
    return (*(f"step:{step}" for step in STEPS), *(f"consent:{purpose}" for purpose in PURPOSES), *questions)


@needs("clips")
def clips(book: Book) -> tuple[Clip, ...]:
    """Every clip, by what it is about and its language."""
    return tuple(Clip(**row) for row in book.rows(f"{_CLIPS} ORDER BY about, language"))


@needs("clips")
def clips_in(book: Book, language: str) -> dict[str, Clip]:
    """What clips are about -> the clip for who reads a language: in it, else the one for everybody."""
    sql = f"{_CLIPS} WHERE language IN (:language, '{ANY}') ORDER BY language"
    return {row["about"]: Clip(**row) for row in book.rows(sql, language=language)}


@needs("clips")
def clip_sound(book: Book, number: int) -> tuple[Clip, bytes] | None:
    """A clip and its sound; None where there is none of this number."""
    found = book.rows(f"{_CLIPS} WHERE id = :number", number=number)
    sound = book.rows("SELECT sound FROM clip_sounds WHERE clip = :number", number=number)
    return (Clip(**found[0]), bytes(sound[0]["sound"])) if found and sound else None


@needs("add_clip")
def add_clip(book: Book, about: str, language: str, sound: bytes) -> int:
    """Take a clip in, in place of one about the same in the same language; gives its number.

    Raises EntryRefused: clip_about, clip_too_large, clip_not_sound.
    """
    if about not in clip_subjects(book):
        raise entry_refused("clip_about", "about", about)
    if len(sound) > LARGEST:
        raise entry_refused("clip_too_large", "sound", len(sound), most=LARGEST)
    kind = kind_of(sound)
    if kind is None:
        raise entry_refused("clip_not_sound", "sound")
    new = {"about": about, "language": language, "kind": kind, "size": len(sound)}
    with book.writing():
        book.db.execute("DELETE FROM clips WHERE about = :about AND language = :language", new)
        number = book.db.execute(_ADD, {**new, "digest": sha256(sound).hexdigest(), "today": today()}).lastrowid
        book.db.execute("INSERT INTO clip_sounds VALUES (:clip, :sound)", {"clip": number, "sound": sound})
    return int(number or 0)


@needs("remove_clip")
def remove_clip(book: Book, number: int) -> None:
    """Take a clip out. Raises EntryRefused: not_known."""
    with book.writing():
        if not book.db.execute("DELETE FROM clips WHERE id = :number", {"number": number}).rowcount:
            raise entry_refused("not_known", "clips", number)


_CLIPS = "SELECT id AS number, about, language, kind, size, digest, added_on FROM clips"
_ADD = """INSERT INTO clips (about, language, kind, size, digest, added_on)
    VALUES (:about, :language, :kind, :size, :digest, :today)"""

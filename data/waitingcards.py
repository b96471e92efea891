"""Score cards that wait to be counted: in a sealed file beside the book, and nowhere in it.

The file says how often each answer waits, question by question, and which households have answered, as a set of
numbers: no card as a whole, no order, no time. It is written anew each time, always of a size that says nothing, and
sealed with a key of this server (AES-256-GCM), so that who carries the book away has none of it.
"""

import json
import os
import secrets
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from data.scorecardtables import QUESTIONS
from data.server import open_server

SUFFIX = ".waiting"
PIECE = 16 * 1024
_HEADER = {"alg": "dir", "enc": "A256GCM"}
Counts = dict[str, Counter[str]]


def nothing() -> Counts:
    """No answer to any question."""
    return {question: Counter() for question in QUESTIONS}


@dataclass(frozen=True)
class Waiting:
    """What waits of a season's card (its number) in the book with a mark, and which households have answered.

    `due` is what batch number `batch` adds to the counters of the book, in case that was not done.
    """

    book: str
    period: int
    batch: int = 0
    due: Counts = field(default_factory=nothing)
    answers: Counts = field(default_factory=nothing)
    households: frozenset[int] = frozenset()

    @property
    def size(self) -> int:
        """How many answers wait, to each question alike."""
        return self.answers[QUESTIONS[0]].total()

    def with_card(self, household: int, card: dict[str, str]) -> "Waiting":
        """With one more card among the others."""
        answers = {question: self.answers[question] + Counter([card[question]]) for question in QUESTIONS}
        return replace(self, answers=answers, households=self.households | {household})

    def drawn(self, count: int, batch: int) -> "Waiting":
        """With so many answers to each question drawn to be counted: for each question anew, so that no card is."""
        due = {question: _some(self.answers[question], count) for question in QUESTIONS}
        left = {question: self.answers[question] - due[question] for question in QUESTIONS}
        return replace(self, batch=batch, due=due, answers=left)


def read_waiting(path: Path) -> Waiting | None:
    """What waits beside the book at `path`; None where nothing does, or it was sealed by another server."""
    try:
        sealed = file_of(path).read_text("ascii")
        told = json.loads(jwe.decrypt_compact(sealed, _key(path)).plaintext or b"")
    except (OSError, ValueError, JoseError):
        return None
    due, answers = ({q: Counter(told[name][q]) for q in QUESTIONS} for name in ("due", "answers"))
    return Waiting(told["book"], told["period"], told["batch"], due, answers, frozenset(told["households"]))


def write_waiting(path: Path, waiting: Waiting) -> None:
    """Write the file anew, for good, before anything is acknowledged."""
    told = {**vars(waiting), "households": sorted(waiting.households)}
    text = json.dumps(told, sort_keys=True)
    sealed = jwe.encrypt_compact(_HEADER, text.ljust(-(-len(text) // PIECE) * PIECE).encode(), _key(path))
    file = file_of(path)
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as opened:
            opened.write(sealed)
            opened.flush()
            os.fsync(opened.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def drop_waiting(path: Path) -> None:
    """Let nothing wait any more."""
    with suppress(OSError):
        file_of(path).unlink(missing_ok=True)


def file_of(path: Path) -> Path:
    """The file beside a book."""
    return path.with_suffix(SUFFIX)


def _some(answers: Counter[str], count: int) -> Counter[str]:
    return Counter(secrets.SystemRandom().sample(sorted(answers.elements()), count))


def _key(path: Path) -> OctKey:
    with open_server(path.parent) as server:
        return OctKey.import_key(blake2b(server.secret(), digest_size=32, person=b"score cards").digest())

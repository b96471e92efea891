"""A village's sound clips on its pages: for what there is one in the reader's language, and where it is heard."""

from dataclasses import dataclass

from data.clips import Clip, clips_in
from data.open import Book
from data.questions import told_apart
from front.language import current
from front.light.addresses import address
from front.words import clips as words


@dataclass(frozen=True)
class Sound:
    """Where a clip is heard, and what says so to those who do not see it."""

    where: str
    label: str


@dataclass(frozen=True)
class Sounds:
    """The clips for who reads a page, by what they are about."""

    found: dict[str, Clip]

    def of(self, about: str, what: str) -> Sound | None:
        """The clip about something, which is called `what`; None where there is none."""
        clip = self.found.get(told_apart(about)[0])
        if clip is None:
            return None
        # Another clip has another digest, so that a browser may keep this one for good.
        return Sound(address(f"/clips/{clip.number}", digest=clip.digest[:16]), words.LISTEN.format(what=what))

    def step(self, name: str) -> Sound | None:
        """The clip that explains a page."""
        return self.of(f"step:{name}", words.STEPS[name])


def sounds(book: Book) -> Sounds:
    """The clips in the language that is spoken now, and those for everybody."""
    return Sounds(clips_in(book, current()))

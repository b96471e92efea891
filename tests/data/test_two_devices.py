"""Two devices that save, lose requests, lose acknowledgements, send again and meet each other, in any order.

A device here does what the outbox of the phone page does: it keeps what it has tried to send until that is
acknowledged, and sends the answers to one question in the order in which they were given.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from data.answers import Answer, Conflict, Saved, Value, save, standing
from data.open import Book, open_book
from tests.data.raters import ana, answer, bo, stands, training, village, wage

QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
QUESTIONS: dict[str, list[Value]] = {
    "mark:training": [training(n) for n in range(3)],
    "income:wage": [wage(str(n)) for n in range(3)],
}
STEPS = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.sampled_from(["give", "give", "send", "send", "answer lost", "request lost", "mine", "theirs", "reload"]),
        st.sampled_from(sorted(QUESTIONS)),
        st.integers(0, 2),
    ),
    max_size=40,
)


@dataclass
class Device:
    """What one device keeps of each question."""

    book: Book
    waiting: dict[str, list[Answer]] = field(default_factory=lambda: {question: [] for question in QUESTIONS})
    seen: dict[str, str] = field(default_factory=lambda: dict.fromkeys(QUESTIONS, ""))
    shown: dict[str, list[Value]] = field(default_factory=lambda: {question: [None] for question in QUESTIONS})
    conflicts: dict[str, Conflict] = field(default_factory=dict)

    def give(self, question: str, value: Value) -> None:
        self.waiting[question].append(answer(question, value, self.seen[question]))

    def learn(self, question: str, seen: str, value: Value) -> None:
        self.seen[question] = seen
        self.shown[question].append(value)

    def acknowledged(self, question: str, saved: Saved) -> None:
        done = self.waiting[question].pop(0)
        self.learn(question, saved.seen, done.value)
        self.waiting[question] = [answer(question, later.value, saved.seen) for later in self.waiting[question]]

    def choose(self, question: str, *, mine: bool) -> None:
        conflict = self.conflicts.pop(question, None)
        if conflict is not None:
            last = self.waiting[question][-1].value
            self.learn(question, conflict.seen, conflict.theirs)
            self.waiting[question] = [answer(question, last, conflict.seen)] if mine else []


@pytest.fixture(scope="module")
def bend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with village(tmp_path_factory.mktemp("devices") / "bend.db", ["ash"]) as made:
        yield made


def send(device: Device, question: str, applied: set[str], *, heard: bool) -> None:
    """Deliver the oldest answer, and hold that the book changes only by an answer whose device knew what stood."""
    sent, before = device.waiting[question][0], stands(device.book, question)
    outcome = save(device.book, sent)
    after = stands(device.book, question)
    if after != before:
        assert isinstance(outcome, Saved)
        assert after == sent.value
        assert before in device.shown[question], "overwrote what it had never been shown"
        assert sent.id not in applied, "the same answer was written twice"
    if isinstance(outcome, Saved) and sent.id not in applied:
        assert after == sent.value, "said saved, and is not there"
        applied.add(sent.id)
    if heard and isinstance(outcome, Saved):
        device.acknowledged(question, outcome)
    elif heard:
        assert isinstance(outcome, Conflict)
        assert after == outcome.theirs
        device.conflicts[question] = outcome


def play(device: Device, step: str, question: str, value: Value, applied: set[str]) -> None:
    match step:
        case "give":
            device.give(question, value)
        case "mine" | "theirs":
            device.choose(question, mine=step == "mine")
        case "reload" if not device.waiting[question]:
            shown = standing(device.book, "ash", "2025").get(question)
            device.learn(question, shown.seen if shown else "", shown.value if shown else None)
        case "send" | "answer lost" if device.waiting[question]:
            send(device, question, applied, heard=step == "send")


@pytest.mark.parametrize("second", [ana, bo], ids=["one person, two devices", "two people"])
@settings(max_examples=60, deadline=None, phases=QUICK, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_nothing_acknowledged_is_lost_nothing_is_written_twice_nothing_is_overwritten_unseen(
    bend: Book, second: Callable[[Book], Book], steps: list[tuple[int, str, str, int]]
) -> None:
    for table in ("marks", "income_entries", "coverage", "received"):
        bend.db.execute(f"DELETE FROM {table}")
    devices, applied = [Device(ana(bend)), Device(second(bend))], set[str]()
    for who, step, question, value in steps:
        play(devices[who], step, question, QUESTIONS[question][value], applied)
    for device in devices:  # the connection is back: everything arrives, and what is in conflict is chosen
        for question in QUESTIONS:
            while device.waiting[question]:
                device.choose(question, mine=True)
                send(device, question, applied, heard=True)
    assert bend.rows("SELECT count(*) AS n FROM received") == [{"n": len(applied)}]


def test_answers_are_saved_by_two_connections_at_once(tmp_path: Path) -> None:
    path = tmp_path / "bend.db"
    village(path).close()
    outcomes: list[Saved | Conflict] = []

    def enter(number: int) -> None:
        with open_book(path) as book:
            rater = ana(book) if number else bo(book)
            outcomes.extend(save(rater, answer("income:wage", wage(f"{number}{n}"), household="elm")) for n in range(5))

    threads = [Thread(target=enter, args=(number,)) for number in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_book(path) as book:
        saved = [outcome for outcome in outcomes if isinstance(outcome, Saved)]
        assert [stands(ana(book), "income:wage", "elm")] == [each.value for each in saved]
    assert len(outcomes) == 10

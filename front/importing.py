"""What an import found, in words: for the command and for the page."""

from collections.abc import Iterable, Iterator, Mapping

from data.filled import Clash, Plan
from data.filling import Where
from data.open import Book
from data.questions import asked_questions
from data.sheetreading import SheetRead
from front.criteria import question_name
from front.light.entered_values import in_words
from front.words import grid
from front.words import imports as words
from front.words import sheetform as sheet_words
from front.words.problems import place_of, sentence
from front.words.say import apart, counted
from rating.problems import Problem


def found(plan: Plan) -> str:
    """How many answers are new, there already, in conflict and refused."""
    counts = {"conflicts": len(plan.conflicts), "refused": len(plan.refused)}
    return words.FOUND.format(new=len(plan.new), same=plan.same, **counts)


def refusals(problems: Iterable[Problem]) -> list[str]:
    """A line for each thing that is wrong, however often: with the first place, and how many more there are."""
    alike: dict[tuple[str, object], list[Problem]] = {}
    for each in problems:
        alike.setdefault((each.code, str(each.value)), []).append(each)
    return [_line(sentence(those[0]), len(those) - 1) for those in alike.values()]


def _line(line: str, more: int) -> str:
    return counted(more, *words.ALSO, line=line) if more else line


def notes(read: SheetRead) -> Iterator[str]:
    """What was taken for granted while a workbook was read."""
    if read.mark:
        yield sheet_words.MARK_READ.format(mark=read.mark)
    if read.reckoned:
        yield counted(read.reckoned, *sheet_words.RECKONED)


def names_of(book: Book) -> dict[str, str]:
    """What each question of the village's rules is called in a few words, by its key."""
    return {question.key: question_name(question) for question in asked_questions(book)}


def conflict(clash: Clash, names: Mapping[str, str]) -> str:
    """Both values of a conflict, and where the file has its own; `names` as `names_of` gives them."""
    about = {"place": where(clash.filled.at), "household": apart(clash.filled.household)}
    about |= {"question": names[clash.filled.question]}
    if clash.fixed:
        return words.FIXED.format(**about)
    by, theirs, mine = apart(clash.by or grid.SOMEBODY), in_words(clash.theirs), in_words(clash.filled.value)
    return words.CONFLICT.format(**about, by=by, theirs=theirs, mine=mine)


def where(at: Where) -> str:
    """A place in a file."""
    return place_of(at.place, at.row, at.column)

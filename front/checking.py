"""What `laurel check` does: ask the owner of every section, then say in short what a rubric counts."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from awards.rules import award_problems
from data.catalogue import is_own
from data.checkrules import check_problems
from front.counted import shares
from front.words import checking as words
from front.words.say import listed, percent, shown
from rating import Problem, Rubric, RubricRefused, load_rubric
from rating.hashing import content_hash
from rating.rubric import Group, Indicator
from rating.source import read_source

# Who looks at a section that the rating carries unopened, and names the path of what is wrong. `rating` itself has
# looked at all others.
OWNERS: tuple[Callable[[Rubric], Iterable[Problem]], ...] = (award_problems, check_problems)


def read_yaml(path: Path) -> str:
    """The text of a YAML file. Raises RubricRefused where it cannot be read, or is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise RubricRefused([Problem("not_text", accepted=("UTF-8",), file=path.name)]) from None
    except OSError:
        raise RubricRefused([Problem("cannot_read", value=str(path), file=path.name)]) from None


def read_rubric(path: Path) -> Rubric:
    """The rubric in a file, looked at by every owner of a section. Raises RubricRefused."""
    text = read_yaml(path)
    rubric = load_rubric(text, path.name)
    problems = section_problems(rubric, text, path.name)
    if problems:
        raise RubricRefused(problems)
    return rubric


def section_problems(rubric: Rubric, text: str, file: str) -> list[Problem]:
    """What the owners of sections find in a rubric that the rating has read, with the lines of its text."""
    source = read_source(text, file)
    found = [problem for owner in OWNERS for problem in owner(rubric)]
    placed = [replace(each, line=source.line(each.at), file=file) for each in found]
    return sorted(placed, key=lambda each: each.line or 0)


def summary(rubric: Rubric, file: str) -> Iterator[str]:
    """What a rubric counts, a line at a time."""
    yield words.FINE.format(file=file, title=rubric.title, version=rubric.version)
    yield words.PURPOSE.format(purpose=rubric.purpose)
    yield words.COUNTS
    for name, share, depth, part in shares(rubric.score):
        yield words.PART.format(share=percent(share), indent="  " * depth, name=_named(name, part))
    yield _levels(rubric)
    yield words.SCOPES[rubric.scope]
    own = [leaf.name for leaf in rubric.indicators() if is_own(leaf.part)]
    if own and rubric.scope == "village":
        yield words.OWN.format(names=listed(own))
    whole = content_hash(rubric.model_dump(mode="json", by_alias=True))
    yield words.HASH.format(whole=whole, rating=rubric.hash)


def _named(name: str, part: Group | Indicator) -> str:
    ask = part.ask if isinstance(part, Indicator) else None
    return words.ASKED.format(name=name, ask=ask) if ask else name


def _levels(rubric: Rubric) -> str:
    if not rubric.levels:
        return words.NO_LEVELS
    levels = (words.LEVEL.format(name=name, threshold=shown(low)) for name, low in rubric.levels.items())
    return words.LEVELS.format(levels=listed(levels))

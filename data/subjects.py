"""What people write into a book in their own words, looked through for what no criterion may ask (charter 2)."""

from collections.abc import Iterator

from rating.charter import forbidden
from rating.problems import Problem


def subject_of(at: str, text: str) -> Iterator[Problem]:
    """The problem of a text that is about religion, health or another of those subjects; none where it is not.

    >>> [problem.more["phrase"] for problem in subject_of("thing", "A wheelchair")], [*subject_of("thing", "Two goats")]
    (['wheelchair'], [])
    """
    found = forbidden(text)
    if found:
        more = {"subject": found.subject, "phrase": found.phrase, "language": found.language, "text": text}
        yield Problem("forbidden_subject", at, value=text, more=more)

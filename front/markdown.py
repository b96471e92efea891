"""Text from a book or a rubric, shown as it stands: Streamlit would read Markdown in it, far pictures included."""

import re

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")


def plain(text: object) -> str:
    """The text with every sign that Markdown knows taken literally, on one line.

    >>> plain("A *big* ![harvest](http://x)")
    'A \\\\*big\\\\* \\\\!\\\\[harvest\\\\]\\\\(http\\\\://x\\\\)'
    """
    return _MARKS.sub(r"\\\1", " ".join(str(text).split()))

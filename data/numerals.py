"""Numbers as people write them in files: in any script's digits, with either decimal mark, and never guessed.

Of “1.234” nobody can tell whether it is one thousand or a little more than one. What else stands in the same file
often tells; where nothing does, it is refused and asked about.
"""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from data.errors import EntryRefused, entry_refused

MARKS = (".", ",")
# Apostrophes, spaces and the Arabic sign group thousands; they never set off decimals.
_GROUPS = "'’ʼ٬ \u00a0\u2007\u2009\u202f"
_ALIKE = {**dict.fromkeys(map(ord, "−–﹣－"), "-"), ord("＋"): "+", ord("．"): ".", ord("，"): ","}
_DIRECTION = dict.fromkeys(map(ord, "\u200e\u200f\u061c\ufeff\u2066\u2067\u2068\u2069"))
_GROUPED = re.compile(rf"[-+]?\d{{1,3}}(?:[{_GROUPS}]\d{{3}})+(?:[.,٫]\d*)?")
_LONGEST = 40


def western(text: str) -> str:
    """The text with the digits of every script as 0 to 9, and without marks of direction.

    >>> western("१२३"), western("٤٥"), western("６７")
    ('123', '45', '67')
    """
    kept = text.translate(_DIRECTION).translate(_ALIKE)
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in kept)


def mark_of(texts: Iterable[str]) -> str:
    """The decimal mark that the texts of one file use; "" where none of them tells, or they contradict each other.

    >>> mark_of(["1.234", "12,5"]), mark_of(["1.234"]), mark_of(["1,5", "1.5"])
    (',', '', '')
    """
    told = {mark for text in texts if (mark := _told(_plain(text)))}
    return told.pop() if len(told) == 1 else ""


def number(text: str, mark: str = "") -> Decimal:
    """The number that a text says; `mark` is the decimal mark of its file, "" where that is not known.

    Raises EntryRefused: not_a_number; two_readings, where it could be either of two numbers.

    >>> number("१,२३,४५६"), number("1.234,50"), number("1 234"), number("1.234", ",")
    (Decimal('123456'), Decimal('1234.50'), Decimal('1234'), Decimal('1234'))
    >>> str(number("٣٫٥")), str(number("−0.5"))
    ('3.5', '-0.5')
    """
    plain = _plain(text)
    used = _told(plain) or mark
    if _is_open(plain) and not used:
        one, other = (str(_decimal(plain, each)) for each in MARKS)
        raise EntryRefused(entry_refused("two_readings", "", text, one=one, other=other).problems)
    found = _decimal(plain, used or ".")
    if found is None:
        raise entry_refused("not_a_number", "", text)
    return found


def as_typed(text: str) -> str:
    """What was typed with western digits and a point for decimals; where no one number is sure, as it is.

    >>> as_typed("२.५"), as_typed("2,5"), as_typed("٢٫٥"), as_typed("1,234"), as_typed("soon")
    ('2.5', '2.5', '2.5', '1,234', 'soon')
    """
    plain = western(text.strip())
    try:
        return plain if Decimal(plain).is_finite() else text
    except InvalidOperation:
        pass
    try:
        return f"{number(text):f}"
    except EntryRefused:
        return text


def _plain(text: str) -> str:
    """Digits, marks and a sign alone; "" where there is something else."""
    kept = western(text.strip())
    grouped = _GROUPED.fullmatch(kept)
    if grouped:
        kept = re.sub(rf"[{_GROUPS}]", "", kept)
    # The Arabic mark of decimals is never one of thousands: a fourth decimal says so.
    kept = re.sub(r"٫(\d{3})$", r".\g<1>0", kept).replace("٫", ".")
    return kept if len(kept) <= _LONGEST and re.fullmatch(r"[-+]?[\d.,]*\d[\d.,]*", kept) else ""


def _told(plain: str) -> str:
    """The mark that this number by itself shows to be the decimal one, "" for neither."""
    found = [mark for mark in MARKS if _decimal(plain, mark) is not None]
    if len(found) != 1 or not any(mark in plain for mark in MARKS):
        return ""
    return found[0]


def _is_open(plain: str) -> bool:
    """Whether it reads as a number with either mark, and not as the same one."""
    found = {value for mark in MARKS if (value := _decimal(plain, mark)) is not None}
    return len(found) > 1


def _decimal(plain: str, mark: str) -> Decimal | None:
    """The number with `mark` for decimals and the other for thousands, in groups of three or, as in India, of two."""
    group = MARKS[1 - MARKS.index(mark)]
    whole, _, rest = plain.partition(mark)
    threes = rf"[1-9]\d{{0,2}}(?:\{group}\d{{3}})+"
    twos = rf"[1-9]\d?(?:\{group}\d{{2}})+\{group}\d{{3}}"
    is_whole = re.fullmatch(rf"[-+]?(?:\d*|{threes}|{twos})", whole)
    if not is_whole or not re.fullmatch(r"\d*", rest) or not re.search(r"\d", whole + rest):
        return None
    return Decimal(whole.replace(group, "") + (f".{rest}" if rest else ""))

"""How names are compared, of people and of households."""


def small(name: str) -> str:
    """A name without capitals and with single spaces.

    >>> small(" Old  Tam ")
    'old tam'
    """
    return " ".join(name.split()).casefold()

"""Bring the catalogues of the shipped languages up to date with the sentences, and say what each still lacks.

python -m tests.catalogues            all of them
python -m tests.catalogues es ar      some
python -m tests.catalogues --check    write nothing
"""

import sys
from collections.abc import Iterator

from babel.messages import Catalog
from babel.messages.pofile import read_po

from front.language import ENGLISH, SHIPPED
from front.sentences import file_of, updated, write_catalogue
from tests.front.translations import faults

__all__ = ["main"]


def existing(language: str) -> Catalog | None:
    path = file_of(language)
    if not path.exists():
        return None
    with path.open("rb") as file:
        return read_po(file, locale=language)


def main(asked: list[str]) -> Iterator[str]:
    """What each language lacks, a line each."""
    for language in [one for one in asked if one in SHIPPED] or [one for one in SHIPPED if one != ENGLISH]:
        catalogue = updated(language, existing(language))
        if "--check" not in asked:
            write_catalogue(catalogue, file_of(language))
        wrong = list(faults(catalogue))
        yield from wrong
        yield f"{language}: {len(list(catalogue))} sentences, {len(wrong)} to mend."


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in main(sys.argv[1:]))

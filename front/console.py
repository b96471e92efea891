"""What the commands share: how refusals are printed, how paths are looked at, and what shows that work goes on."""

import os
import re
import socket
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from threading import Event, Thread
from typing import TypeVar

import typer

from front.settings import ADDRESS
from front.words import commands as words
from front.words.say import listed

TABLES = (".csv", ".parquet")
Thing = TypeVar("Thing")


class Engine(StrEnum):
    """What a rating is computed with."""

    polars = "polars"
    duckdb = "duckdb"
    spark = "spark"


MODULES = {Engine.duckdb: "duckdb", Engine.spark: "pyspark"}
EXTRAS = {Engine.duckdb: "region", Engine.spark: "spark"}


def need_engine(engine: Engine) -> None:
    """Raise typer.Exit where an engine is not installed."""
    if engine is not Engine.polars and find_spec(MODULES[engine]) is None:
        raise fail(words.NO_ENGINE.format(engine=engine.value, extra=EXTRAS[engine]))


@contextmanager
def refusals() -> Iterator[None]:
    """Print what an input was refused for, and end with status 1."""
    from front.words.problems import lines  # noqa: PLC0415
    from rating.problems import Refused  # noqa: PLC0415

    try:
        yield
    except Refused as refused:
        raise fail(*lines(refused.problems)) from None


def fail(*messages: str) -> typer.Exit:
    """Print messages on the error stream; what comes back is to be raised."""
    for message in messages:
        typer.echo(message, err=True)
    return typer.Exit(1)


def working(text: str) -> AbstractContextManager[object]:
    """A line that shows, on a terminal only, that work goes on."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console  # noqa: PLC0415

    return Console(stderr=True).status(text)


@contextmanager
def far(text: str) -> Iterator[Callable[[float], object]]:
    """What is to be told how far some work is, from 0 to 1; on a terminal a bar shows it."""
    if not sys.stderr.isatty():
        yield lambda _share: None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(text, total=1.0)
        yield lambda share: progress.update(task, completed=share)


def each(things: Collection[Thing], text: str) -> Iterator[Thing]:
    """The things one after another, with a bar on a terminal that shows how many are done."""
    if not sys.stderr.isatty() or len(things) == 1:
        with working(text):
            yield from things
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import track  # noqa: PLC0415

    yield from track(things, text, console=Console(stderr=True), transient=True)


@contextmanager
def measured(text: str, done: Callable[[], float]) -> Iterator[None]:
    """A bar, on a terminal only, that asks now and then how much is done, from 0 to 1."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    over = Event()
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(text, total=1.0)

        def look() -> None:
            while not over.wait(0.5):
                bar.update(task, completed=done())

        looking = Thread(target=look, daemon=True)
        looking.start()
        try:
            yield
        finally:
            over.set()
            looking.join()


def table_to_write(path: Path) -> Path:
    """The path, if its ending is that of a table; used as a callback of an option."""
    if path.suffix not in TABLES:
        raise typer.BadParameter(words.NOT_A_TABLE.format(name=path.name, suffixes=listed(TABLES)))
    return path


def table_or_folder_to_write(path: Path) -> Path:
    """The same; without an ending it is a folder of parts."""
    return table_to_write(path) if path.suffix else path


def file_to_read(path: Path) -> Path:
    """The path, if there is a file; used as a callback."""
    if path.is_dir():
        raise typer.BadParameter(words.NOT_A_FILE.format(path=path))
    if not path.exists():
        raise typer.BadParameter(words.NO_SUCH_FILE.format(path=path))
    return path


def file_to_read_or_none(path: Path | None) -> Path | None:
    """The same where the option may be left out."""
    return None if path is None else file_to_read(path)


def files_to_read(paths: list[Path]) -> list[Path]:
    """The paths, if all are files."""
    return [file_to_read(path) for path in paths]


def folder_to_read(path: Path) -> Path:
    """The path, if there is a folder."""
    if not path.exists():
        raise typer.BadParameter(words.NO_SUCH_FOLDER.format(path=path))
    if not path.is_dir():
        raise typer.BadParameter(words.NOT_A_FOLDER.format(path=path))
    return path


def there(path: Path) -> Path:
    """The path, if there is anything."""
    if not path.exists():
        raise typer.BadParameter(words.NO_SUCH_FILE.format(path=path))
    return path


def table_to_write_or_none(path: Path | None) -> Path | None:
    """The same where the option may be left out."""
    return None if path is None else table_to_write(path)


def a_confidence(value: float | None) -> float | None:
    """The value, if it lies between 0 and 1."""
    if value is not None and not 0 < value < 1:
        raise typer.BadParameter(words.NOT_A_CONFIDENCE.format(value=value))
    return value


def a_size_of_memory(value: str) -> str:
    """The value, if it is a size as DuckDB reads it: a number and a unit."""
    if value and not re.fullmatch(r"[0-9]+(\.[0-9]+)? ?[KMGT]i?B", value):
        raise typer.BadParameter(words.NOT_A_SIZE.format(value=value))
    return value


def a_hash(value: str) -> str:
    """The value, if it is a hash of the journal, or so much of its beginning that it can be no other."""
    if value and not re.fullmatch("[0-9a-fA-F]{16,64}", value):
        raise typer.BadParameter(words.NOT_A_HASH.format(value=value))
    return value


def a_base_path(value: str) -> str:
    """The value with a slash before it and none after, if it can stand before an address; "" for the root."""
    path = value.strip("/")
    if path and not re.fullmatch("[a-z0-9_-]+(/[a-z0-9_-]+)*", path):
        raise typer.BadParameter(words.NOT_A_BASE_PATH.format(value=value))
    return f"/{path}" if path else ""


def a_language(value: str) -> str:
    """The value, if it is a language that Laurel speaks; before it was looked at, it was spoken already."""
    from front.speaking_commands import known  # noqa: PLC0415

    if value and value.replace("-", "_") not in known():
        raise typer.BadParameter(words.NO_LANGUAGE.format(value=value, accepted=listed(known())))
    return value


def languages(values: list[str] | None) -> list[str]:
    """The values as catalogues are named, if Laurel speaks all of them."""
    return [a_language(value).replace("-", "_") for value in values or ()]


def is_free(port: int, address: str = ADDRESS) -> bool:
    """Whether nothing listens on the port of this machine's address."""
    with socket.socket() as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return False
        return True

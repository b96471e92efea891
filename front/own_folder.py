"""A folder that is Laurel's own: what is written takes the place of all that was there, or nothing changes.

So a household that has withdrawn is in none of its files; and a folder with anything else in it is left alone.
"""

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from data.open import now
from rating.problems import Problem, Refused


class FolderRefused(Refused):
    """The folder was not written; what was there stays as it was."""


def refuse_others_files(folder: Path, list_name: str) -> None:
    """Raise FolderRefused (site_not_a_folder, site_other_files) where a folder holds what Laurel did not write.

    `list_name` is that of the file which names the files that it wrote.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise refused("site_not_a_folder", folder)
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    others = sorted(there - _listed(folder / list_name))
    if others:
        raise refused("site_other_files", folder, others[0])


def write_whole(folder: Path, list_name: str, content: Mapping[str, bytes]) -> None:
    """Write files (path -> what is in it) and their list in place of the folder.

    Raises FolderRefused: site_cannot_write.
    """
    folder = folder.absolute()
    new, old = (folder.with_name(f".{folder.name}.{os.getpid()}.{what}") for what in ("part", "old"))
    listed = json.dumps({"files": sorted(content), "written_at": now()}, indent=1).encode()
    try:
        for name, text in {**content, list_name: listed}.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_bytes(text)
        _take_its_place(new, folder, old)
    except OSError as error:
        raise refused("site_cannot_write", folder) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def refused(code: str, folder: Path, value: str = "") -> FolderRefused:
    """Why a folder is not written."""
    return FolderRefused([Problem(code, value=value or str(folder), file=folder.name)])


def _listed(file: Path) -> set[str]:
    try:
        return {file.name, *json.loads(file.read_text("utf-8"))["files"]}
    except (OSError, ValueError, TypeError, KeyError):
        return set()


def _take_its_place(new: Path, folder: Path, old: Path) -> None:
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    if old.exists():
        shutil.rmtree(old)

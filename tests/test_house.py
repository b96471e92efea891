"""The house rules that a machine can check: CONTRIBUTING.md says them in words."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("rating", "data", "awards", "front", "app")  # each may import itself and what stands before it
LONGEST_FILE = 320
GROUPS = {
    "runtime": ("runtime",),
    "dev": ("runtime", "region", "setup", "dev"),
    "bench": ("runtime", "region", "setup", "dev", "bench"),
    "spark": ("runtime", "spark"),
}
MACHINE_PATH = re.compile(r"(?<![\w./-])/(?:work|root|tmp|opt|home|Users)/\w|file:" + "//")
INDEX_ADDRESS = re.compile("|".join(("pypi" + r"\.(?:org|io)", "python" + "hosted", "--(?:extra-)?index" + "-url")))


@cache
def modules() -> dict[str, Path]:
    """Every module of the product by its dotted name."""
    paths = [path for layer in LAYERS for path in sorted((ROOT / layer).rglob("*.py"))]
    paths += [ROOT / "app.py"] if (ROOT / "app.py").exists() else []
    return {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in paths}


def imported(path: Path, known: dict[str, Path]) -> Iterator[str]:
    """The names of the product's modules that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.split(".")[0] in LAYERS)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.relative_to(ROOT)}:{node.lineno} imports relatively"
            module = node.module or ""
            if module.split(".")[0] in LAYERS:
                names = [f"{module}.{name.name}" for name in node.names]
                yield from (name if name in known else module for name in names)


def tracked() -> list[Path]:
    """The files of the repository."""
    if not (shutil.which("git") and (ROOT / ".git").exists()):
        pytest.skip("Needs git and a clone of the repository.")
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [path for name in listing.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def lines_of(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").splitlines()
    except UnicodeDecodeError:  # a picture
        return []


def dependencies() -> dict[str, list[str]]:
    """Group -> the names of the packages it asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = {"runtime": project["project"]["dependencies"]}
    groups |= project["project"]["optional-dependencies"] | project["dependency-groups"]
    return {group: [name(item) for item in asked if isinstance(item, str)] for group, asked in groups.items()}


def name(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", requirement)[0].lower()


def pinned(group: str) -> dict[str, set[str]]:
    """Package -> the versions that a compiled requirements file pins."""
    found: dict[str, set[str]] = {}
    for line in lines_of(ROOT / "requirements" / f"{group}.txt"):
        if pin := re.match(r"([a-z0-9._-]+)==([^\s;]+)", line):
            found.setdefault(pin[1], set()).add(pin[2])
    return found


def third_party(path: Path) -> Iterator[str]:
    """The top names of what a file imports from other projects."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found = [name.name for name in node.names]
        else:
            found = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        yield from {name.split(".")[0] for name in found} - set(LAYERS) - sys.stdlib_module_names


def test_imports_run_one_way() -> None:
    known = modules()
    wrong = [
        f"{module} imports {target}"
        for module, path in known.items()
        for target in imported(path, known)
        if LAYERS.index(target.split(".")[0]) > LAYERS.index(module.split(".")[0])
    ]
    assert not wrong


def test_no_modules_import_each_other_in_a_circle() -> None:
    known = modules()
    waiting = {
        module: {target for target in imported(path, known) if target in known} for module, path in known.items()
    }
    while free := {module for module, targets in waiting.items() if not targets}:
        waiting = {module: targets - free for module, targets in waiting.items() if module not in free}
    assert not waiting, "in a circle, or above one"


@pytest.mark.parametrize("package", ["streamlit", "altair", "starlette"])
def test_screens_are_drawn_only_in_front(package: str) -> None:
    pattern = re.compile(rf"^\s*(?:import|from) {package}\b", re.MULTILINE)
    below = [module for module, path in modules().items() if LAYERS.index(module.split(".")[0]) < LAYERS.index("front")]
    assert not [module for module in below if pattern.search(modules()[module].read_text("utf-8"))]


@pytest.mark.parametrize("package", ["sqlite3", "sqlite_utils"])
def test_rating_knows_no_database(package: str) -> None:
    pattern = re.compile(rf"^\s*(?:import|from) {package}\b", re.MULTILINE)
    rating = {module: path for module, path in modules().items() if module.split(".")[0] == "rating"}
    assert not [module for module, path in rating.items() if pattern.search(path.read_text("utf-8"))]


def test_files_have_one_subject_and_so_are_short() -> None:
    code = [path for path in tracked() if path.suffix in {".py", ".js", ".css", ".html"}]
    assert not [(path.name, len(lines_of(path))) for path in code if len(lines_of(path)) > LONGEST_FILE]


@pytest.mark.parametrize("pattern", [MACHINE_PATH, INDEX_ADDRESS], ids=["path of a machine", "address of an index"])
def test_no_file_holds_a(pattern: re.Pattern[str]) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in tracked()
        for number, line in enumerate(lines_of(path), 1)
        if pattern.search(line)
    ]
    assert not found


def test_whatever_is_imported_is_asked_for() -> None:
    owners = {**packages_distributions(), "pydantic_core": ["pydantic"]}  # the two are always of one version
    owners |= {"pyspark": ["pyspark"]}  # not there everywhere
    asked = {*dependencies()["runtime"], *dependencies()["region"], *dependencies()["spark"]}
    imports = {(module, top) for module, path in modules().items() for top in third_party(path)}
    named = {top: {owner.lower().replace("_", "-") for owner in found} for top, found in owners.items()}
    assert not [use for use in imports if not asked & named.get(use[1], set())]


def test_every_dependency_has_its_reason_in_contributing() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    asked = {package for packages in dependencies().values() for package in packages}
    assert not [package for package in sorted(asked) if not re.search(rf"(?<![\w-]){package}(?![\w-])", text)]


@pytest.mark.parametrize("group", GROUPS)
def test_every_dependency_is_pinned(group: str) -> None:
    asked = {package for part in GROUPS[group] for package in dependencies()[part]}
    assert asked <= set(pinned(group))


@pytest.mark.parametrize("group", ["setup", *GROUPS])
def test_every_pin_carries_its_hashes(group: str) -> None:
    text = (ROOT / "requirements" / f"{group}.txt").read_text("utf-8")
    pins = re.split(r"\n(?=[a-z0-9._-]+==)", text)
    assert not [pin.splitlines()[0] for pin in pins if "--hash=sha256:" not in pin]


def test_the_same_version_is_run_tested_and_measured() -> None:
    runtime, dev, bench = pinned("runtime"), pinned("dev"), pinned("bench")
    assert runtime.items() <= dev.items()
    assert dev.items() <= bench.items()
    assert pinned("setup").items() <= dev.items()

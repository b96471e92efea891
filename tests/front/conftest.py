"""Pages as a visitor of a folder of villages sees them, without a browser."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from front.villages import FOLDER
from tests.front.light import Served, make_village

MAIN = Path(__file__).parent.parent.parent / "front" / "main.py"


@pytest.fixture(scope="session", autouse=True)
def components_once() -> Iterator[None]:
    """Streamlit asks every package of this machine for components of its own, each time that a page is tested."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is served, empty until a test puts a book into it."""
    folder = tmp_path / "villages"
    folder.mkdir()
    monkeypatch.setenv(FOLDER, str(folder))
    return folder


@pytest.fixture(scope="session")
def demo_folder(demo_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(demo_made, tmp_path_factory.mktemp("served") / "villages")


@pytest.fixture
def demo(demo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demonstration villages, served; tests look at them and change nothing."""
    monkeypatch.setenv(FOLDER, str(demo_folder))
    return demo_folder


@pytest.fixture(scope="session")
def bend_made(tmp_path_factory: pytest.TempPathFactory) -> Served:
    """Made once: keeping passwords takes its time."""
    return make_village(tmp_path_factory.mktemp("bend"))


@pytest.fixture
def bend(served: Path, bend_made: Served) -> Served:
    """The village Bend, served, with an account for every role."""
    shutil.copy(bend_made.folder / "bend.db", served)
    return replace(bend_made, folder=served)


def visit(page: str = "board", **choices: str) -> AppTest:
    """The page as it stands after its first run, with these choices in its address."""
    test = AppTest.from_file(str(MAIN), default_timeout=30)
    test.query_params.update(choices)
    return test.switch_page(f"pages/{page}.py").run()


def text_of(test: AppTest) -> str:
    """Everything that a page says, tables included, a piece a line."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "error")
    said = [str(element.value) for kind in kinds for element in getattr(test, kind)]
    cells = [str(cell) for table in test.table for row in table.value.to_numpy().tolist() for cell in row]
    heads = [str(column) for table in test.table for column in table.value.columns]
    return "\n".join([*said, *heads, *cells])

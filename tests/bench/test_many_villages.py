"""The benchmark of many villages asks for villages that each have a board and a name of their own."""

from pathlib import Path

import pytest

from front.villages import FOLDER, close_files, villages
from tests.bench.many_villages import make_villages
from tests.front.light import Visiting


def test_each_of_its_villages_has_a_board_with_bands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path))
    keys = make_villages(tmp_path, 2)
    assert [village.key for village in villages()] == keys
    for key in keys:
        text = Visiting().get(f"/board/{key}").text
        assert key in text
        assert "Goldfinch" in text
    close_files()

"""The benchmark of many villages opens a board of each, and each is a village of its own."""

from pathlib import Path

import pytest

from front.villages import FOLDER, close_files, villages
from tests.bench.many_villages import make_villages, show_board


def test_each_of_its_villages_has_a_board_with_bands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path))
    keys = make_villages(tmp_path, 2)
    assert [village.key for village in villages()] == keys
    assert all(show_board(key) > 0 for key in keys)
    close_files()

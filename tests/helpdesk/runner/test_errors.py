"""What stands in the way is told in plain words, and never as a traceback."""

import errno
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from helpdesk.runner import __main__ as command
from helpdesk.runner.errors import disk_space_hint, error_in_words


def test_a_full_disk_is_named_with_the_way_out(tmp_path: Path) -> None:
    error = OSError(errno.ENOSPC, "No space left on device", str(tmp_path / "run"))
    words = error_in_words(error, tmp_path)
    assert words.startswith(f"{tmp_path / 'run'} cannot be used: the disk is full.")
    assert words.endswith("choose another directory: script/server --data DIR")


def test_a_directory_that_cannot_be_made_ends_the_start_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr("sys.argv", ["script/server", "serve", "--port=0", f"--data={tmp_path / 'file' / 'x'}"])
    with pytest.raises(SystemExit, match="file/x cannot be used: not a directory"):
        command.main()


@pytest.mark.parametrize(("free", "is_told"), [(3 * 1024**2, True), (10 * 1024**3, False)])
def test_little_room_is_told_beside_whatever_failed(
    free: int, is_told: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=free))
    assert ("has 3 MB left: make room" in disk_space_hint(tmp_path / "not" / "there")) is is_told

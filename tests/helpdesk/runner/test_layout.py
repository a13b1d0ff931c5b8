"""Sockets live in the data directory, or in a short private directory if the path does not fit."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpdesk.runner.errors import RunnerError
from helpdesk.runner.layout import LONGEST_SOCKET_DIRECTORY, ROOT, Layout, chosen_data_dir, private_directory


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir="/tmp") as short:
        monkeypatch.setattr(tempfile, "tempdir", short)
        yield Path(short)


def test_a_short_path_keeps_its_sockets() -> None:
    assert Layout(Path("/srv/amends")).sockets == Path("/srv/amends/run")


@pytest.mark.parametrize("name", ["x" * LONGEST_SOCKET_DIRECTORY, "with space", "ünder"])
def test_a_long_or_unplain_path_gets_a_private_directory(temporary: Path, name: str) -> None:
    sockets = Layout(Path("/srv") / name).sockets
    assert sockets.is_relative_to(temporary)
    assert sockets.stat().st_mode & 0o777 == 0o700


def test_two_data_directories_never_share_sockets(temporary: Path) -> None:
    long = Path("/srv") / ("x" * LONGEST_SOCKET_DIRECTORY)
    assert Layout(long / "a").sockets != Layout(long / "b").sockets


def test_a_directory_open_to_others_is_refused(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir(mode=0o755)
    with pytest.raises(RunnerError, match="private"):
        private_directory(tmp_path / "open")


def test_a_symbolic_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "target").mkdir(mode=0o700)
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with pytest.raises(RunnerError, match="private"):
        private_directory(tmp_path / "link")


def test_addresses_name_the_sockets() -> None:
    layout = Layout(Path("/srv/amends"))
    assert layout.database_url == "postgresql://amends@%2Fsrv%2Famends%2Frun:5432/amends"
    assert layout.redis_url == "unix:///srv/amends/run/valkey.sock?db=0"


def test_the_data_directory_is_the_argument_then_the_variable_then_the_checkout(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATA_DIR", "/srv/variable")
    assert chosen_data_dir("/srv/argument") == Path("/srv/argument")
    assert chosen_data_dir() == Path("/srv/variable")
    monkeypatch.delenv("DATA_DIR")
    assert chosen_data_dir() == ROOT / ".local"

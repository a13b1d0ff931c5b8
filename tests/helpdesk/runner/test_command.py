"""A command joins the servers that run, or runs its own; commands side by side do not fight."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpdesk.runner import state
from helpdesk.runner.command import needs_servers, servers_for
from helpdesk.runner.errors import RunnerError
from helpdesk.runner.layout import ROOT, Layout, short_temporary
from helpdesk.runner.system.locks import FileLock
from tests.helpdesk.runner.conftest import Run, eventually

USE = """
import psycopg, os
from helpdesk.runner.command import servers_for
with servers_for(["shell"]), psycopg.connect(os.environ["DATABASE_URL"]) as connection:
    print(connection.execute("SELECT 'an answer'").fetchone()[0], flush=True)
"""


@pytest.fixture(autouse=True)
def _environment(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    cleared = {"DATABASE_URL", "REDIS_URL", "BASE_URL", "DEMO"}
    kept = {name: value for name, value in os.environ.items() if name not in cleared}
    monkeypatch.setattr(os, "environ", kept | {"DATA_DIR": str(layout.data)})


@pytest.fixture
def owner(layout: Layout) -> Iterator[FileLock]:
    lock = FileLock(layout.run / "owner.lock")
    lock.take()
    yield lock
    lock.release()


@pytest.mark.parametrize("line", ["", "help", "migrate --help", "collectstatic --no-input", "--version"])
def test_commands_that_need_no_servers(line: str) -> None:
    assert not needs_servers(line.split())


@pytest.mark.parametrize("line", ["migrate", "shell -c pass", "load_demo"])
def test_commands_that_do(line: str) -> None:
    assert needs_servers(line.split())


def test_a_command_joins_the_servers_that_run(layout: Layout, owner: FileLock) -> None:
    running = {"DATABASE_URL": "postgresql:///a", "REDIS_URL": "unix:///b", "BASE_URL": "http://127.0.0.1:8123"}
    state.write(layout, running)
    with servers_for(["shell"]):
        assert {name: os.environ[name] for name in running} == running


def test_servers_elsewhere_are_left_alone(layout: Layout) -> None:
    os.environ.update(DATABASE_URL="postgresql:///a", REDIS_URL="redis://b")
    with servers_for(["shell"]):
        assert "SECRET_KEY" not in os.environ
    assert not (layout.data / "secret-key").exists()


def test_a_server_that_is_not_embedded_there_must_be_named_here_too(layout: Layout, owner: FileLock) -> None:
    state.write(layout, {"REDIS_URL": "unix:///b"})
    with pytest.raises(RunnerError, match="DATABASE_URL"), servers_for(["shell"]):
        pass


@pytest.mark.heavy
def test_two_commands_in_an_empty_directory_share_one_start(run: Run) -> None:
    with tempfile.TemporaryDirectory(prefix="amends-runner-", dir=short_temporary()) as directory:
        env = {**os.environ, "DATA_DIR": directory, "PYTHONPATH": str(ROOT)}
        logs = [Path(directory) / "first.out", Path(directory) / "second.out"]
        children = [run("", argv=[sys.executable, "-c", USE], env=env, log=log) for log in logs]
        assert eventually(lambda: all(child.exit_code() is not None for child in children), 60)
        assert ["an answer" in log.read_text() for log in logs] == [True, True]
        assert not (Path(directory) / "run" / "ready.json").exists()

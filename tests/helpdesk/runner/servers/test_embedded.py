"""The real servers: from nothing to an answer, killed, started again, stopped."""

import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from helpdesk.runner.errors import RunnerError
from helpdesk.runner.launch import start, start_all
from helpdesk.runner.layout import Layout, short_temporary
from helpdesk.runner.servers import embedded, postgres
from helpdesk.runner.system.process import Child
from tests.helpdesk.runner.conftest import eventually


@pytest.fixture
def servers() -> Iterator[tuple[Layout, list[Child]]]:
    with tempfile.TemporaryDirectory(prefix="amends-runner-", dir=short_temporary()) as directory:
        layout = Layout(Path(directory))
        layout.create()
        children: list[Child] = []
        start_all(embedded.programs(layout, embedded.addresses(layout, {})), children)
        yield layout, children
        for child in children:
            child.stop()


def words(layout: Layout) -> list[str]:
    with psycopg.connect(layout.database_url, autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('É' || lower('É'))")
        return [row[0] for row in connection.execute("SELECT word FROM kept")]


@pytest.mark.heavy
def test_a_killed_server_comes_back_with_its_data(servers: tuple[Layout, list[Child]]) -> None:
    layout, children = servers
    assert words(layout) == ["Éé"]
    os.kill(children[0].pid, signal.SIGKILL)
    assert eventually(lambda: children[0].exit_code() is not None)
    children[0] = start(children[0].program)
    assert words(layout) == ["Éé", "Éé"]


def test_only_what_the_environment_lacks_is_embedded(layout: Layout) -> None:
    assert set(embedded.addresses(layout, {})) == {"DATABASE_URL", "REDIS_URL"}
    assert set(embedded.addresses(layout, {"DATABASE_URL": "postgresql://db/amends"})) == {"REDIS_URL"}
    assert embedded.programs(layout, {}) == []


def test_a_server_that_ends_at_once_is_told_with_its_last_words(layout: Layout) -> None:
    broken = postgres.program(layout, durable=False)
    cluster = layout.data / f"postgres-{postgres.major_version()}"
    cluster.mkdir(mode=0o700)
    with pytest.raises(RunnerError, match=r"PostgreSQL did not start[^$]*postgresql.conf"):
        start(broken)


def test_data_of_another_major_version_is_not_silently_left_behind(layout: Layout) -> None:
    (layout.data / "postgres-9").mkdir()
    with pytest.raises(RunnerError, match="postgres-9"):
        postgres.cluster(layout)

"""The migrated cluster that test runs copy."""

import tempfile
from pathlib import Path

import psycopg
import pytest

from helpdesk.runner.launch import start
from helpdesk.runner.layout import Layout, short_temporary
from helpdesk.runner.servers import postgres
from helpdesk.runner.testing import migrated

pytestmark = pytest.mark.heavy


def test_a_copy_starts_and_has_every_table() -> None:
    with tempfile.TemporaryDirectory(prefix="amends-copy-", dir=short_temporary()) as directory:
        layout = Layout(Path(directory))
        layout.create()
        migrated.copy_into(layout)
        server = start(postgres.program(layout, durable=False))
        try:
            with psycopg.connect(layout.database_url) as connection:
                [(there,)] = connection.execute("SELECT to_regclass('tickets_ticket') IS NOT NULL").fetchall()
        finally:
            server.stop()
    assert there


@pytest.mark.parametrize("name", ["surveys/migrations/0001_initial.py", "requirements/dev.txt"])
def test_what_it_is_made_of_changes_its_fingerprint(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.parent.mkdir(parents=True)
    file.write_text("one")
    before = migrated.fingerprint(tmp_path)
    file.write_text("two")
    assert migrated.fingerprint(tmp_path) not in (before, migrated.fingerprint())

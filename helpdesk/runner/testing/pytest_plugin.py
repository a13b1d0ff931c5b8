"""Gives a test run servers of its own. Loaded with `-p`, as pytest-django reads settings before any conftest.

Starts a throw-away cluster (no fsync) and Valkey in a short temporary directory, unless DATABASE_URL and
REDIS_URL name servers. Workers of pytest-xdist inherit the variables and start nothing. All is gone at exit.
The cluster's own database is migrated: `TEST_TEMPLATE` names it, and the databases of tests are copies of it.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from helpdesk.runner.launch import start_all
from helpdesk.runner.layout import DATABASE, Layout, short_temporary
from helpdesk.runner.servers import embedded
from helpdesk.runner.system.locks import FileLock
from helpdesk.runner.system.process import Child
from helpdesk.runner.testing import migrated

PREFIX = "amends-test-"


def start_servers() -> None:
    """Starts what the environment does not name, and names it there."""
    remove_abandoned()
    layout = Layout(Path(tempfile.mkdtemp(prefix=PREFIX, dir=short_temporary())))
    layout.create()
    lock = FileLock(layout.run / "owner.lock")
    lock.take()
    variables = embedded.addresses(layout, os.environ)
    children: list[Child] = []
    atexit.register(remove, layout.data, children)
    if "DATABASE_URL" in variables:
        migrated.copy_into(layout)
        variables["TEST_TEMPLATE"] = DATABASE
    start_all(embedded.programs(layout, variables, durable=False), children)
    (layout.data / "static").mkdir()  # WhiteNoise warns in every test if there is none
    os.environ.update(variables, DATA_DIR=str(layout.data))


def remove(data: Path, children: list[Child]) -> None:
    """Stops the servers and removes their directory."""
    for child in reversed(children):
        child.stop()
    shutil.rmtree(data, ignore_errors=True)


def remove_abandoned() -> None:
    """Removes what killed runs left: their servers died with them, and nobody holds their lock."""
    for data in short_temporary().glob(f"{PREFIX}*"):
        path = data / "run" / "owner.lock"
        if path.exists() and os.access(path, os.W_OK):
            lock = FileLock(path)
            if lock.take():
                shutil.rmtree(data, ignore_errors=True)
            lock.release()


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "helpdesk.settings.test")
if "DATABASE_URL" not in os.environ or "REDIS_URL" not in os.environ:
    start_servers()

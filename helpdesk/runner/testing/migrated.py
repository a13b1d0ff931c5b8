"""Keeps a cluster whose database has all migrations, made once for the code as it is, and copies it for each test run.

Only for tests: a copy is on the disk in less than a second, where the migrations take ten. It lies in `.local/tests`
under a fingerprint of all that it was made of, and the newest three are kept.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from helpdesk.runner.launch import start
from helpdesk.runner.layout import ROOT, Layout, short_temporary
from helpdesk.runner.servers import postgres
from helpdesk.runner.steps import SetupStep

MADE_OF = ("*/migrations/*.py", "*/*/migrations/*.py", "requirements/dev.txt", "helpdesk/runner/servers/postgres.py")
KEPT = 3


def shelf() -> Path:
    """The directory in which the copies of this checkout lie."""
    return ROOT / ".local" / "tests"


def copy_into(layout: Layout) -> None:
    """Gives a new data directory a cluster that is migrated, and makes that one first if there is none yet."""
    made = shelf() / fingerprint()
    if not made.exists():
        _make(made)
    made.touch()
    _copy(made, postgres.cluster(layout))


def fingerprint(root: Path = ROOT) -> str:
    """A hash of the server's version and of every file that a migrated database is made of."""
    facts = hashlib.sha256(str(postgres.major_version()).encode())
    for pattern in MADE_OF:
        for path in sorted(root.glob(pattern)):
            facts.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes())
    return facts.hexdigest()[:16]


def _make(made: Path) -> None:
    """In a directory of its own, so that of two who make it at once the second finds it there."""
    made.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="amends-made-", dir=short_temporary()) as directory:
        layout = Layout(Path(directory))
        layout.create()
        server = start(postgres.program(layout, durable=False))
        try:
            servers = {"DATABASE_URL": layout.database_url, "REDIS_URL": layout.redis_url}
            env = os.environ | servers | {"DATA_DIR": directory, "DJANGO_SETTINGS_MODULE": "helpdesk.settings.test"}
            SetupStep(layout, env, "migrate", "--no-input", "--verbosity", "0").finish()
            _end(server.pid)
            server.wait()
        finally:
            server.stop()
        draft = made.with_name(f"{made.name}.{os.getpid()}")
        _copy(postgres.cluster(layout), draft)
    if made.exists():
        shutil.rmtree(draft)
    else:
        draft.rename(made)
    for old in sorted(made.parent.iterdir(), key=lambda path: path.stat().st_mtime)[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)


def _end(pid: int) -> None:
    """With a last checkpoint: a copy then starts without recovery."""
    os.kill(pid, signal.SIGINT)


def _copy(cluster: Path, to: Path) -> None:
    """With owners, for root's server runs as somebody else."""
    subprocess.run(["/bin/cp", "-a", cluster, to], check=True)

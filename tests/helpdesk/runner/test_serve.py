"""The whole of `script/server`, from an empty directory, with the real application."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from helpdesk.runner import serve, state
from helpdesk.runner.layout import ROOT, Layout, short_temporary
from tests.helpdesk.runner.conftest import Run, eventually

pytestmark = pytest.mark.heavy
REPLACED = {"DATABASE_URL", "REDIS_URL", "EMAIL_URL", "DATA_DIR", "DJANGO_SETTINGS_MODULE"}
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in REPLACED}
SERVE = [sys.executable, "-m", "helpdesk.runner", "serve", "--no-demo", "--port=0", "--data"]


@pytest.fixture
def data() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="amends-runner-", dir=short_temporary()) as directory:
        yield Path(directory) / "data"


def processes_of(data: Path) -> list[str]:
    """The processes, other than this one, that were started with this data directory."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
        except OSError:
            continue
        if os.fsencode(data) in words:
            found.append(words.replace(b"\0", b" ")[:80].decode(errors="replace"))
    return found


def test_from_nothing_to_a_page_and_killed_without_leaving_anything(data: Path, run: Run, tmp_path: Path) -> None:
    server = run("", argv=[*SERVE, data], env=ENVIRONMENT, cwd=ROOT)
    log = tmp_path / "program.log"
    assert eventually(lambda: "Ctrl-C stops" in log.read_text() or server.exit_code() is not None, 120)
    assert server.exit_code() is None, log.read_text()
    assert "/setup/" in log.read_text()

    running = state.read(Layout(data))
    assert running
    assert urlopen(f"{running['BASE_URL']}/healthz").status == 200

    second = subprocess.run([*SERVE, data], env=ENVIRONMENT, cwd=ROOT, capture_output=True, text=True, check=False)
    assert second.returncode == 1
    assert f"in use by script/server at {running['BASE_URL']}" in second.stderr

    os.kill(server.pid, signal.SIGKILL)
    assert eventually(lambda: not processes_of(data), 20), processes_of(data)


def test_the_first_step_names_a_data_directory_that_is_not_the_usual_one() -> None:
    assert "DATA_DIR" not in serve.first_steps(Layout(ROOT / ".local"), "Link")
    assert "DATA_DIR='/srv/my shop' .venv" in serve.first_steps(Layout(Path("/srv/my shop")), "Link")

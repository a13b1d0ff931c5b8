"""Lock files of processes that are gone, or whose number another program has now, are no obstacle."""

import os
import sys
from pathlib import Path

import pytest

from helpdesk.runner.layout import Layout
from helpdesk.runner.servers import leftovers
from tests.helpdesk.runner.conftest import Run, eventually

SERVER = "import signal, time; signal.signal(signal.SIGINT, lambda *_: exit()); print('up', flush=True); time.sleep(60)"


@pytest.fixture
def cluster(layout: Layout) -> Path:
    (layout.data / "postgres-18").mkdir()
    return layout.data / "postgres-18"


def test_a_number_that_another_program_has_now_is_cleared_and_that_program_spared(
    layout: Layout, cluster: Path, run: Run
) -> None:
    other = run("import time; time.sleep(60)")
    (cluster / "postmaster.pid").write_text(f"{other.pid}\n{cluster}\n")
    leftovers.clear_postgres(layout, cluster)
    assert not (cluster / "postmaster.pid").exists()
    assert other.exit_code() is None


def test_a_server_left_running_is_ended(layout: Layout, cluster: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "postgres").symlink_to(sys.executable)
    left = run("", argv=[tmp_path / "postgres", "-c", SERVER, "-D", cluster])
    assert eventually(lambda: "up" in (tmp_path / "program.log").read_text())
    (cluster / "postmaster.pid").write_text(f"{left.pid}\n{cluster}\n")
    leftovers.clear_postgres(layout, cluster)
    assert left.exit_code() == 0


def test_a_server_of_another_cluster_is_not_ours(cluster: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "postgres").symlink_to(sys.executable)
    other = run("", argv=[tmp_path / "postgres", "-c", "import time; time.sleep(60)", "-D", tmp_path / "other"])
    assert not leftovers.serves(other.pid, cluster)


def test_sockets_of_a_killed_server_are_cleared(layout: Layout, cluster: Path) -> None:
    for name in (".s.PGSQL.5432", ".s.PGSQL.5432.lock"):
        (layout.sockets / name).write_text(f"{os.getpid()}\n")
    leftovers.clear_postgres(layout, cluster)
    assert not list(layout.sockets.glob(".s.PGSQL*"))

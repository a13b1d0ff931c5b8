"""A child that ends is started again, ever more patiently if it keeps ending."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from helpdesk.runner.logs import LogWatch
from helpdesk.runner.supervisor import Service, Supervisor, delay
from helpdesk.runner.system.process import Program
from tests.helpdesk.runner.conftest import Run, eventually

SLEEP = "import time; time.sleep(60)"


def test_a_killed_child_is_started_again(run: Run, tmp_path: Path) -> None:
    service = Service(run(SLEEP), LogWatch(tmp_path / "program.log"))
    first = service.child.pid
    os.kill(first, signal.SIGKILL)
    assert eventually(lambda: service.child.exit_code() is not None)
    now = time.monotonic()
    service.look(now)
    service.look(now + 0.1)
    assert service.child.pid == first  # not at once
    service.look(now + 1)
    assert service.child.pid != first
    service.child.stop()


def test_a_program_that_cannot_start_is_tried_again_later(run: Run, tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    service = Service(run("pass", cwd=tmp_path / "here"), LogWatch(tmp_path / "program.log"))
    assert eventually(lambda: service.child.exit_code() is not None)
    (tmp_path / "here").rmdir()
    now = time.monotonic()
    service.look(now)
    service.look(now + 1)
    assert (service.quick_ends, service.due) == (2, now + 2)


def test_the_wait_grows_with_each_quick_end_up_to_a_limit() -> None:
    assert [delay(ends) for ends in (1, 2, 3, 4, 99)] == [0.5, 1.0, 2.0, 4.0, 30.0]


def test_a_steady_life_forgives_earlier_ends(run: Run, tmp_path: Path) -> None:
    service = Service(run("pass"), LogWatch(tmp_path / "program.log"), quick_ends=7)
    assert eventually(lambda: service.child.exit_code() is not None)
    service.look(service.started + 3600)
    assert service.quick_ends == 1


def test_the_last_started_is_stopped_first(python: Callable[..., Program], capsys: pytest.CaptureFixture[str]) -> None:
    supervisor = Supervisor()
    for name in ("postgres", "valkey", "worker", "web", "beat"):
        supervisor.start(python(SLEEP, name=name))
    supervisor.stop()
    stopped = [line.split()[1] for line in capsys.readouterr().out.splitlines()]
    assert stopped == ["Beat", "Web", "Worker", "Valkey", "PostgreSQL"]

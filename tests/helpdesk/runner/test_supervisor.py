"""A child that ends is started again, ever more patiently if it keeps ending."""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk.runner.launch import start
from helpdesk.runner.logs import LogWatch
from helpdesk.runner.supervisor import Service, Supervisor, delay
from helpdesk.runner.system.process import Program
from tests.helpdesk.runner.conftest import Run, eventually

SLEEP = "import time; time.sleep(60)"
PATIENT = ((signal.SIGTERM, 30.0),)
ASKED = """import pathlib, signal, time
asked = pathlib.Path("{name}")
signal.signal(signal.SIGTERM, lambda *_: (print("{name} is asked", flush=True), asked.touch()))
pathlib.Path("{name}-ready").touch()
while not (asked.exists() and {over}):
    time.sleep(0.01)
print("{name} ends", flush=True)
"""
"""A program that ends after it was asked to, once `over` holds."""


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


@pytest.fixture
def asked(python: Callable[..., Program], tmp_path: Path) -> Callable[[str, str], Program]:
    """Makes a program that is ready to be asked to end, and does once `over` holds."""

    def make(name: str, over: str = "True") -> Program:
        ready = (tmp_path / f"{name}-ready").exists
        return python(ASKED.format(name=name, over=over), name=name, is_ready=ready, stop=PATIENT)

    return make


def ends(supervisor: Supervisor) -> list[int | None]:
    """With which codes everything ended."""
    children = [service.child for service in supervisor._services]
    supervisor.stop()
    return [child.exit_code() for child in children]


def test_what_nobody_needs_is_asked_to_end_at_once(asked: Callable[..., Program]) -> None:
    supervisor = Supervisor()
    for name, other in (("worker", "web"), ("web", "worker")):
        supervisor.start(asked(name, f"pathlib.Path('{other}').exists()"))
    assert ends(supervisor) == [0, 0]


def test_what_others_need_is_asked_when_they_have_ended(asked: Callable[..., Program], tmp_path: Path) -> None:
    supervisor = Supervisor()
    supervisor.start(replace(asked("valkey"), is_needed=True))
    supervisor.start(asked("worker"))
    assert ends(supervisor) == [0, 0]
    told = (tmp_path / "program.log").read_text().splitlines()
    assert told == ["worker is asked", "worker ends", "valkey is asked", "valkey ends"]


def test_nobody_is_asked_to_end_twice(asked: Callable[..., Program], tmp_path: Path) -> None:
    """For Celery a second time means to drop what it has in hand."""
    child = start(asked("worker", "pathlib.Path('go').exists()"))
    child.ask_to_end()
    assert eventually((tmp_path / "worker").exists)
    child.ask_to_end()
    (tmp_path / "go").touch()
    child.stop()
    assert (tmp_path / "program.log").read_text().splitlines() == ["worker is asked", "worker ends"]

"""The supervisor as a child of the test run, and ways to look into what it runs."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import psycopg
from celery import Celery

from helpdesk.runner import environment, state
from helpdesk.runner.layout import ROOT, Layout
from helpdesk.runner.system.process import Child, Program
from helpdesk.runner.testing import migrated
from helpdesk.settings.env import broker_url
from tests.running.waiting import wait_until

SERVERS_OF_THE_TEST_RUN = {"DATABASE_URL", "REDIS_URL", "DATA_DIR", "DJANGO_SETTINGS_MODULE", "DEMO", "TEST_TEMPLATE"}


WORKER, MAIL_WORKER, BEAT = ("celery", "worker@"), ("celery", "mail@"), ("celery", "--pidfile=")
PARTS = (("postgres", "-D"), ("valkey-server",), WORKER, MAIL_WORKER, ("gunicorn",), BEAT)


class Stack:
    """One running Amends in a directory of its own, whose database has its migrations from the start."""

    def __init__(self, data: Path, settings: dict[str, str]) -> None:
        self.layout = Layout(data)
        self.layout.create()
        migrated.copy_into(self.layout)
        self._settings = settings
        self._supervisor = Child(
            Program(
                name="supervisor",
                argv=[sys.executable, "-m", "helpdesk.runner", "serve", "--port=0", f"--data={data}", "--no-demo"],
                log=data / "supervisor.log",
                env=_outer_environment() | settings,
                cwd=ROOT,
                stop=((signal.SIGINT, 30.0),),
            )
        )
        self._environment: dict[str, str] = {}
        self.url = ""

    def wait_until_ready(self) -> None:
        """Returns once pages, database and broker answer."""
        values = wait_until(self._addresses, "the stack to start", seconds=240)
        self.url = values["BASE_URL"]
        self._environment = {
            **environment.application(self.layout, values),
            **self._settings,
            **values,
            "DJANGO_SETTINGS_MODULE": "helpdesk.settings.dev",
        }
        wait_until(lambda: self.status("/readyz") == 200, "/readyz", seconds=60)

    def _addresses(self) -> dict[str, str] | None:
        log = self.layout.data / "supervisor.log"
        assert self._supervisor.exit_code() is None, f"the stack did not start:\n{log.read_text()}"
        return state.read(self.layout)

    def stop(self) -> None:
        self._supervisor.stop()

    def status(self, path: str) -> int:
        """The status of a page for nobody in particular; 0 while nothing answers."""
        try:
            with urlopen(self.url + path, timeout=15) as answer:
                return int(answer.status)
        except HTTPError as error:
            return error.code
        except (URLError, OSError):
            return 0

    def sql(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows of one statement, through a connection of its own."""
        with psycopg.connect(self._environment["DATABASE_URL"], autocommit=True) as connection:
            cursor = connection.execute(statement.encode(), values)
            return cursor.fetchall() if cursor.description else []

    def connect(self) -> "psycopg.Connection[tuple[Any, ...]]":
        """A session of the caller's, such as one that holds a lock."""
        return psycopg.connect(self._environment["DATABASE_URL"])

    def popen(self, *arguments: str, quiet: bool = False) -> "subprocess.Popen[bytes]":
        """`manage.py` in the environment of the stack, with pipes on both sides; `quiet` has none."""
        command = [sys.executable, str(ROOT / "manage.py"), *arguments]
        pipe = subprocess.DEVNULL if quiet else subprocess.PIPE
        return subprocess.Popen(command, env=self._environment, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe)

    def manage(self, *arguments: str, stdin: bytes = b"", expect: int = 0) -> str:
        """What a `manage.py` command printed. It has to end with the code `expect`."""
        process = self.popen(*arguments)
        out, err = process.communicate(stdin, timeout=120)
        assert process.returncode == expect, f"{arguments}: {process.returncode}\n{(out + err).decode()}"
        return (out + err).decode() if expect else out.decode()

    def shell(self, code: str) -> str:
        """What a line of Python prints inside the application."""
        return self.manage("shell", "--no-imports", "-c", code)

    def ring(self, task: str) -> None:
        """Has a worker run a periodic task now, which beat would ring for in its own time."""
        with Celery(broker=broker_url(self._environment["REDIS_URL"]), set_as_current=False) as beat:
            beat.send_task(task)

    def pid_of(self, *words: str) -> int:
        """The supervisor's own child whose command line holds all these words; 0 if there is none now."""
        return next((pid for pid in _children(self._supervisor.pid) if _names(str(pid), words)), 0)

    def kill(self, *words: str, number: signal.Signals = signal.SIGKILL) -> int:
        """Ends the supervisor's child with these words, waiting for one to be there; returns its process number."""
        # Never with 0, which would mean the whole group of this process.
        pid = wait_until(lambda: self.pid_of(*words), f"{words} to run")
        os.kill(pid, number)
        return pid

    def kill_family(self, *words: str) -> int:
        """Ends the child with these words and its own children with -9, the work in their hands too; returns once all
        are gone. A worker's children would finish what they are at, for they learn of their parent's end afterwards."""
        pid = wait_until(lambda: self.pid_of(*words), f"{words} to run")
        family = [pid, *_children(pid)]
        for each in family:
            with suppress(ProcessLookupError):
                os.kill(each, signal.SIGKILL)
        wait_until(lambda: not any(_names(str(each), words) for each in family), f"{words} to be gone")
        return pid

    def pause(self) -> None:
        """Holds the supervisor, with every part running, so that nothing is started again."""
        wait_until(lambda: all(self.pid_of(*words) for words in PARTS), "every part to run")
        os.kill(self._supervisor.pid, signal.SIGSTOP)

    def resume(self) -> None:
        os.kill(self._supervisor.pid, signal.SIGCONT)


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _names(pid: str, words: Sequence[str]) -> bool:
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes().decode()
    except OSError:
        return False
    return all(word in command for word in words)


def _outer_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in SERVERS_OF_THE_TEST_RUN}

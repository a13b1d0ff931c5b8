"""Describes a program as data, and starts and stops the child made from it."""

import os
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from helpdesk.runner.system.linux import become, die_with_parent

POLITE_STOP: tuple[tuple[signal.Signals, float], ...] = ((signal.SIGTERM, 10.0),)


@dataclass(frozen=True)
class Program:
    """How to start one program, how to see that it works, and how to end it.

    `stop` lists signals with the seconds to wait after each; SIGKILL to the whole group follows by itself.
    `death_signal` is what the kernel sends when the starter dies. `user` is the (uid, gid) that root becomes.
    `prepare` runs before each start, `is_ready` tells whether it answers, `inherit` are its file descriptors.
    Other programs need one that `is_needed`, until they have ended.
    """

    name: str
    argv: Sequence[str | Path]
    log: Path
    env: Mapping[str, str]
    cwd: Path
    stop: tuple[tuple[signal.Signals, float], ...] = POLITE_STOP
    death_signal: signal.Signals = signal.SIGKILL
    user: tuple[int, int] | None = None
    inherit: tuple[int, ...] = ()
    is_needed: bool = False
    prepare: Callable[[], None] = lambda: None
    is_ready: Callable[[], bool] = lambda: True

    @property
    def title(self) -> str:
        """The name for people."""
        return {"postgres": "PostgreSQL", "valkey": "Valkey", "lmtp": "LMTP listener", "mail": "Mail worker"}.get(
            self.name, self.name.capitalize()
        )


def prepare_child(user: tuple[int, int] | None, death_signal: signal.Signals, parent: int) -> None:
    """Runs between fork and exec: changes the user, then ties the child to its parent."""
    if user:
        become(*user)
    die_with_parent(death_signal, parent)


class Child:
    """One running program, in a session of its own, so that Ctrl-C in the terminal does not reach it."""

    def __init__(self, program: Program) -> None:
        self.program = program
        with program.log.open("ab") as log:
            self._popen = subprocess.Popen(
                program.argv,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=dict(program.env),
                cwd=program.cwd,
                start_new_session=True,
                pass_fds=program.inherit,
                preexec_fn=partial(prepare_child, program.user, program.death_signal, os.getpid()),  # noqa: PLW1509
            )
        self.pid = self._popen.pid
        self._is_asked = False

    def exit_code(self) -> int | None:
        """The exit code, negative for a signal; None while it runs."""
        return self._popen.poll()

    def wait(self) -> int:
        """The exit code, once it has ended by itself."""
        return self._popen.wait()

    def ask_to_end(self) -> None:
        """Sends the first signal, once: a second one would tell Celery to drop what it has in hand."""
        if not self._is_asked:
            self._popen.send_signal(self.program.stop[0][0])
            self._is_asked = True

    def stop(self) -> None:
        """Ends the program: each signal in turn with its patience, then SIGKILL to whatever is left of its group."""
        for step, (number, patience) in enumerate(self.program.stop):
            if self.exit_code() is not None:
                break
            if step:
                self._popen.send_signal(number)
            else:
                self.ask_to_end()
            with suppress(subprocess.TimeoutExpired):
                self._popen.wait(patience)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        self._popen.wait()

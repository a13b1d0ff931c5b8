"""Watches every child and starts it again if it ends; stops them all when it ends."""

import signal
import time
from contextlib import suppress
from dataclasses import dataclass, field

from helpdesk.runner.errors import RunnerError
from helpdesk.runner.launch import start
from helpdesk.runner.logs import LogWatch, rotate
from helpdesk.runner.system.process import Child, Program

FIRST_DELAY = 0.5  # seconds before a restart; doubles with each quick end
LONGEST_DELAY = 30.0
STEADY = 60.0  # seconds of life after which earlier ends are forgotten


def print_line(text: str) -> None:
    """Prints a line, even if the terminal has gone."""
    with suppress(OSError):
        print(text, flush=True)


def delay(quick_ends: int) -> float:
    """Seconds to wait before the next start, after so many quick ends in a row."""
    return min(LONGEST_DELAY, FIRST_DELAY * 2.0 ** (quick_ends - 1))


@dataclass
class Service:
    """One child under watch."""

    child: Child
    log: LogWatch
    started: float = field(default_factory=time.monotonic)
    quick_ends: int = 0
    due: float | None = None  # when to start it again; None while it runs

    def look(self, now: float) -> None:
        """Notices an end, and starts the program again when its time has come."""
        if self.due is None and (code := self.child.exit_code()) is not None:
            self.child.stop()  # the rest of its group
            self._start_later(now, describe_exit(code))
        elif self.due is not None and now >= self.due:
            self._start_again(now)

    def _start_later(self, now: float, reason: str) -> None:
        self.quick_ends = self.quick_ends + 1 if now - self.started < STEADY else 1
        self.due = now + delay(self.quick_ends)
        print_line(f"{self.child.program.title} ended ({reason}); starting it again.")

    def _start_again(self, now: float) -> None:
        self.started = now
        try:
            self.child.program.prepare()
            self.child, self.due = Child(self.child.program), None
        except (OSError, RunnerError) as error:
            self._start_later(now, str(error))


def describe_exit(code: int) -> str:
    """An exit code in words."""
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"


class Supervisor:
    """Holds the running services in the order of their start."""

    def __init__(self) -> None:
        self._services: list[Service] = []

    def start(self, program: Program) -> None:
        """Starts a program, waits until it answers, and watches it from now on."""
        rotate(program.log)
        watch = LogWatch(program.log)
        self._services.append(Service(start(program), watch))

    def watch(self) -> None:
        """Goes round for ever; a signal ends it by raising KeyboardInterrupt."""
        while True:
            for service in self._services:
                service.look(time.monotonic())
                for line in service.log.important_lines():
                    print_line(f"{service.child.program.name:8} | {line}")
                rotate(service.child.program.log)
            time.sleep(0.5)

    def stop(self) -> None:
        """Stops everything, the last started first; what no other program needs ends at the same time."""
        for service in reversed(self._services):
            if not service.child.program.is_needed:
                service.child.ask_to_end()
        for service in reversed(self._services):
            print_line(f"Stopping {service.child.program.title} …")
            service.child.stop()

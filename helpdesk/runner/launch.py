"""Starts a program and waits until it answers."""

import time

from helpdesk.runner.errors import RunnerError
from helpdesk.runner.logs import last_lines
from helpdesk.runner.system.process import Child, Program

PATIENCE = 60.0  # seconds; PostgreSQL's recovery after a power cut takes a while
# What PostgreSQL says while the last processes of a killed predecessor have not noticed yet.
PASSING_TROUBLE = ("pre-existing shared memory block", "lock file")


def start(program: Program) -> Child:
    """Starts a program and returns once it answers.

    Raises:
        RunnerError: it ended, or did not answer in time; with its last words.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        program.prepare()
        child = Child(program)
        if _answers(child, deadline):
            return child
        words = last_lines(program.log, 12)
        if time.monotonic() >= deadline or not any(trouble in words for trouble in PASSING_TROUBLE):
            raise RunnerError(f"{program.title} did not start. Its last words ({program.log}):\n{words}")
        time.sleep(0.3)


def _answers(child: Child, deadline: float) -> bool:
    """Whether the child answers before the deadline. One that does not is stopped, also when a signal comes."""
    ready = False
    try:
        while child.exit_code() is None and time.monotonic() < deadline:
            if ready := child.program.is_ready():
                break
            time.sleep(0.03)
    finally:
        if not ready:
            child.stop()
    return ready


def start_all(programs: list[Program], children: list[Child]) -> None:
    """Starts programs in order; each joins `children` at once, to be stopped if a later one fails."""
    for program in programs:
        children.append(start(program))  # noqa: PERF401

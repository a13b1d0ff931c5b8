"""The two embedded servers: which are wanted, what they are, and how to start one that answers."""

import time
from collections.abc import Mapping

from helpdesk.runner import postgres, valkey
from helpdesk.runner.errors import RunnerError
from helpdesk.runner.layout import Layout
from helpdesk.runner.logs import last_lines
from helpdesk.runner.process import Child, Program

PATIENCE = 60.0  # seconds; recovery after a power cut takes a while
# What PostgreSQL says while the last processes of a killed predecessor have not noticed yet.
PASSING_TROUBLE = ("pre-existing shared memory block", "lock file")


def addresses(layout: Layout, environment: Mapping[str, str]) -> dict[str, str]:
    """The variables that embedded servers provide, because the environment does not name other servers."""
    ours = {"DATABASE_URL": layout.database_url, "REDIS_URL": layout.redis_url}
    return {name: url for name, url in ours.items() if not environment.get(name)}


def programs(layout: Layout, variables: Mapping[str, str], *, durable: bool = True) -> list[Program]:
    """The servers behind these variables, in the order of their start."""
    chosen = []
    if "DATABASE_URL" in variables:
        chosen.append(postgres.program(layout, durable=durable))
    if "REDIS_URL" in variables:
        chosen.append(valkey.program(layout, durable=durable))
    return chosen


def start_all(servers: list[Program], children: list[Child]) -> None:
    """Starts the servers in order; each joins `children` at once, to be stopped if a later one fails."""
    for program in servers:
        children.append(start(program))  # noqa: PERF401


def start(program: Program) -> Child:
    """Starts a server and returns once it answers.

    Raises:
        RunnerError: it ended, or did not answer in time; with its last words.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        program.prepare()
        child = Child(program)
        while child.exit_code() is None and time.monotonic() < deadline:
            if program.is_ready():
                return child
            time.sleep(0.03)
        child.stop()
        words = last_lines(program.log, 12)
        if time.monotonic() >= deadline or not any(trouble in words for trouble in PASSING_TROUBLE):
            raise RunnerError(f"{program.title} did not start. Its last words ({program.log}):\n{words}")
        time.sleep(0.3)

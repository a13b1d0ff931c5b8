"""One checkout's part: started by path with that checkout as its working directory, it does an act for each name that
it reads, and answers with the CPU seconds that it took, or the number of statements where one is asked for."""

import importlib.util
import os
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType

import django

SMALL = 1_000
SERVERS = ("helpdesk.runner.testing.pytest_plugin", "helpdesk.runner.pytest_plugin")
"""Throw-away servers, gone when this process ends: where they are, and where they were in older checkouts."""


def main() -> None:
    """Answers go to what was stdout; whatever else is printed goes beside them."""
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    _start_servers()
    django.setup()
    # Models exist only from here on, and those of the other checkout.
    from helpdesk.demo.bench.acts import acts  # noqa: PLC0415
    from helpdesk.demo.bench.prepare import grow, manager, prepare  # noqa: PLC0415
    from helpdesk.events.deliver import drain  # noqa: PLC0415

    prepare()
    grow(SMALL)
    known, ours = acts(manager()), _measuring()
    answers.write(f"{' '.join(known)}\n")
    for line in sys.stdin:
        what, name = line.split()
        answer = ours.statements_of(known[name]) if what == "statements" else ours.cpu_of(known[name])
        answers.write(f"{answer}\n")
        drain()


def _start_servers() -> None:
    for name in SERVERS:
        with suppress(ModuleNotFoundError):
            import_module(name)
            return
    raise RuntimeError("this checkout has no throw-away servers")


def _measuring() -> ModuleType:
    """The code that measures, which is this checkout's in both."""
    path = Path(__file__).parents[1] / "measure.py"
    spec = importlib.util.spec_from_file_location("measuring", path)
    if spec is None or spec.loader is None:
        raise RuntimeError(f"{path} cannot be read")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()

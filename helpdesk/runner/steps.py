"""manage.py commands that run to their end on the way to a running system."""

import sys
from collections.abc import Mapping

from helpdesk.runner.errors import RunnerError
from helpdesk.runner.layout import ROOT, Layout
from helpdesk.runner.logs import last_lines
from helpdesk.runner.system.process import Child, Program


class SetupStep:
    """One command, running while the starter goes on to something else. What it prints is its log."""

    def __init__(self, layout: Layout, env: Mapping[str, str], *arguments: str) -> None:
        self._name = arguments[0]
        self._log = layout.logs / f"manage-{''.join(arguments[:2])}.log"
        self._log.unlink(missing_ok=True)
        argv = [sys.executable, str(ROOT / "manage.py"), *arguments]
        self._child = Child(Program(name=self._name, argv=argv, log=self._log, env=env, cwd=ROOT))

    def finish(self) -> str:
        """Waits for the command's end and returns what it printed.

        Raises:
            RunnerError: it failed; with its last words.
        """
        if self._child.wait():
            raise RunnerError(f"manage.py {self._name} failed ({self._log}):\n{last_lines(self._log, 30)}")
        return self._log.read_text(errors="replace")

"""What a web server or a worker forks dies with it."""

import os
import signal
import sys
from pathlib import Path

from helpdesk.runner.servers.leftovers import has_ended
from tests.helpdesk.runner.conftest import Run, eventually

FORKING = "import os, time\nif pid := os.fork(): print(pid, flush=True)\ntime.sleep(60)\n"


def test_a_forked_child_dies_with_the_process_that_forked_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "forking.py").write_text(FORKING)
    parent = run("", argv=[sys.executable, "-m", "helpdesk.runner.system.bound", "forking"])
    forked = int(eventually((tmp_path / "program.log").read_text))
    assert not has_ended(forked)
    os.kill(parent.pid, signal.SIGKILL)
    assert eventually(lambda: has_ended(forked))


def test_the_module_sees_its_own_arguments(run: Run, tmp_path: Path) -> None:
    (tmp_path / "telling.py").write_text("import sys; print(sys.argv[1:], __name__)")
    child = run("", argv=[sys.executable, "-m", "helpdesk.runner.system.bound", "telling", "--loud"])
    assert eventually(lambda: child.exit_code() == 0)
    assert (tmp_path / "program.log").read_text() == "['--loud'] __main__\n"

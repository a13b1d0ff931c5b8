"""Children end when asked, when they do not listen, and when their starter is killed."""

import os
import signal
from pathlib import Path

from helpdesk.runner.servers.leftovers import has_ended
from tests.helpdesk.runner.conftest import Run, eventually

DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"


def test_a_child_has_a_session_of_its_own(run: Run) -> None:
    child = run("import time; time.sleep(60)")
    assert os.getsid(child.pid) == child.pid != os.getsid(0)


def test_a_child_that_ignores_the_polite_signal_is_killed(run: Run, tmp_path: Path) -> None:
    child = run(DEAF, stop=((signal.SIGTERM, 0.1),))
    assert eventually(lambda: "deaf" in (tmp_path / "program.log").read_text())
    child.stop()
    assert child.exit_code() == -signal.SIGKILL


def test_a_stop_ends_what_the_child_has_forked(run: Run, tmp_path: Path) -> None:
    child = run("import os, time; print(os.fork(), flush=True); time.sleep(60)")
    first = eventually(lambda: (tmp_path / "program.log").read_text().split())
    forked = max(int(number) for number in first)
    child.stop()
    assert eventually(lambda: has_ended(forked))


def test_killing_the_starter_ends_its_child(run: Run, tmp_path: Path) -> None:
    starter = run(
        "import sys, time, pathlib, helpdesk.runner.system.process as p\n"
        "sleeper = [sys.executable, '-c', 'import time; time.sleep(60)']\n"
        "child = p.Child(p.Program('sleeper', sleeper, pathlib.Path('sleeper.log'), {}, pathlib.Path('.')))\n"
        "print(child.pid, flush=True); time.sleep(60)"
    )
    pid = int(eventually((tmp_path / "program.log").read_text))
    assert not has_ended(pid)
    os.kill(starter.pid, signal.SIGKILL)
    assert eventually(lambda: has_ended(pid))

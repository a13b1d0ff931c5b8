"""A start ends with an answer, or with the reason why there is none."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from helpdesk.runner.errors import RunnerError
from helpdesk.runner.launch import start
from helpdesk.runner.servers.leftovers import has_ended
from helpdesk.runner.system.process import Program


def test_a_start_waits_for_the_answer(python: Callable[..., Program], tmp_path: Path) -> None:
    source = "import pathlib, time; pathlib.Path('answer').touch(); time.sleep(60)"
    child = start(python(source, is_ready=(tmp_path / "answer").exists))
    assert child.exit_code() is None
    child.stop()


def test_a_program_that_ends_is_told_with_its_last_words(python: Callable[..., Program]) -> None:
    with pytest.raises(RunnerError, match=r"(?s)Program did not start.*no room left"):
        start(python("exit('no room left')", is_ready=lambda: False))


def test_passing_trouble_is_tried_again(python: Callable[..., Program], tmp_path: Path) -> None:
    first = "import os; os.mkdir('tried'); exit('pre-existing shared memory block')"
    second = "import pathlib, time; pathlib.Path('answer').touch(); time.sleep(60)"
    source = f"import os\nexec({second!r} if os.path.exists('tried') else {first!r})"
    child = start(python(source, is_ready=(tmp_path / "answer").exists))
    assert (tmp_path / "tried").exists()
    child.stop()


def test_a_signal_while_waiting_leaves_nothing_behind(python: Callable[..., Program], tmp_path: Path) -> None:
    def interrupted() -> bool:
        if (tmp_path / "pid").is_symlink():
            raise KeyboardInterrupt
        return False

    source = "import os, time; os.symlink(str(os.getpid()), 'pid'); time.sleep(60)"
    with pytest.raises(KeyboardInterrupt):
        start(python(source, is_ready=interrupted, stop=((signal.SIGTERM, 5.0),)))
    assert has_ended(int((tmp_path / "pid").readlink().name))

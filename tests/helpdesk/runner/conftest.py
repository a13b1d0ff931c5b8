"""Small programs to run, and a layout of their own for each test. The real servers run in `test_embedded`."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import pytest

from helpdesk.runner.layout import ROOT, Layout
from helpdesk.runner.system.process import Child, Program

Run = Callable[..., Child]
T = TypeVar("T")


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    made = Layout(tmp_path / "data")
    made.create()
    return made


@pytest.fixture
def python(tmp_path: Path) -> Callable[..., Program]:
    """Makes a program out of Python source."""

    def make(source: str, **options: object) -> Program:
        fixed = {"log": tmp_path / "program.log", "env": dict(os.environ, PYTHONPATH=str(ROOT)), "cwd": tmp_path}
        return Program(**{"name": "program", "argv": [sys.executable, "-c", source], **fixed, **options})  # type: ignore[arg-type]

    return make


@pytest.fixture
def run(python: Callable[..., Program]) -> Iterator[Run]:
    """Runs Python source as a child, and ends it after the test."""
    children: list[Child] = []

    def start(source: str, **options: object) -> Child:
        children.append(Child(python(source, **options)))
        return children[-1]

    yield start
    for child in children:
        with suppress(ProcessLookupError):
            child.stop()


def eventually(look: Callable[[], T], seconds: float = 10.0) -> T:
    """What `look` answers once that is true; its last answer if it never is."""
    deadline = time.monotonic() + seconds
    while not (found := look()) and time.monotonic() < deadline:
        time.sleep(0.01)
    return found

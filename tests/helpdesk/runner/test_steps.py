"""A step tells what it printed, or why it failed."""

import os

import pytest

from helpdesk.runner.errors import RunnerError
from helpdesk.runner.layout import Layout
from helpdesk.runner.steps import SetupStep


def test_what_a_command_prints_is_returned(layout: Layout) -> None:
    assert SetupStep(layout, os.environ, "version").finish().startswith("5.2")


def test_a_failure_is_told_with_its_last_words(layout: Layout) -> None:
    with pytest.raises(RunnerError, match=r"(?s)manage.py check failed.*--nonsense"):
        SetupStep(layout, os.environ, "check", "--nonsense").finish()

"""`manage.py` where it cannot start: plain words, and a mail is never bounced for it."""

import os
import subprocess
import sys

import pytest

from helpdesk.runner.layout import ROOT

NO_SETTINGS = {
    "PATH": os.defpath,
    "DATABASE_URL": "postgresql://amends@db/amends",
    "REDIS_URL": "redis://cache:6379/0",
}


def manage(*arguments: str, **changes: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        env=NO_SETTINGS | changes,
        cwd=ROOT,
        input="",
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("url", ["postgresql://amends@db/amends", "no address at all"])
def test_a_mail_that_cannot_be_taken_in_is_kept_by_its_sender(url: str) -> None:
    assert manage("receive_mail", DATABASE_URL=url).returncode == 75


def test_servers_of_ones_own_mean_production_which_says_what_is_missing() -> None:
    done = manage("migrate")
    assert done.returncode == 1
    assert done.stderr.startswith("SECRET_KEY is not set.")

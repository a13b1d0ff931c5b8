"""Several web processes behind one address: their figures are one."""

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from urllib.request import Request, urlopen

import pytest

from helpdesk.runner.layout import ROOT
from tests.running.listener import environment_of_the_test
from tests.running.waiting import wait_until

pytestmark = [pytest.mark.heavy, pytest.mark.django_db(transaction=True)]
REQUESTS = 24


@pytest.fixture
def address() -> Iterator[str]:
    """Two processes of gunicorn, as in production."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        free_port = taken.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "helpdesk.wsgi:application", f"--bind=127.0.0.1:{free_port}"]
    command += ["--workers=2", "--worker-class=gthread", "--threads=2", "--no-control-socket"]
    env = {**environment_of_the_test(), "METRICS_TOKEN": "token"}
    server = subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{free_port}"
    finally:
        server.terminate()
        server.wait(30)


def ask(url: str) -> str:
    with urlopen(Request(url, headers={"Authorization": "Bearer token"}), timeout=10) as answer:
        return str(answer.read().decode())


def test_requests_of_all_processes_are_counted_once(address: str) -> None:
    wait_until(lambda: _answers(address), "the server")
    before = _counted(address)
    for _ in range(REQUESTS):
        ask(f"{address}/healthz")
    assert _counted(address) - before == REQUESTS


def _answers(address: str) -> bool:
    try:
        return ask(f"{address}/healthz") == "ok\n"
    except OSError:
        return False


def _counted(address: str) -> float:
    """Answers to `/healthz`, by the figures of whichever process is asked."""
    text = ask(f"{address}/metrics")
    found = re.search(
        r'^django_http_responses_total_by_status_view_method_total\{.*view="healthz"\} (\S+)$', text, re.MULTILINE
    )
    return float(found[1]) if found else 0

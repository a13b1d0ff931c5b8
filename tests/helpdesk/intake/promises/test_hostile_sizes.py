"""Very large, very many, very deep: no message takes all of our time or memory, and each is settled.

The bounds are the kernel's, on the CPU time of a process of its own, and generous: a busy machine changes nothing.
"""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from helpdesk.intake.models import IntakeOutcome
from helpdesk.intake.taking.take_in import receive
from helpdesk.tickets.models import Attachment, Message, Participant
from tests.helpdesk.intake.promises.bombs import BOMBS, MB

pytestmark = pytest.mark.heavy
ROOT = Path(__file__).resolve().parents[4]
MEMORY = 300 * MB
IN_FULL = ("a header of 1 MB", "50,000 recipients", "1,000 files", "parts in parts", "html of 25 MB")


@pytest.fixture(scope="module")
def results() -> dict[str, dict[str, Any]]:
    """What came of each bomb, by its name."""
    command = [sys.executable, "-m", "tests.helpdesk.intake.promises.bombs"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return {found["name"]: found for found in map(json.loads, done.stdout.splitlines())}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_read_within_a_minute_of_cpu_and_bounded_memory(
    results: dict[str, dict[str, Any]], name: str
) -> None:
    found = results[name]
    assert "ended" not in found
    assert found["sender"] in ("meg@example.org", "")
    assert found["kept"]
    assert found["memory"] < MEMORY


@pytest.mark.django_db
@pytest.mark.parametrize("name", IN_FULL)
def test_it_is_taken_in_like_any_other(name: str) -> None:
    row = receive(BOMBS[name](), source="test")
    assert row.outcome == IntakeOutcome.CREATED
    assert Message.objects.count() == 1
    assert Participant.objects.count() <= 50


@pytest.mark.django_db
def test_a_large_file_is_kept_to_the_last_byte() -> None:
    receive(BOMBS["a file of 25 MB"](), source="test")
    file = Attachment.objects.get()
    assert (file.size, file.sha256) == (25 * MB, hashlib.sha256(b"x" * 25 * MB).hexdigest())

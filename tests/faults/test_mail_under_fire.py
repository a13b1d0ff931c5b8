"""Some of the rounds of `script/chaos`; in full, each of its victims twice."""

import random
from pathlib import Path

import pytest

from tests.chaos.run import run
from tests.running.dose import dose

pytestmark = pytest.mark.heavy


def test_nothing_is_lost_and_nothing_happens_twice(tmp_path: Path) -> None:
    rounds, told = dose(1, 10), list[str]()
    lines = run(tmp_path, rounds=rounds, chance=random.Random(4), tell=told.append)
    assert [str(line) for line in lines if not line.is_right] == []
    assert len(told) == rounds

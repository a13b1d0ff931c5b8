"""Five of the rounds of `script/chaos`: each of its victims once."""

import random
from pathlib import Path

from tests.chaos.run import run


def test_nothing_is_lost_and_nothing_happens_twice(tmp_path: Path) -> None:
    told: list[str] = []
    lines = run(tmp_path, rounds=5, chance=random.Random(4), tell=told.append)
    assert [str(line) for line in lines if not line.is_right] == []
    assert len(told) == 5

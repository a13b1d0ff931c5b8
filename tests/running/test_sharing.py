"""How a run on two processes is shared out."""

from types import SimpleNamespace
from typing import Any

from tests.running.sharing import LONGEST, group_of, longest_first


def items(*nodeids: str) -> list[Any]:
    return [SimpleNamespace(nodeid=nodeid) for nodeid in nodeids]


def test_tests_of_one_running_amends_stay_together_and_away_from_those_that_kill_its_parts() -> None:
    assert group_of("tests/end_to_end/test_keyboard.py::a") == group_of("tests/security/test_nothing_runs.py::b")
    assert group_of("tests/faults/test_relay_away.py::a") == group_of("tests/faults/test_worker_killed.py::b")
    assert group_of("tests/faults/test_relay_away.py::a") != group_of("tests/end_to_end/test_keyboard.py::a")


def test_the_longest_come_first_then_those_of_most_tests() -> None:
    mixed = items("tests/a.py::1", "tests/b.py::1", "tests/b.py::2", f"{LONGEST[-1]}::1", "tests/end_to_end/t.py::1")
    longest_first(mixed)
    assert [item.nodeid for item in mixed] == [
        "tests/end_to_end/t.py::1",
        f"{LONGEST[-1]}::1",
        "tests/b.py::1",
        "tests/b.py::2",
        "tests/a.py::1",
    ]

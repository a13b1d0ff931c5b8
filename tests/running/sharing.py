"""Which tests one process runs together, and in which order the groups are handed out."""

from collections import Counter

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

TOGETHER = ("tests/end_to_end/", "tests/helpdesk/intake/doors/", "tests/security/test_nothing")
"""Tests of these share one running Amends, which one process starts; those that kill its parts share another."""

LONGEST = (
    "together",
    "faults",
    "tests/faults/test_mail_under_fire.py",
    "tests/helpdesk/runner/test_serve.py",
    "tests/helpdesk/intake/promises/test_hostile_sizes.py",
    "tests/helpdesk/runner/test_image.py",
)
"""Groups that take long for how many tests they have. They come first: a long one that comes last leaves the other
process with nothing to do."""


class ByFile(LoadScopeScheduling):
    """Hands out tests by file, and those of one running Amends as one, in the order of `longest_first`."""

    def __init__(self, config: pytest.Config, log: Producer | None = None) -> None:
        config.option.loadscopereorder = False
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)


def group_of(nodeid: str) -> str:
    if nodeid.startswith("tests/faults/test_") and "under_fire" not in nodeid:
        return "faults"
    return "together" if nodeid.startswith(TOGETHER) else nodeid.split("::", maxsplit=1)[0]


def longest_first(items: list[pytest.Item]) -> None:
    """Puts the groups that are known to be long first, then those of many tests; within a group nothing changes."""
    tests = Counter(group_of(item.nodeid) for item in items)
    known = {group: place for place, group in enumerate(LONGEST)}

    def place(item: pytest.Item) -> tuple[int, int, str]:
        group = group_of(item.nodeid)
        return known.get(group, len(known)), -tests[group], group

    items.sort(key=place)

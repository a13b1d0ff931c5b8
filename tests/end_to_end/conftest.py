"""One Chromium for all of these tests: what they share is the running Amends, and each has a context of its own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.running.fixtures import opened


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    yield from opened()

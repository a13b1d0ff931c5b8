"""A small dose of `script/chaos drafts`: all goes wrong while somebody writes; nothing is lost, nothing sent twice."""

import random

import pytest
from playwright.sync_api import Browser

from tests.chaos.drafts.run import run
from tests.running.fixtures import needs_chromium
from tests.running.stack import Stack

pytestmark = [pytest.mark.browser, needs_chromium]

ROUNDS, SEED = 3, 20261129


def test_no_word_and_no_file_is_lost_or_sent_twice(stack: Stack, browser: Browser) -> None:
    lines = run(stack, browser, rounds=ROUNDS, chance=random.Random(SEED), tell=print)
    assert [str(line) for line in lines if not line.is_right] == []

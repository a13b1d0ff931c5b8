"""Thousands of messages made at random: read exactly when whole, and without losing readable words when damaged."""

import pytest

from helpdesk.mime.parse import parse_mail
from tests.helpdesk.mime.generated import FIRST_UNTRIED, FUZZ
from tests.helpdesk.mime.generated.checks import differences, lost_words, unclean
from tests.helpdesk.mime.generated.damage import damaged
from tests.helpdesk.mime.generated.trees import make
from tests.running.dose import dose

BLOCK = 250
STARTS = [*range(0, dose(750, 3_000), BLOCK), *range(FIRST_UNTRIED, FIRST_UNTRIED + FUZZ, BLOCK)]


@pytest.mark.heavy
@pytest.mark.parametrize("start", STARTS)
def test_a_whole_message_is_read_exactly(start: int) -> None:
    wrong = {}
    for seed in range(start, start + BLOCK):
        made = make(seed)
        mail = parse_mail(made.raw)
        wrong[seed] = differences(made, mail) + unclean(mail)
    assert {seed: found for seed, found in wrong.items() if found} == {}


@pytest.mark.heavy
@pytest.mark.parametrize("start", STARTS)
def test_a_damaged_message_loses_no_readable_words(start: int) -> None:
    """One kind of damage, such as a cut or flipped bytes, hides no word that still stands in clear."""
    wrong = {}
    for seed in range(start, start + BLOCK):
        made = damaged(seed)
        mail = parse_mail(made.raw)
        wrong[seed] = unclean(mail) + (lost_words(made, mail) if made.wounds == 1 else [])
    assert {seed: found for seed, found in wrong.items() if found} == {}

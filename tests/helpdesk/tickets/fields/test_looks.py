"""How the value of a field looks."""

import pytest

from helpdesk.tickets.fields import COMPLAINT, PRIORITY, STATUS
from helpdesk.tickets.fields.looks import badge, look


@pytest.mark.parametrize(("key", "word"), [("new", "New"), ("on_hold", "On hold"), ("resolved", "Resolved")])
def test_a_status_is_shape_and_word(key: str, word: str) -> None:
    html = look(STATUS, key)
    assert f"#status-{key}" in html
    assert word in html


def test_the_most_urgent_has_a_sign_of_its_own() -> None:
    assert "#octagon-alert" in look(PRIORITY, "urgent")


def test_a_badge_is_drawn_for_yes_alone() -> None:
    assert "Complaint" in badge(COMPLAINT, value=True)
    assert badge(COMPLAINT, value=False) == ""

"""Whoever comes too late to a message that was set aside is told who was faster, and what it is now."""

import pytest
from django.utils import timezone

from helpdesk.intake.models import RawMail
from helpdesk.intake.services.handling import Handled
from helpdesk.intake.views.outcome_words import standing, what_happened
from helpdesk.people.models import User
from tests.helpdesk.conftest import Deliver

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(deliver: Deliver) -> RawMail:
    return deliver()


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("created", "It is a request of another team now."),
        ("appended", "It was added to a request of another team."),
        ("discarded", "It is thrown away."),
        ("received", "It is being read."),
    ],
)
def test_a_ticket_of_another_team_is_not_named(row: RawMail, charlie: User, outcome: str, words: str) -> None:
    row.outcome, row.ticket_id = outcome, None
    assert standing(row, charlie) == words


def test_who_was_faster_is_said(row: RawMail, alice: User, charlie: User) -> None:
    row.outcome, row.handled_by, row.handled_at = "discarded", alice, timezone.now()
    assert what_happened(Handled(row, done=False), charlie).startswith("Alice was faster, ")
    assert what_happened(Handled(row, done=False), alice).startswith("You were faster, ")


def test_what_changed_by_itself_is_said(row: RawMail, alice: User) -> None:
    row.outcome, row.handled_by, row.handled_at = "discarded", None, None
    assert what_happened(Handled(row, done=False), alice) == "It changed meanwhile. It is thrown away."

"""People copied into a running conversation."""

import pytest

from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Activity
from helpdesk.tickets.services import add_participants
from tests import factories

pytestmark = pytest.mark.django_db
ROSE, KIM = ("rose@example.org", "Rose"), ("kim@example.org", "")


def test_new_people_are_added_with_one_line_of_history() -> None:
    ticket = factories.ticket(participants=[ROSE])
    added = add_participants(ticket=ticket, people=[ROSE, KIM], actor=Actor.system())
    assert [person.email for person in added] == ["kim@example.org"]
    assert Activity.objects.get(ticket=ticket, verb="ticket.changed").changes == {
        "people_copied_in": [None, "kim@example.org"]
    }


def test_a_second_time_changes_nothing() -> None:
    ticket = factories.ticket()
    for _ in range(2):
        add_participants(ticket=ticket, people=[ROSE, ROSE], actor=Actor.system())
    assert ticket.participants.count() == 1
    assert Activity.objects.filter(ticket=ticket, verb="ticket.changed").count() == 1

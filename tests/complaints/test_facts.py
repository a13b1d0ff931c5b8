"""What conditions ask of complaints and of surveys, read alike by Python and PostgreSQL."""

import pytest
from django.utils import timezone

from complaints.models import Cause, Complaint, ComplaintCause
from helpdesk.conditions.evaluate import matches
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.facts.read import of_tickets
from helpdesk.tickets.models import Ticket
from tests import factories

pytestmark = pytest.mark.django_db


def held(ticket: Ticket, field: str, op: str, *value: str) -> bool:
    """Whether it holds, where both readers agree."""
    tree = TICKET.parse({"all": [{"field": field, "op": op, "value": list(value)}]})
    in_sql = Ticket.objects.filter(TICKET.to_q(tree), pk=ticket.pk).exists()
    assert matches(tree, of_tickets([ticket.pk])[ticket.pk]) == in_sql
    return in_sql


@pytest.fixture
def complaint() -> Complaint:
    ticket = factories.ticket()
    Ticket.objects.filter(pk=ticket.pk).update(is_complaint=True)
    return Complaint.objects.create(ticket=ticket, severity="high", received_at=timezone.now())


def test_the_severity_is_that_of_the_complaint(complaint: Complaint) -> None:
    assert held(complaint.ticket, "severity", "is", "high")
    assert held(factories.ticket(), "severity", "empty")


def test_a_ticket_that_is_no_complaint_any_more_has_no_severity(complaint: Complaint) -> None:
    Ticket.objects.update(is_complaint=False)
    assert held(complaint.ticket, "severity", "empty")


def test_the_state_goes_from_received_to_closed(complaint: Complaint) -> None:
    assert held(complaint.ticket, "complaint_state", "is", "received")
    Complaint.objects.update(acknowledged_at=timezone.now())
    assert held(complaint.ticket, "complaint_state", "is", "acknowledged")
    Complaint.objects.update(closed_at=timezone.now())
    assert held(complaint.ticket, "complaint_state", "is_not", "acknowledged")


def test_causes_are_found_by_any_of_them(complaint: Complaint) -> None:
    dent, late = (Cause.objects.create(name=name) for name in ("Dent", "Late"))
    ComplaintCause.objects.create(complaint=complaint, cause=dent)
    assert held(complaint.ticket, "causes", "any", str(dent.pk), str(late.pk))
    assert not held(complaint.ticket, "causes", "all", str(dent.pk), str(late.pk))
    assert of_tickets([complaint.ticket_id])[complaint.ticket_id].shown("causes") == "Dent"

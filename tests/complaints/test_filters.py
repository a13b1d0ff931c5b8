"""Every choice of the complaints' filter keeps what its name says, and nothing else."""

from typing import Any

import pytest

from complaints.models import Cause, Complaint
from complaints.queries.filters import ComplaintFilter
from complaints.services import assess, open_complaint
from helpdesk.customers.models import Product
from helpdesk.people.models import Team, User
from helpdesk.tickets.actors import Actor
from tests import factories


@pytest.fixture
def judged(complaint: Complaint, team: Team, hinge: Cause, alice: User) -> dict[str, Any]:
    """Beside a complaint that nobody has looked at, one that is judged in every way; its values."""
    product: Product = factories.product()
    known = open_complaint(ticket=factories.ticket(team=team), actor=Actor.of(alice))
    assess(complaint=known, actor=Actor.of(alice), severity="high", product=product, primary_cause=hinge)
    return {"known": known, "team": team.pk, "product": product.pk, "severity": "high", "cause": hinge.parent_id}


@pytest.mark.parametrize("name", ["team", "product", "severity", "cause"])
def test_a_choice_keeps_what_has_it(judged: dict[str, Any], name: str) -> None:
    chosen: dict[str, Any] = {name: judged[name]}
    assert ComplaintFilter(**chosen).apply(Complaint.objects.all()).get() == judged["known"]


@pytest.mark.parametrize("name", ["no_product", "untagged"])
def test_what_was_not_judged_can_be_asked_for(judged: dict[str, Any], complaint: Complaint, name: str) -> None:
    chosen: dict[str, Any] = {name: True}
    assert ComplaintFilter(**chosen).apply(Complaint.objects.all()).get() == complaint

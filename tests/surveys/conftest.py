"""An asked customer: a resolved ticket, its survey sent, and the link as the mail carries it."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from helpdesk.customers.models import Product
from helpdesk.events import deliver
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import Team, User
from helpdesk.tickets import services as tickets
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from surveys.models import Answer, Invitation, InvitationState, Programme
from surveys.tasks import send_due_invitations
from tests import factories


@dataclass
class Asked:
    """`path` is the survey page of `ticket`, as the customer's mail names it."""

    ticket: Ticket
    path: str

    @property
    def invitation(self) -> Invitation:
        return Invitation.objects.get(ticket=self.ticket)

    @property
    def token(self) -> str:
        return self.path.split("/")[2]


@pytest.fixture
def programme(db: None) -> Programme:
    """NPS, asked at once."""
    row, _ = Programme.objects.update_or_create(kind="nps", defaults={"is_active": True, "delay_minutes": 0})
    return row


def resolve(ticket: Ticket, by: User) -> None:
    tickets.update_ticket(ticket=ticket, actor=Actor.of(by), status="resolved")
    deliver.drain()


def ask(ticket: Ticket, by: User) -> Asked:
    """Resolves the ticket and sends the survey, which leaves us ten seconds ago."""
    resolve(ticket, by)
    send_due_invitations()
    mail = OutgoingMail.objects.get(key=f"survey-{Invitation.objects.get(ticket=ticket).pk}")
    OutgoingMail.objects.filter(pk=mail.pk).update(sent_at=timezone.now() - dt.timedelta(seconds=10))
    found = re.search(re.escape(settings.BASE_URL) + r"(/s/[^/]+/)\?score=\d", mail.text)
    assert found
    return Asked(ticket, found[1])


@pytest.fixture
def asked(alice: User, programme: Programme) -> Asked:
    team = alice.teams.get()
    return ask(factories.ticket(team=team, assignee=alice), alice)


def enough(n: int = 4, **fields: Any) -> list[Answer]:
    """So many answers of 8 without words: with one more, a group that may be told of."""
    return [answered(8, **fields) for _ in range(n)]


def answered(
    score: int,
    *,
    kind: str = "nps",
    at: dt.datetime | None = None,
    comment: str = "",
    team: Team | None = None,
    product: Product | None = None,
    **fields: Any,
) -> Answer:
    """An own answer about a ticket of `team`, as the survey page would have stored it."""
    ticket = factories.ticket(team=team, product=product)
    at = at or timezone.now()
    invitation = Invitation.objects.create(
        ticket=ticket,
        customer=ticket.requester,
        kind=kind,
        state=InvitationState.ANSWERED,
        draw=0,
        due_at=at,
        sent_at=at,
        sent_to=ticket.requester.email,
    )
    return Answer.objects.create(
        invitation=invitation,
        kind=kind,
        score=score,
        comment=comment,
        team=team,
        product=product,
        answered_at=at,
        **fields,
    )

"""A customer with everything that can hang on one."""

import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pytest_django import Settings

from complaints.models import Severity
from complaints.services import assess, issue_receipt, open_complaint
from helpdesk.audit.services import record
from helpdesk.audit.verbs import Action
from helpdesk.channels.models import Endpoint
from helpdesk.channels.webhook import inbound as webhook
from helpdesk.customers.models import Customer, Order
from helpdesk.customers.services import find_or_create_customer
from helpdesk.customers.services.keep_fact import keep_fact
from helpdesk.events.deliver import drain
from helpdesk.events.models import Delivery, EventRecord
from helpdesk.intake.taking.take_in import receive
from helpdesk.once.models import Answered
from helpdesk.people.models import Role, User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import add_note, add_participants, add_task, keep_post, reply, save_draft, update_ticket
from helpdesk.tickets.words import NewFile
from surveys.models import Invitation
from surveys.services import add_comment, opt_out, record_answer
from tests import factories
from tests.helpdesk.conftest import mail

NAME, EMAIL, PHONE, STREET = "Ysolde Quagmire", "ysolde@quagmire.example", "+442079460018", "14 Zephyr Crescent"
MARKS = (NAME, EMAIL, PHONE, STREET, "Ysolde", "Quagmire", "Zephyr")
FILE = NewFile(filename="note-ysolde.txt", content=f"{NAME}, {STREET}".encode(), content_type="text/plain")


@dataclass
class Known:
    """`customer` and their first ticket, which is a complaint; `other` is a ticket of somebody else."""

    customer: Customer
    ticket: Ticket
    other: Ticket


@pytest.fixture
def known(alice: User, bob: User, settings: Settings, tmp_path: Path) -> Known:
    """Somebody of whom every room holds something."""
    settings.MEDIA_ROOT = tmp_path
    actor, words = Actor.of(alice), f"I am {NAME}, {STREET}, {PHONE}"
    row = receive(
        mail(words, **{"from": f"{NAME} <{EMAIL}>", "subject": f"Kettle for {NAME}", "message_id": f"<1@{EMAIL}>"}),
        source="test",
    )
    drain()
    ticket = row.ticket
    assert ticket is not None
    customer = find_or_create_customer(email=EMAIL, phone=PHONE, name=NAME)
    keep_fact(customer=customer, key="address", value=STREET, by=alice)
    Order.objects.create(number=f"YQ-{NAME}", customer=customer, placed_at=timezone.now(), total=10)
    _account(customer)
    add_note(ticket=ticket, body_text=f"Call {NAME}", actor=actor, author=alice, files=[FILE])
    reply(ticket=ticket, body_text=f"Dear {NAME}", actor=actor, author=alice, files=[FILE], status="")
    save_draft(ticket=ticket, user=bob, body=f"To {NAME}", files=[SimpleUploadedFile("ysolde.txt", NAME.encode())])
    keep_post(user_id=alice.pk, path="/desk/", fields=[("body", words)])
    add_task(ticket=ticket, title=f"Ring {NAME}", key="ring", actor=actor)
    own: dict[str, Any] = {factories.own_field("serial").key: f"of {NAME}"}
    update_ticket(ticket=ticket, actor=actor, **own)
    drain()
    _complaint(ticket, actor)
    _survey(ticket)
    opt_out(address=EMAIL)
    receive(mail(f"More of {NAME}", **{"from": f"{NAME} <{EMAIL}>", "precedence": "bulk"}), source="test")
    _posted()
    other = factories.ticket(text="Somebody else's")
    add_participants(ticket=other, people=[(EMAIL, NAME)], actor=actor)
    record(Action.READ, by=alice, thing=customer)
    record(Action.SIGN_IN_FAILED, by=None, about=EMAIL)
    event = EventRecord.objects.create(name="tests.told", payload={"words": words})
    Delivery.objects.create(event=event, handler="tests", next_attempt_at=timezone.now(), error=words, state="stuck")
    Answered.objects.create(key=uuid.uuid4(), fingerprint="x", status=201, body={"a": words}, expires_at=timezone.now())
    drain()
    return Known(customer, Ticket.objects.get(pk=ticket.pk), other)


def _account(customer: Customer) -> None:
    customer.user = User.objects.create_user(EMAIL, "a password for a test", name=NAME, role=Role.CUSTOMER)
    customer.preferred_name = "Ysolde"
    customer.save()


def _complaint(ticket: Ticket, actor: Actor) -> None:
    complaint = open_complaint(ticket=ticket, actor=actor, outcome_words=f"Send it to {STREET}")
    assess(complaint=complaint, actor=actor, severity=Severity.NORMAL, no_cause_reason=f"{NAME} did not say")
    issue_receipt(held=ticket)
    drain()


def _survey(ticket: Ticket) -> None:
    invitation = Invitation.objects.filter(ticket=ticket).first() or Invitation(
        ticket=ticket, customer=ticket.requester, draw=1, due_at=timezone.now()
    )
    invitation.state, invitation.sent_at, invitation.sent_to = "sent", timezone.now(), EMAIL
    invitation.save()
    add_comment(answer=record_answer(invitation=invitation, score=1), comment=f"{NAME} is angry", may_contact=True)


def _posted() -> None:
    endpoint = Endpoint.objects.create(name="Chirp", slug="chirp", channel="social", secret="")
    said = f'{{"text": "It is {NAME}", "author": {{"handle": "quagmire", "name": "{NAME}", "email": "{EMAIL}"}}}}'
    webhook.take_in(webhook.keep(endpoint, f"post-of-{NAME}", said.encode())[0].pk)

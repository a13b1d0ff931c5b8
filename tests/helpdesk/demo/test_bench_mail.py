"""What the measurements of incoming mail stand on."""

import pytest
from django.db import connection

from helpdesk.customers.models import ContactPoint
from helpdesk.demo.bench.mail.command import is_dearer
from helpdesk.demo.bench.mail.letters import letter, letters, message_id
from helpdesk.demo.bench.measure import Cost
from helpdesk.demo.bench.multiply import TABLES, copies_of
from helpdesk.events.deliver import drain
from helpdesk.intake.models import RawMail
from helpdesk.intake.taking.take_in import receive
from helpdesk.outgoing.models import Mailbox, OutgoingMail
from helpdesk.tickets.models import Message, Ticket

pytestmark = pytest.mark.django_db


def test_copies_have_everything_that_the_originals_have_and_names_of_their_own() -> None:
    Mailbox.objects.create(address="help@harborpine.example", is_default=True)
    for raw in letters("a", 2):
        receive(raw, source="bench")
    drain()
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(copies_of(table), [2])
    assert Ticket.objects.values("number").distinct().count() == 6
    assert ContactPoint.objects.values("normalised").distinct().count() == 6
    assert Message.objects.filter(ticket__requester__contact_points__isnull=False).count() == 6
    assert RawMail.objects.filter(outcome="created", ticket__isnull=False).values("identity").distinct().count() == 6
    assert OutgoingMail.objects.filter(recipients__isnull=False).count() == 6


def test_a_message_is_dearer_when_it_costs_more_statements_or_much_more_time() -> None:
    assert is_dearer([Cost(50, 0.040), Cost(51, 0.040)])
    assert is_dearer([Cost(50, 0.040), Cost(50, 0.070)])
    assert not is_dearer([Cost(50, 0.040), Cost(50, 0.050)])


def test_an_answer_finds_its_ticket_and_a_repetition_is_known() -> None:
    Mailbox.objects.create(address="help@harborpine.example", is_default=True)
    [request] = letters("a", 1)
    outcomes = [
        receive(raw, source="bench").outcome
        for raw in (request, letter("b", 0, answers=message_id("a0")), request, letter("c", 1))
    ]
    assert outcomes == ["created", "appended", "ignored", "created"]

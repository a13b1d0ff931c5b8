"""Mail that was late on its way by how a text began is late by a code."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from helpdesk.events.deliver import drain
from helpdesk.outgoing.models import OutgoingMail, Recipient
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Message
from helpdesk.tickets.services import reply
from helpdesk.tickets.setbacks import why_not_delivered
from tests import factories

migration = import_module("helpdesk.outgoing.migrations.0002_causes")


@pytest.mark.django_db
def test_what_was_late_stays_so(alice: User) -> None:
    message = reply(ticket=factories.ticket(), body_text="Hello", actor=Actor.of(alice), author=alice)
    drain()
    OutgoingMail.objects.update(state="sent")
    Recipient.objects.update(state="sent", answer="Still on its way: 452 4.2.2 full")
    Message.objects.filter(pk=message.pk).update(delivery="sent", delivery_error="Still on its way to a@b: x")
    with connection.schema_editor() as editor:
        migration.name_the_late(apps, editor)
    message.refresh_from_db()
    row = Recipient.objects.get()
    assert (row.cause, row.answer) == ("held_up", "452 4.2.2 full")
    assert why_not_delivered(message).startswith(f"Still on its way to {row.address}: it is held up")

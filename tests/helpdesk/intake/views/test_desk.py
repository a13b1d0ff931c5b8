"""The quarantine as staff see it."""

import pytest
from django.test import Client

from helpdesk.intake.models import RawMail
from helpdesk.intake.quarantine_words import row_reason
from helpdesk.people.models import User
from helpdesk.tickets.models import Ticket
from tests.helpdesk.conftest import Deliver

pytestmark = pytest.mark.django_db


def test_a_quarantined_message_shows_why_as_harmless_text(client: Client, alice: User, deliver: Deliver) -> None:
    row = deliver("<script>alert(1)</script>", **{"from": "help@harborpine.example"})
    client.force_login(alice)
    page = client.get(f"/desk/quarantine/{row.pk}/").content.decode()
    assert row_reason(row) in client.get("/desk/quarantine/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_a_quarantined_message_can_be_thrown_away_brought_back_and_let_in(
    client: Client, alice: User, deliver: Deliver
) -> None:
    row = deliver(**{"from": "help@harborpine.example"})
    client.force_login(alice)
    outcomes = []
    for step in ("discard", "restore", "release", "release"):
        client.post(f"/desk/quarantine/{row.pk}/{step}/")
        outcomes.append(RawMail.objects.get().outcome)
    assert outcomes == ["discarded", "quarantined", "created", "created"]
    assert Ticket.objects.count() == 1

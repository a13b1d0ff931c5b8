"""Outgoing mail as staff see it."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from helpdesk.audit.models import AuditEntry
from helpdesk.outgoing.addressing.tokens import request_token
from helpdesk.outgoing.models import OutgoingMail, OutgoingState, Recipient, RecipientState
from helpdesk.outgoing.services import queue_mail
from helpdesk.people.models import Team, User
from tests import factories

pytestmark = pytest.mark.django_db


def outgoing(team: Team | None = None) -> OutgoingMail:
    ticket = factories.ticket(team=team)
    text = f"Open https://shop.example/r/{request_token(ticket)}/"
    return queue_mail(to=["meg@example.org"], subject="Hello", text=text, ticket=ticket)


def test_outgoing_mail_is_seen_by_its_team_only(client: Client, alice: User, charlie: User, team: Team) -> None:
    mail = outgoing(team)
    for person, status in ((alice, 200), (charlie, 404)):
        client.force_login(person)
        assert client.get(f"/desk/outbox/{mail.pk}/").status_code == status
        assert (f"/desk/outbox/{mail.pk}/" in client.get("/desk/outbox/").content.decode()) == (status == 200)
        assert client.post(f"/desk/outbox/{mail.pk}/retry/").status_code == (302 if status == 200 else 404)


def test_personal_links_are_hidden_from_agents(client: Client, alice: User, team: Team) -> None:
    mail = outgoing(team)
    client.force_login(alice)
    page = client.get(f"/desk/outbox/{mail.pk}/").content.decode()
    assert "/r/…" in page
    assert "/r/W" not in page


def test_whoever_reads_a_personal_link_is_in_the_audit_log(client: Client, alice: User, bob: User, team: Team) -> None:
    mail = outgoing(team)
    for person in (alice, bob):
        client.force_login(person)
        client.get(f"/desk/outbox/{mail.pk}/")
    entry = AuditEntry.objects.get(kind="personal_link")
    assert (entry.action, entry.actor_id, mail.recipient in entry.thing) == ("read", bob.pk, True)


def test_a_failed_mail_is_tried_again_under_its_own_id(client: Client, bob: User) -> None:
    mail = outgoing()
    OutgoingMail.objects.update(state=OutgoingState.FAILED, attempts=30)
    Recipient.objects.update(state=RecipientState.FAILED, answer="550 5.1.1 unknown")
    client.force_login(bob)
    client.post(f"/desk/outbox/{mail.pk}/retry/")
    again = OutgoingMail.objects.get()
    assert (again.state, again.attempts) == (OutgoingState.QUEUED, 0)
    assert again.internet_message_id == mail.internet_message_id


def test_the_outbox_costs_the_same_for_many(
    client: Client, bob: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        outgoing()
    client.force_login(bob)
    with django_assert_max_num_queries(8):
        client.get("/desk/outbox/")

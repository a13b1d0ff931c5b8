"""Outgoing mail: who did not get it, whether our mail server takes any, and second chances."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from helpdesk.events.deliver import drain
from helpdesk.mime.bounces.cause import FailureCause
from helpdesk.outgoing.models import Breaker, MailKind, OutgoingMail, OutgoingState, Recipient, RecipientState
from helpdesk.outgoing.services import queue_mail
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import DeliveryState, Message
from helpdesk.tickets.services import reply
from helpdesk.tickets.services.messages import delivery
from helpdesk.tickets.setbacks import Fate, Setback
from tests import factories

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def refused(alice: User) -> Message:
    """Alice's reply, refused by the customer's mail server."""
    ticket = factories.ticket(team=alice.teams.get())
    message = reply(ticket=ticket, body_text="Hello", actor=Actor.of(alice), author=alice)
    drain()
    OutgoingMail.objects.update(state=OutgoingState.FAILED)
    Recipient.objects.update(state=RecipientState.FAILED, answer="550 5.1.1 unknown")
    lost = Setback("meg@example.org", Fate.LOST, FailureCause.NO_SUCH_MAILBOX, "550 5.1.1 unknown")
    delivery.show(message.pk, delivery=DeliveryState.FAILED, setbacks=[lost])
    return message


@pytest.fixture
def breaker(db: None) -> Breaker:
    now = timezone.now()
    return Breaker.objects.create(
        channel="email",
        since=now,
        next_try_at=now + dt.timedelta(hours=1),
        met_by=0,
        cause=FailureCause.SIGN_IN,
        answer="535 5.7.8 no",
    )


def test_the_ticket_says_why_and_tries_again(refused: Message, alice: User, charlie: User) -> None:
    page = signed_in(alice).get(f"/desk/tickets/{refused.ticket.number}/").content.decode()
    assert "no such mailbox (550 5.1.1 unknown)" in page
    url = f"/desk/messages/{refused.pk}/retry/"
    assert url in page
    assert signed_in(charlie).post(url).status_code == 404
    answer = signed_in(alice).post(url)
    assert answer["Location"] == f"/desk/tickets/{refused.ticket.number}/#message-{refused.pk}"
    assert OutgoingMail.objects.get().state == OutgoingState.QUEUED


def test_each_recipient_is_listed_with_its_reason(refused: Message, alice: User) -> None:
    page = signed_in(alice).get(f"/desk/outbox/{OutgoingMail.objects.get().pk}/").content.decode()
    assert "no such mailbox (550 5.1.1 unknown)" in page


def test_a_mail_that_did_not_reach_everybody_is_not_called_sent(bob: User) -> None:
    mail = queue_mail(to=["meg@example.org"], cc=["bob@example.net"], subject="Hello", text="x")
    OutgoingMail.objects.update(state=OutgoingState.SENT)
    mail.recipients.filter(address="bob@example.net").update(state=RecipientState.BOUNCED)
    assert "Sent, not to everybody" in signed_in(bob).get("/desk/outbox/").content.decode()


def test_an_outage_is_shown_to_all_and_tried_early_by_managers(breaker: Breaker, alice: User, bob: User) -> None:
    queue_mail(to=["meg@example.org"], subject="Hello", text="x")
    url = f"/desk/outbox/relays/{breaker.pk}/try/"
    agents, managers = (signed_in(user).get("/desk/outbox/").content.decode() for user in (alice, bob))
    assert "Our mail server takes no mail." in agents
    assert "Our sign-in to the mail server failed (535 5.7.8 no)" in agents
    assert (url in agents, url in managers) == (False, True)
    assert signed_in(alice).post(url).status_code == 403
    signed_in(bob).post(url)
    breaker.refresh_from_db()
    assert breaker.next_try_at
    assert breaker.next_try_at <= timezone.now()


def test_one_mail_that_met_with_trouble_is_no_outage(breaker: Breaker, alice: User) -> None:
    Breaker.objects.update(next_try_at=None)
    assert "takes no mail" not in signed_in(alice).get("/desk/outbox/").content.decode()


def test_a_server_that_is_back_by_now_needs_nothing(breaker: Breaker, bob: User) -> None:
    Breaker.objects.all().delete()
    assert signed_in(bob).post(f"/desk/outbox/relays/{breaker.pk}/try/").status_code == 302


def test_the_link_of_an_invitation_is_hidden_and_whoever_may_is_led_to_the_mail_server(
    bob: User, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    text = "Come in: https://help.example/accounts/invited/sesame/"
    mail = queue_mail(to=["zoe@example.org"], subject="Come in", text=text, kind=MailKind.SYSTEM, key="in")
    page = signed_in(bob).get(f"/desk/outbox/{mail.pk}/").text
    assert "The link is hidden here" in page
    assert "sesame" not in page
    assert 'href="/desk/settings/mail-out/">Set the mail server up' in page

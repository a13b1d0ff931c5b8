"""What follows when a mail came back, by whomever it was told."""

from typing import Any

import pytest
from django.utils import timezone

from helpdesk.customers.models import ContactPoint
from helpdesk.customers.services import find_or_create_customer
from helpdesk.outgoing.models import MailKind, OutgoingMail, OutgoingState, Recipient, RecipientState
from helpdesk.outgoing.services import queue_mail
from helpdesk.outgoing.services.record_bounce import record_bounce
from helpdesk.outgoing.services.retry_mail import retry_mail
from helpdesk.tickets.models import Direction, Task, Ticket
from tests import factories
from tests.helpdesk.conftest import Deliver

pytestmark = pytest.mark.django_db
MEG = "meg@example.org"
FULL = "552 5.2.2 over quota"


def sent(ticket: Ticket | None = None, kind: str = MailKind.ACKNOWLEDGEMENT) -> OutgoingMail:
    """A mail to Meg that has left."""
    mail = queue_mail(to=[MEG], subject="We have your request", text="x", kind=kind, ticket=ticket)
    mail.recipients.update(state=RecipientState.SENT)
    OutgoingMail.objects.filter(pk=mail.pk).update(state=OutgoingState.SENT, sent_at=timezone.now())
    return mail


def of_meg(phone: str = "", **fields: Any) -> Ticket:
    return factories.ticket(requester=find_or_create_customer(email=MEG, phone=phone, name="Meg"), **fields)


def test_a_confirmation_needs_nobody_while_there_is_another_way() -> None:
    ticket = of_meg(phone="+1 207 555 0142")
    record_bounce(mail=sent(ticket), address=MEG, reason=FULL, permanent=True)
    assert not Task.objects.exists()
    assert ticket.messages.filter(direction=Direction.NOTE).count() == 1


def test_a_confirmation_makes_a_task_when_there_is_no_other_way() -> None:
    record_bounce(mail=sent(of_meg()), address=MEG, reason=FULL, permanent=True)
    assert "Meg another way" in Task.objects.get().title_words


def test_a_complaints_confirmation_always_makes_a_task() -> None:
    ticket = of_meg(phone="+1 207 555 0142", is_complaint=True)
    record_bounce(mail=sent(ticket), address=MEG, reason=FULL, permanent=True)
    assert Task.objects.get().ticket == ticket


def test_a_survey_never_does() -> None:
    record_bounce(mail=sent(of_meg(), MailKind.SURVEY), address=MEG, reason=FULL, permanent=True)
    assert not Task.objects.exists()
    assert ContactPoint.objects.get(normalised=MEG).bounced_at


def test_one_address_makes_one_open_task_however_many_mails_come_back() -> None:
    ticket = of_meg()
    for _ in range(3):
        record_bounce(mail=sent(ticket), address=MEG, reason=FULL, permanent=True)
    assert Task.objects.count() == 1


def test_the_same_bounce_again_is_nothing_new() -> None:
    mail = sent(of_meg())
    first = record_bounce(mail=mail, address=MEG.upper(), reason=FULL, permanent=True)
    again = record_bounce(mail=mail, address=MEG, reason="550 5.1.1 gone", permanent=True, source="Mailgun")
    assert (first and first.is_new, again and again.is_new) == (True, False)
    assert Recipient.objects.get().answer == FULL


def test_somebody_to_whom_it_did_not_go_changes_nothing() -> None:
    mail = sent(of_meg())
    assert record_bounce(mail=mail, address="victim@example.com", reason=FULL, permanent=True) is None
    assert Recipient.objects.get().state == RecipientState.SENT


def test_a_bounce_of_the_try_before_does_not_end_the_next_one() -> None:
    mail = sent(of_meg())
    record_bounce(mail=mail, address=MEG, reason=FULL, permanent=True)
    retry_mail(mail)
    late = record_bounce(mail=mail, address=MEG, reason=FULL, permanent=True)
    assert late
    assert not late.is_new
    assert OutgoingMail.objects.get().state == OutgoingState.QUEUED


def test_a_mail_of_an_older_release_has_recipients_too() -> None:
    mail = sent(of_meg())
    mail.recipients.all().delete()
    recorded = record_bounce(mail=mail, address=MEG, reason=FULL, permanent=True)
    assert recorded
    assert recorded.is_new


def test_what_was_too_large_says_nothing_of_the_address() -> None:
    record_bounce(mail=sent(of_meg()), address=MEG, reason="552 5.3.4 too big", permanent=True)
    assert ContactPoint.objects.get(normalised=MEG).bounced_at is None


def test_mail_from_an_address_shows_that_it_works(deliver: Deliver) -> None:
    record_bounce(mail=sent(of_meg()), address=MEG, reason=FULL, permanent=True)
    deliver()
    assert ContactPoint.objects.get(normalised=MEG).bounced_at is None

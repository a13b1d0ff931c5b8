"""Outgoing rows: final Message-ID, right headers, never twice."""

import re

import pytest

from helpdesk.outgoing.addressing.tokens import ticket_number_of
from helpdesk.outgoing.models import Mailbox, OutgoingMail
from helpdesk.outgoing.services import queue_mail
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_key_queues_once() -> None:
    first = queue_mail(to=["meg@example.org"], subject="How was it?", text="x", kind="survey", key="survey:1")
    again = queue_mail(to=["meg@example.org"], subject="How was it?", text="x", kind="survey", key="survey:1")
    assert (first, OutgoingMail.objects.count()) == (again, 1)


def test_the_message_id_is_random_and_under_our_domain() -> None:
    mail = queue_mail(to=["meg@example.org"], subject="Hello", text="x")
    assert re.fullmatch(r"<[0-9a-f]{32}@harborpine\.example>", mail.internet_message_id)


def test_a_survey_can_be_left_by_one_click() -> None:
    url = "https://shop.example/s/x/unsubscribe/"
    mail = queue_mail(to=["meg@example.org"], subject="x", text="x", kind="survey", unsubscribe_url=url)
    assert mail.headers["List-Unsubscribe"] == f"<{url}>"
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail.headers["Auto-Submitted"] == "auto-generated"


def test_the_answer_address_carries_a_token_where_the_mailbox_can() -> None:
    Mailbox.objects.create(address="help@harborpine.example", plus_addressing=True, is_default=True)
    ticket = factories.ticket()
    mail = queue_mail(to=["meg@example.org"], subject="x", text="x", ticket=ticket)
    assert ticket_number_of(mail.headers["Reply-To"]) == ticket.number


def test_a_teams_mailbox_is_the_sender_of_its_tickets() -> None:
    team = factories.team()
    Mailbox.objects.create(address="returns@harborpine.example", name="Returns", team=team)
    mail = queue_mail(to=["meg@example.org"], subject="x", text="x", ticket=factories.ticket(team=team))
    assert (mail.mail_from, mail.from_name) == ("returns@harborpine.example", "Returns")


def test_a_mail_without_recipient_is_refused() -> None:
    with pytest.raises(ValueError, match="recipient"):
        queue_mail(to=[], subject="x", text="x")

"""Reports of mail providers: proven by their signature, stored once, and what they change."""

import base64
import hashlib
import hmac
import json
import time
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from helpdesk.events.deliver import drain
from helpdesk.outgoing.models import MailEvent, OutgoingMail, Recipient
from helpdesk.outgoing.queries.provider_reports import provider_reports
from helpdesk.outgoing.sending.send import send_due
from helpdesk.outgoing.services import queue_mail
from helpdesk.outgoing.tasks import handle_mail_events
from helpdesk.people.models import User
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.setbacks import why_not_delivered
from surveys.models import OptOut
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

KEY = "mailgun-signing-key"
PASSWORD = "reporter:kettle"


@pytest.fixture(autouse=True)
def _providers(settings: Settings) -> None:
    settings.MAIL_WEBHOOKS = ["mailgun", "postmark"]
    settings.ANYMAIL = {"WEBHOOK_SECRET": [PASSWORD], "MAILGUN_WEBHOOK_SIGNING_KEY": KEY}


@pytest.fixture
def sent(alice: User) -> OutgoingMail:
    """An agent's reply that left."""
    ticket = factories.ticket(requester=factories.customer("Meg", "meg@example.org"))
    message = services.reply(ticket=ticket, body_text="Hello", actor=Actor.of(alice), author=alice)
    mail = queue_mail(to=message.to, subject="Re: Kettle", text="Hello", kind="reply", ticket=ticket, message=message)
    send_due()
    mail.refresh_from_db()
    assert mail.state == "sent"
    return mail


def mailgun(mail_id: str, event: str = "failed", *, token: str = "t" * 50, key: str = KEY, **data: Any) -> Any:
    """What Mailgun posts: JSON, signed with HMAC-SHA256 over timestamp and token."""
    now = str(int(time.time()))
    signature = hmac.new(key.encode(), f"{now}{token}".encode(), hashlib.sha256).hexdigest()
    about = {
        "event": event,
        "severity": "permanent",
        "recipient": "meg@example.org",
        "timestamp": float(now),
        "message": {"headers": {"message-id": mail_id.strip("<>")}},
        "delivery-status": {"code": 550, "message": "5.1.1 No such user"},
    }
    body = {"signature": {"timestamp": now, "token": token, "signature": signature}, "event-data": about | data}
    answer = Client().post("/hooks/mail/mailgun/", json.dumps(body), content_type="application/json")
    handle_mail_events()
    return answer


def postmark(record: str, *, password: str = PASSWORD, **data: Any) -> Any:
    """What Postmark posts: JSON, with a password in the address that we gave it."""
    body = {"RecordType": record, "MessageID": "b7bc2f4a-e38e-4336-af7d-e6c392c2f817"} | data
    answer = Client().post(
        "/hooks/mail/postmark/",
        json.dumps(body),
        content_type="application/json",
        headers={"Authorization": "Basic " + base64.b64encode(password.encode()).decode()},
    )
    handle_mail_events()
    return answer


def recipient(mail: OutgoingMail) -> Recipient:
    return mail.recipients.get()


def test_a_bounce_turns_the_reply_red_with_its_reason(sent: OutgoingMail) -> None:
    assert mailgun(sent.internet_message_id).status_code == 200
    assert sent.message is not None
    sent.message.refresh_from_db()
    assert (recipient(sent).state, sent.message.delivery) == ("bounced", "failed")
    assert "5.1.1 No such user" in recipient(sent).answer


def test_a_report_that_comes_twice_is_handled_once(sent: OutgoingMail) -> None:
    for _ in range(2):
        assert mailgun(sent.internet_message_id).status_code == 200
    assert MailEvent.objects.get().state == "done"
    assert sent.ticket is not None
    assert sent.ticket.messages.filter(direction="note").count() == 1


@pytest.mark.parametrize("key", ["another-key", ""])
def test_a_wrong_signature_is_refused_and_leaves_nothing(sent: OutgoingMail, key: str) -> None:
    assert mailgun(sent.internet_message_id, key=key).status_code == 400
    assert (MailEvent.objects.count(), recipient(sent).state) == (0, "sent")


def test_a_wrong_password_is_refused(sent: OutgoingMail) -> None:
    assert postmark("Delivery", password="reporter:guess").status_code == 400
    assert not MailEvent.objects.exists()


def test_postmark_names_our_mail_by_the_metadata_that_we_sent_along(sent: OutgoingMail, mailoutbox: Any) -> None:
    header = mailoutbox[-1].message()["X-PM-Metadata-message-id"]
    metadata = {"message-id": header}
    postmark("Delivery", Recipient="Meg@Example.org", Metadata=metadata, DeliveredAt="2026-11-22T01:00:00Z")
    assert (recipient(sent).state, recipient(sent).answer) == ("sent", "delivered")


def test_a_delay_is_a_remark_and_delivery_takes_it_back(sent: OutgoingMail) -> None:
    assert sent.message is not None
    mailgun(sent.internet_message_id, severity="temporary", token="a" * 50)
    sent.message.refresh_from_db()
    assert sent.message.delivery == "sent"
    assert "Still on its way" in why_not_delivered(sent.message)
    mailgun(sent.internet_message_id, "delivered", token="b" * 50)
    sent.message.refresh_from_db()
    assert why_not_delivered(sent.message) == ""


@pytest.mark.parametrize("event", ["complained", "unsubscribed"])
def test_whoever_wants_no_mail_gets_no_surveys(sent: OutgoingMail, event: str) -> None:
    mailgun(sent.internet_message_id, event)
    drain()
    assert OptOut.objects.get().address == "meg@example.org"


def test_a_report_about_a_mail_of_others_is_counted_and_changes_nothing(sent: OutgoingMail) -> None:
    assert mailgun("<someone@else.example>").status_code == 200
    assert (MailEvent.objects.get().state, recipient(sent).state) == ("unknown", "sent")
    reports = provider_reports()
    assert reports is not None
    assert (reports.total, reports.unknown, reports.waiting) == (1, 1, 0)


def test_a_report_that_overtakes_our_own_note_waits_for_it(sent: OutgoingMail) -> None:
    OutgoingMail.objects.update(state="sending")
    mailgun(sent.internet_message_id)
    assert MailEvent.objects.get().state == "waiting"
    OutgoingMail.objects.update(state="sent")
    MailEvent.objects.update(next_try_at=MailEvent.objects.get().received_at)
    handle_mail_events()
    assert recipient(sent).state == "bounced"


def test_openings_are_not_kept(sent: OutgoingMail) -> None:
    assert mailgun(sent.internet_message_id, "opened").status_code == 200
    assert not MailEvent.objects.exists()


@pytest.mark.parametrize("provider", ["sendgrid", "mandrill", "nobody"])
def test_a_provider_that_is_not_set_up_does_not_exist(provider: str) -> None:
    assert Client().post(f"/hooks/mail/{provider}/").status_code == 404


def test_without_its_secret_a_provider_does_not_answer(settings: Settings) -> None:
    settings.ANYMAIL = {}
    assert mailgun("<a@b>").status_code == 404
    assert postmark("Delivery").status_code == 404


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"RecordType": 5, "Email": {"a": 1}}', b'{"x": "\xff"}'])
def test_what_cannot_be_read_is_400_or_nothing(body: bytes) -> None:
    authorization = "Basic " + base64.b64encode(PASSWORD.encode()).decode()
    headers = {"Authorization": authorization}
    answer = Client().post("/hooks/mail/postmark/", body, content_type="application/json", headers=headers)
    assert answer.status_code in (200, 400)
    assert not MailEvent.objects.exists()


def test_only_posts(client: Client) -> None:
    assert client.get("/hooks/mail/postmark/").status_code == 405
    assert client.head("/hooks/mail/postmark/").status_code == 200


def test_a_post_that_nests_without_end_is_no_fault_of_ours(client: Client) -> None:
    answer = client.post("/hooks/mail/mailgun/", "[" * 200_000, content_type="application/json")
    assert answer.status_code == 400

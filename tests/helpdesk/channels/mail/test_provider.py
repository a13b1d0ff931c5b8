"""Mail that leaves through a provider's API: whole, with a name of the provider's for each recipient."""

from typing import Any

import pytest
from anymail.backends.test import EmailBackend
from anymail.exceptions import AnymailAPIError, AnymailRecipientsRefused
from anymail.message import AnymailRecipientStatus
from pytest_django import Settings

from helpdesk.channels.mail.answers import read_error
from helpdesk.outgoing.models import OutgoingMail, OutgoingState, Recipient
from helpdesk.outgoing.sending.send import send_due
from helpdesk.outgoing.services import queue_mail
from helpdesk.outgoing.services.retry_mail import retry_mail
from helpdesk.outgoing.transports import Scope
from helpdesk.settings.env import email_settings

pytestmark = pytest.mark.django_db


class Provider(EmailBackend):  # type: ignore[misc] # anymail has no types
    """Takes a mail by its API; addresses that begin with `no` are refused."""

    calls: list[Any] = []

    def post_to_esp(self, payload: Any, message: Any) -> Any:
        self.calls.append(message)
        return super().post_to_esp(payload, message)

    def parse_recipient_status(self, response: Any, payload: Any, message: Any) -> Any:
        return {
            address: AnymailRecipientStatus(f"id-of-{address}", "rejected" if address.startswith("no") else "queued")
            for address in payload.recipient_emails
        }


@pytest.fixture
def provider(settings: Settings) -> list[Any]:
    settings.EMAIL_BACKEND = f"{__name__}.Provider"
    Provider.calls = []
    return Provider.calls


def test_all_recipients_leave_in_one_call_and_have_answers_of_their_own(provider: list[Any]) -> None:
    queue_mail(to=["Meg@example.org"], cc=["nobody@example.net"], bcc=["eve@example.com"], subject="Hello", text="x")
    send_due()
    assert len(provider) == 1
    assert provider[0].bcc == ["eve@example.com"]
    assert set(Recipient.objects.values_list("address", "state", "provider_id")) == {
        ("meg@example.org", "sent", "id-of-Meg@example.org"),
        ("nobody@example.net", "failed", "id-of-nobody@example.net"),
        ("eve@example.com", "sent", "id-of-eve@example.com"),
    }
    mail = OutgoingMail.objects.get()
    assert (mail.state, mail.provider_id) == (OutgoingState.SENT, "id-of-Meg@example.org")


def test_who_has_it_is_not_sent_it_again(provider: list[Any]) -> None:
    mail = queue_mail(to=["meg@example.org"], cc=["nobody@example.net"], bcc=["eve@example.com"], subject="x", text="x")
    send_due()
    retry_mail(mail)
    send_due()
    assert [(call.to, call.cc, call.bcc) for call in provider[1:]] == [([], ["nobody@example.net"], [])]


def test_what_a_provider_refuses_is_final_and_what_it_cannot_do_now_waits() -> None:
    assert read_error(AnymailRecipientsRefused()).permanent
    assert read_error(AnymailAPIError()).scope is Scope.CONNECTION


def test_the_way_out_is_named_by_one_address(tmp_path: Any) -> None:
    named = email_settings("anymail+mailgun:", tmp_path)
    assert named == {"EMAIL_BACKEND": "anymail.backends.mailgun.EmailBackend"}
    with pytest.raises(ValueError, match="unknown scheme"):
        email_settings("anymail+nobody:", tmp_path)

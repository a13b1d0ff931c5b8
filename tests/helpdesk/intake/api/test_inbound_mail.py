"""The door for providers that post mail: its key, its bodies, its answers."""

import base64
from typing import Any
from urllib.parse import quote_from_bytes

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from pytest_django import Settings

from helpdesk.intake.models import RawMail
from helpdesk.intake.services.inbound_key import make_inbound_key
from helpdesk.outgoing.models import Mailbox
from helpdesk.tickets.models import Message, Ticket
from tests.helpdesk.conftest import mail

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/inbound-mail/"
MIME = "message/rfc822"
RAW_8_BIT = mail("Größe: \x00 \x7f").replace("Größe".encode(), b"Gr\xf6\xdfe\r\n.\r\n") + b"\r\n"


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox.objects.create(address="returns@harborpine.example")


@pytest.fixture
def key(mailbox: Mailbox) -> str:
    return make_inbound_key(mailbox)


def post(key: str, body: bytes, kind: str = MIME, **headers: str) -> Any:
    signed = {"authorization": f"Bearer {key}"} | headers
    return Client().post(ADDRESS, body, content_type=kind, headers=signed)


def form(**fields: bytes) -> bytes:
    parts = [
        b'--cut\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (n.encode(), v) for n, v in fields.items()
    ]
    return b"".join(parts) + b"--cut--\r\n"


def test_a_message_becomes_a_ticket_and_says_so(key: str, mailbox: Mailbox) -> None:
    answer = post(key, mail())
    assert answer.status_code == 201
    assert answer.json() == {
        "outcome": "created",
        "ticket": str(Ticket.objects.get().number),
        "message_id": Message.objects.get().pk,
        "reason": "New request.",
    }
    mailbox.refresh_from_db()
    assert (RawMail.objects.get().mailbox, mailbox.last_success_at is not None) == (mailbox, True)


def test_the_same_message_again_is_known(key: str) -> None:
    post(key, mail())
    answer = post(key, mail())
    assert (answer.status_code, answer.json()["outcome"]) == (200, "ignored")


def test_the_key_may_stand_in_the_address(key: str) -> None:
    pair = base64.b64encode(f"anybody:{key}".encode()).decode()
    assert post(key, mail(), authorization=f"Basic {pair}").status_code == 201


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer wrong", "Token x", "Basic eDo=", "Basic !", "Basic \xff", "Bearer \xff"]
)
def test_nobody_else_gets_in(key: str, header: str) -> None:
    answer = post(key, mail(), authorization=header)
    assert (answer.status_code, answer.json()) == (401, {"detail": "Send the key of a mailbox."})
    assert not RawMail.objects.exists()


def test_a_mailbox_that_is_switched_off_answers_as_a_wrong_key_does(key: str) -> None:
    wrong = post("wrong", mail())
    Mailbox.objects.update(is_active=False)
    assert (post(key, mail()).status_code, post(key, mail()).content) == (401, wrong.content)


def test_wrong_keys_are_counted_and_a_right_one_is_not_held_up(key: str) -> None:
    cache.clear()
    codes = [post("wrong", mail()).status_code for _ in range(21)]
    assert (codes[0], codes[-1]) == (401, 429)
    assert post(key, mail()).status_code == 201


@pytest.mark.parametrize("field", ["message", "email", "body-mime"])
def test_a_form_carries_the_message_byte_for_byte(key: str, field: str) -> None:
    body = form(**{field: RAW_8_BIT, "sender": b"bounce@example.org", "recipient": b"help@harborpine.example,x@x"})
    assert post(key, body, "multipart/form-data; boundary=cut").status_code == 201
    row = RawMail.objects.get()
    assert (row.read(), row.envelope_from) == (RAW_8_BIT, "bounce@example.org")
    assert row.envelope_to == ["help@harborpine.example", "x@x"]


def test_a_form_in_one_line_carries_it_too(key: str) -> None:
    body = b"a=1&body-mime=" + quote_from_bytes(RAW_8_BIT).encode()
    assert post(key, body, "application/x-www-form-urlencoded").status_code == 201
    assert RawMail.objects.get().read() == RAW_8_BIT


def test_an_envelope_may_be_json(key: str) -> None:
    envelope = b'{"to": ["Help@harborpine.example"], "from": "meg@example.org"}'
    post(key, form(email=mail(), envelope=envelope), "multipart/form-data; boundary=cut")
    assert RawMail.objects.get().envelope_to == ["help@harborpine.example"]


@pytest.mark.parametrize("envelope", [b"", b"[", b"[" * 99_999, b'{"to": 4, "from": {}}', b"\xff", b"null"])
def test_a_strange_envelope_is_no_reason_to_lose_a_mail(key: str, envelope: bytes) -> None:
    body = form(email=mail(), envelope=envelope)
    assert post(key, body, "multipart/form-data; boundary=cut").status_code == 201


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", MIME),
        (b"\r\n ", MIME),
        (form(other=b"x"), "multipart/form-data; boundary=cut"),
        (b"nothing of the kind", "multipart/form-data; boundary=cut"),
        (mail(), "application/x-www-form-urlencoded"),
    ],
)
def test_a_body_without_a_message_is_refused(key: str, body: bytes, kind: str) -> None:
    assert post(key, body, kind).status_code == 400
    assert not RawMail.objects.exists()


def test_other_kinds_of_body_are_refused(key: str) -> None:
    assert post(key, b"{}", "application/json").status_code == 415


@pytest.mark.parametrize("kind", [MIME, "multipart/form-data; boundary=cut"])
def test_a_message_that_is_too_large_is_refused_for_ever(key: str, kind: str, settings: Settings) -> None:
    settings.MAIL_MAX_BYTES = 1000
    raw = mail("x" * 1000)
    assert post(key, raw if kind == MIME else form(message=raw), kind).status_code == 413
    assert not RawMail.objects.exists()


@pytest.mark.parametrize("name", ["7781", "k" * 200, "ключ"])
def test_the_same_name_means_the_same_message(key: str, name: str) -> None:
    first = post(key, mail(), idempotency_key=name)
    again = post(key, mail(), idempotency_key=name)
    other = post(key, mail("Another"), idempotency_key=name)
    assert (first.status_code, again.status_code, other.status_code) == (201, 200, 409)
    assert first.json() == again.json()
    assert RawMail.objects.count() == 1


def test_a_database_that_refuses_asks_to_come_again(key: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE contact_channels_rawmail RENAME TO hidden")
    answer = post(key, mail())
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert "hidden" not in answer.content.decode()

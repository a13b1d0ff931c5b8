"""The word back to a new request."""

import datetime as dt
import threading

import pytest
import time_machine
from django.core import mail as outbox
from django.db import connection
from django.utils.html import escape
from pytest_django import Settings

from helpdesk.calendars.models import Calendar
from helpdesk.customers.models import Customer
from helpdesk.outgoing.mails import acknowledgements
from helpdesk.outgoing.mails.acknowledge import acknowledge
from helpdesk.outgoing.mails.acknowledgements import AcknowledgementChoice
from helpdesk.outgoing.models import MailTemplate, OutgoingMail
from helpdesk.outgoing.sending.send import send_due
from helpdesk.people.models import Role
from helpdesk.tickets.models import Ticket
from tests import factories
from tests.helpdesk.conftest import Deliver


def test_it_names_the_number_and_is_marked_as_automatic(deliver: Deliver) -> None:
    row = deliver()
    sent = OutgoingMail.objects.get()
    assert row.ticket is not None
    assert f"#{row.ticket.number}" in sent.subject
    assert "/r/" in sent.text
    assert sent.headers["Auto-Submitted"] == "auto-replied"
    assert sent.headers["In-Reply-To"] == "<first@example.org>"


def test_it_repeats_nothing_that_the_stranger_wrote(deliver: Deliver) -> None:
    deliver("Buy pills", subject="Cheap pills", **{"from": "Pill Shop <meg@example.org>"})
    sent = OutgoingMail.objects.get()
    assert "pill" not in (sent.subject + sent.text + sent.html).lower()


@pytest.mark.parametrize(
    "headers",
    [
        {"auto_submitted": "auto-generated"},
        {"precedence": "bulk"},
        {"list_id": "<news.example.org>"},
        {"from": "no-reply@example.org"},
        {"subject": "Abwesenheitsnotiz: Ihre Anfrage"},
        {"return_path": "<>"},
    ],
)
def test_machines_get_none(deliver: Deliver, headers: dict[str, str]) -> None:
    deliver(**headers)
    assert not OutgoingMail.objects.exists()


def test_one_address_gets_only_a_few_within_the_hour(deliver: Deliver, settings: Settings) -> None:
    settings.ACKNOWLEDGEMENTS_PER_HOUR = 2
    for number in range(4):
        deliver(
            f"Number {number}", message_id=f"<n{number}@example.org>", **{"from": f"{'mM'[number % 2]}eg@example.org"}
        )
    assert OutgoingMail.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_requests_at_the_same_moment_do_not_slip_past_the_limit(settings: Settings) -> None:
    settings.ACKNOWLEDGEMENTS_PER_HOUR = 2
    tickets = [factories.ticket(requester=factories.customer(email="meg@example.org")) for _ in range(6)]

    def run(ticket: Ticket) -> None:
        acknowledge(ticket)
        connection.close()

    threads = [threading.Thread(target=run, args=[ticket]) for ticket in tickets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert OutgoingMail.objects.count() == 2


def test_it_leaves_within_a_minute(deliver: Deliver) -> None:
    with time_machine.travel(dt.datetime(2026, 11, 20, 21, 58, tzinfo=dt.UTC), tick=False) as clock:
        deliver()
        clock.shift(dt.timedelta(seconds=60))
        send_due()
        sent = OutgoingMail.objects.get()
        assert sent.sent_at is not None
        assert sent.sent_at - sent.created_at <= dt.timedelta(seconds=60)
    assert len(outbox.outbox) == 1


def test_it_says_by_when_in_the_customers_language_and_time_zone(deliver: Deliver) -> None:
    factories.customer(email="meg@example.org")
    Customer.objects.update(time_zone="Europe/Berlin")
    deliver("Guten Tag, der Deckel ist nicht dicht und ich habe keine Rechnung mehr.", subject="Deckel")
    ticket, sent = Ticket.objects.get(), OutgoingMail.objects.get()
    assert ticket.due_at is not None
    assert "Sie hören von uns spätestens bis" in sent.text
    assert "(Berlin)" in sent.text


def test_while_we_are_closed_it_says_when_we_open(deliver: Deliver) -> None:
    Calendar.objects.create(name="Shop", is_default=True, hours={"0": [["09:00", "17:00"]]})
    with time_machine.travel(dt.datetime(2026, 11, 20, 22, 0, tzinfo=dt.UTC), tick=False):
        deliver()
    assert "open again Monday 23 November 2026" in " ".join(OutgoingMail.objects.get().text.split())


def test_a_customer_whom_we_know_is_called_by_name(deliver: Deliver) -> None:
    Ticket.objects.filter(pk=factories.ticket(requester=factories.customer("Meg", "meg@example.org")).pk).update(
        first_replied_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    )
    deliver()
    assert OutgoingMail.objects.get().text.startswith("Hello Meg,")


@pytest.mark.parametrize(("preferred", "has_account", "greeting"), [("Peg", False, "Peg"), ("", True, "Meg O'Dowd")])
def test_so_is_one_whom_a_colleague_named_or_who_has_an_account(
    deliver: Deliver, preferred: str, has_account: bool, greeting: str
) -> None:
    customer = factories.customer("Meg O'Dowd", "meg@example.org")
    account = factories.user("Meg", role=Role.CUSTOMER) if has_account else None
    Customer.objects.filter(pk=customer.pk).update(preferred_name=preferred, user=account)
    deliver()
    mail = OutgoingMail.objects.get()
    assert mail.text.startswith(f"Hello {greeting},")
    assert escape(greeting) in mail.html


def test_a_name_that_says_something_is_no_name(deliver: Deliver) -> None:
    customer = factories.customer("Win at www.pills.example", "meg@example.org")
    Ticket.objects.filter(pk=factories.ticket(requester=customer).pk).update(
        first_replied_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    )
    deliver()
    assert OutgoingMail.objects.get().text.startswith("Hello,")


def test_a_managers_words_are_used(deliver: Deliver) -> None:
    MailTemplate.objects.create(
        key="acknowledgement", language="en", subject="Ahoy #{{ticket.number}}", body="[Look]({{request.url}})"
    )
    deliver()
    assert OutgoingMail.objects.get().subject.startswith("Ahoy #")


@pytest.fixture
def another_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acknowledgements, "_choosers", [])
    acknowledgements.register(
        lambda ticket: AcknowledgementChoice(values={"team.name": "Complaints"}) if ticket.number else None
    )


@pytest.mark.usefixtures("another_room")
def test_another_room_may_choose_what_is_said(deliver: Deliver) -> None:
    deliver()
    assert "our team Complaints" in OutgoingMail.objects.get().text


def test_tags_do_not_make_one_mailbox_many(deliver: Deliver, settings: Settings) -> None:
    settings.ACKNOWLEDGEMENTS_PER_HOUR = 2
    for number in range(4):
        deliver(
            f"Number {number}",
            message_id=f"<n{number}@example.org>",
            **{"from": f"eve{number}@evil.example", "reply_to": f"meg+{number}@example.org"},
        )
    assert OutgoingMail.objects.count() == 2


def test_who_writes_in_a_customers_name_does_not_learn_it(deliver: Deliver) -> None:
    known = factories.ticket(requester=factories.customer("Meg", "meg@example.org"))
    Ticket.objects.filter(pk=known.pk).update(first_replied_at=known.created_at)
    deliver(**{"from": "meg@example.org", "reply_to": "eve@evil.example"})
    sent = OutgoingMail.objects.get()
    assert sent.recipient == "eve@evil.example"
    assert "Meg" not in sent.text + sent.html

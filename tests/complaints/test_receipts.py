"""The receipt of a complaint: what it says, that it never changes, and when it leaves."""

import datetime as dt
import hashlib
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from complaints.models import Cause, Complaint, Receipt
from complaints.receipts import receipt_path
from complaints.services import assess, issue_receipt, open_complaint, send_receipt
from helpdesk.channels.noted.inbound import write_down
from helpdesk.events.deliver import drain
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import Team, User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.channels import CHANNELS
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import mark_complaint
from helpdesk.tickets.words import NewFile
from tests import factories
from tests.helpdesk.conftest import Deliver, deliver  # noqa: F401 - a fixture of the mail tests

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 20, 22, 0, tzinfo=dt.UTC)
FORM = {"email": "meg@example.org", "message": "The lid cracked."}


def receipt_for(complaint: Complaint) -> Receipt:
    return Receipt.objects.get(complaint=complaint)


def sent_by_form(client: Client) -> Receipt:
    client.post("/help/contact/", FORM | {"complaint": "yes", "complaint-outcome": "refund"})
    drain()
    return Receipt.objects.get()


def test_it_says_what_came_when_by_which_way_and_who_took_it(team: Team) -> None:
    requester = factories.customer()
    requester.time_zone = "America/New_York"
    requester.save()
    with time_machine.travel(NOON, tick=False):
        photo = NewFile(filename="lid.jpg", content=b"picture", content_type="image/jpeg")
        ticket = factories.ticket(text="Gesprungen: ñ", requester=requester, message={"files": [photo]}, team=team)
    receipt, _ = issue_receipt(held=open_complaint(ticket=ticket, actor=Actor.system()).ticket)
    assert (receipt.reference, receipt.channel, receipt.received_by) == (
        str(ticket.number),
        CHANNELS[ticket.channel].label,
        f"Team {team.name}",
    )
    assert receipt.text_sha256 == hashlib.sha256("Gesprungen: ñ".encode()).hexdigest()
    assert receipt.files == [{"name": "lid.jpg", "size": 7, "sha256": hashlib.sha256(b"picture").hexdigest()}]
    page = Client().get(receipt_path(receipt)).content.decode()
    assert "Friday 20 November 2026, 17:00 (New York)" in page
    assert "2026-11-20 22:00:00 UTC" in page
    assert f"Team {team.name}" in page


def test_a_complaint_by_phone_names_the_person_who_took_it(alice: User) -> None:
    ticket = write_down(author=alice, channel="phone", subject="Lid", note="The lid cracked.", phone="+12075550118")
    receipt, _ = issue_receipt(held=open_complaint(ticket=ticket, actor=Actor.of(alice)).ticket)
    assert (receipt.received_by, receipt.channel) == (alice.name, CHANNELS[ticket.channel].label)


def test_the_database_refuses_to_change_it(complaint: Complaint) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Receipt.objects.filter(complaint=complaint).update(received_by="Somebody else")
    receipt = receipt_for(complaint)
    receipt.text_sha256 = "0" * 64
    with pytest.raises(IntegrityError), transaction.atomic():
        receipt.save()


def test_editing_the_complaint_later_changes_nothing_on_it(complaint: Complaint, hinge: Cause, alice: User) -> None:
    before = Receipt.objects.filter(complaint=complaint).values().get()
    assess(complaint=complaint, actor=Actor.of(alice), severity="harm", outcome="refund", primary_cause=hinge)
    open_complaint(ticket=complaint.ticket, actor=Actor.of(alice), outcome="repair")
    ticket = Ticket.objects.get(pk=complaint.ticket_id)
    ticket.messages.update(body_text="Nothing happened.")
    assert Receipt.objects.filter(complaint=complaint).values().get() == before
    page = Client().get(receipt_path(receipt_for(complaint))).content.decode()
    assert "Nothing happened." not in page
    assert "no longer hold your words" in page


def test_a_complaint_by_form_gets_its_receipt_with_the_acknowledgement(client: Client) -> None:
    receipt = sent_by_form(client)
    mail = OutgoingMail.objects.get()
    assert receipt_path(receipt) in mail.text
    assert "We have your complaint" in mail.subject
    assert mail.send_after - receipt.received_at <= dt.timedelta(seconds=60)
    assert mail.headers["Auto-Submitted"] == "auto-replied"


def test_a_mail_that_an_agent_marks_gets_one_within_the_minute(deliver: Deliver, alice: User) -> None:  # noqa: F811
    ticket = deliver().ticket
    assert ticket is not None
    with time_machine.travel(timezone.now() + dt.timedelta(hours=3), tick=False):
        marked = timezone.now()
        mark_complaint(ticket=ticket, actor=Actor.of(alice))
        drain()
    mail = OutgoingMail.objects.exclude(key=f"acknowledgement:{ticket.pk}").get()
    receipt = Receipt.objects.get()
    assert receipt_path(receipt) in mail.text
    assert receipt.received_by == alice.name
    assert mail.send_after - marked <= dt.timedelta(seconds=60)


def test_a_rule_that_marks_a_mail_sends_one_only_to_people(deliver: Deliver) -> None:  # noqa: F811
    machine = deliver(auto_submitted="auto-generated").ticket
    person = deliver(message_id="<second@example.org>").ticket
    assert machine is not None
    assert person is not None
    for ticket in (machine, person):
        mark_complaint(ticket=ticket, actor=Actor.rule("Complaints", depth=1))
    drain()
    assert Receipt.objects.count() == 2
    assert [mail.ticket_id for mail in OutgoingMail.objects.filter(key__startswith="receipt:")] == [person.pk]


def test_it_leaves_once(complaint: Complaint) -> None:
    first, second = [send_receipt(receipt=receipt_for(complaint), ticket=complaint.ticket) for _ in range(2)]
    assert first == second
    assert OutgoingMail.objects.count() == 1


def test_its_dates_are_in_the_language_of_its_words(complaint: Complaint) -> None:
    """There are no Finnish words, so English ones are sent, and no Finnish weekday among them."""
    Ticket.objects.filter(pk=complaint.ticket_id).update(language="fi")
    receipt = receipt_for(complaint)
    mail = send_receipt(receipt=receipt, ticket=Ticket.objects.get(pk=complaint.ticket_id))
    assert mail is not None
    assert f"{receipt.received_at.astimezone(ZoneInfo(receipt.time_zone)):%A}" in mail.text


@pytest.mark.parametrize("token", ["x", "1", "MQ:1abc:forged"])
def test_a_link_that_we_did_not_issue_opens_nothing(client: Client, complaint: Complaint, token: str) -> None:
    assert client.get(f"/c/receipt/{token}/").status_code == 404


def test_the_words_can_be_checked_against_their_fingerprint(client: Client, complaint: Complaint) -> None:
    receipt = receipt_for(complaint)
    answer = client.get(f"{receipt_path(receipt)}words.txt")
    assert hashlib.sha256(answer.content).hexdigest() == receipt.text_sha256
    assert answer["Content-Disposition"].startswith("attachment")


def test_the_page_reveals_nothing_to_search_engines_and_caches(client: Client, complaint: Complaint) -> None:
    answer = client.get(receipt_path(receipt_for(complaint)))
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in answer["Cache-Control"]


def test_agents_find_the_receipt_beside_the_ticket(client: Client, complaint: Complaint, bob: User) -> None:
    client.force_login(bob)
    page = client.get(f"/desk/complaints/tickets/{complaint.ticket.number}/").content.decode()
    assert receipt_path(receipt_for(complaint)).split(":")[0] in page

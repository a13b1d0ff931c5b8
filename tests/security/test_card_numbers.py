"""Whatever door a card's number comes in by, it is stored nowhere: in no column, no index, no file."""

import base64
import uuid
from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from complaints.models import Complaint, Severity
from complaints.services import assess, open_complaint
from helpdesk.channels.form import inbound as form
from helpdesk.channels.form.protection import Doubt
from helpdesk.channels.models import Endpoint
from helpdesk.channels.webhook import inbound as webhook
from helpdesk.customers.services.note_fact import note_fact
from helpdesk.events.deliver import drain
from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.models import RawMail
from helpdesk.intake.services.assign_mail import assign_mail
from helpdesk.intake.taking.take_in import receive, set_aside
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Activity, ContactForm, Message, Ticket
from helpdesk.tickets.services import add_note, add_task, reply, save_draft, update_ticket
from helpdesk.tickets.services.drafts.keep_post import keep_post
from helpdesk.tickets.verbs import Verb
from helpdesk.tickets.words import NewFile
from surveys.models import Invitation
from surveys.services import add_comment, record_answer
from tests import factories
from tests.helpdesk.conftest import mail
from tests.running.everywhere import places_of

pytestmark = pytest.mark.django_db
CARD = "5555 5555 5555 4444"
WRITTEN = (CARD, CARD.replace(" ", ""), CARD.replace(" ", "-"))
FILE = NewFile(filename="card.txt", content=CARD.encode(), content_type="text/plain")


def _request() -> form.NewRequest:
    """A form whose every part says it."""
    parts = {"complaint": {"outcome": ["other"], "outcome_words": [CARD]}}
    kept = ContactForm.objects.earliest("pk")
    return form.NewRequest(
        form=kept, message=f"Card {CARD}", subject=CARD, name=CARD, email="ana@example.org", files=[FILE], parts=parts
    )


def _packed() -> bytes:
    """A mail whose every part says it, each in another encoding."""
    whole = EmailMessage()
    whole["From"], whole["To"], whole["Subject"] = "ana@example.org", "help@harborpine.example", f"Card {CARD}"
    whole.set_content(f"Größe, {CARD}\n", cte="base64")
    whole.add_alternative(f"<p>{CARD}</p>", subtype="html", cte="quoted-printable")
    whole.add_attachment(f"a;{CARD}\n", filename="list.csv", subtype="csv")
    return whole.as_bytes()


def _hidden() -> bytes:
    """A mail whose subject says it in a way that its bytes cannot be cut."""
    words = base64.b64encode(f"Karte {CARD}".encode()).decode()
    return mail("Hello", subject=f"=?utf-8?B?{words}?=")


def _complaint(ticket: Ticket, alice: User) -> None:
    complaint = open_complaint(ticket=ticket, actor=Actor.of(alice), outcome_words=CARD)
    assess(complaint=complaint, actor=Actor.of(alice), severity=Severity.NORMAL, no_cause_reason=CARD)
    assert Complaint.objects.get().no_cause_reason == "XXXX XXXX XXXX 4444"


def _posted(_ticket: Ticket, _alice: User) -> None:
    endpoint = Endpoint.objects.create(name="Chirp", slug="chirp", channel="social", secret="")
    said = f'{{"text": "{CARD}", "author": {{"handle": "ana"}}, "conversation": "5105105105105100"}}'
    webhook.take_in(webhook.keep(endpoint, "1", said.encode())[0].pk)
    assert Message.objects.latest("pk").body_text == "XXXX XXXX XXXX 4444"


def _surveyed(ticket: Ticket, _alice: User) -> None:
    invitation = Invitation.objects.create(
        ticket=ticket, customer=ticket.requester, draw=1, due_at=timezone.now(), state="sent", sent_at=timezone.now()
    )
    add_comment(answer=record_answer(invitation=invitation, score=3), comment=CARD)


def _own_field(ticket: Ticket, alice: User) -> None:
    value: dict[str, Any] = {factories.own_field("serial").key: CARD}
    update_ticket(ticket=ticket, actor=Actor.of(alice), **value)


def _assigned(ticket: Ticket, alice: User) -> None:
    row = receive(mail(f"Card {CARD}", **{"from": None}), source="test")
    assign_mail(row, ticket=ticket, by=alice, as_note=True)


DOORS: dict[str, Callable[[Ticket, User], object]] = {
    "mail": lambda _ticket, _alice: receive(_packed(), source="test"),
    "mail that cannot be cut": lambda _ticket, _alice: receive(_hidden(), source="test"),
    "mail that is set aside": lambda _ticket, _alice: receive(
        mail(f"Card {CARD}", precedence="bulk", list_id="<a.example.org>", **{"from": None}), source="test"
    ),
    "mail put into a ticket": _assigned,
    "form": lambda _ticket, _alice: form.submit(_request()),
    "form, held back": lambda _ticket, _alice: form.hold_back(_request(), Doubt(IntakeReason.FAILED)),
    "webhook": _posted,
    "note": lambda ticket, alice: add_note(ticket=ticket, body_text=CARD, actor=Actor.of(alice), files=[FILE]),
    "reply": lambda ticket, alice: reply(ticket=ticket, body_text=CARD, actor=Actor.of(alice), author=alice),
    "subject": lambda ticket, alice: update_ticket(ticket=ticket, actor=Actor.of(alice), subject=CARD),
    "own field": _own_field,
    "draft": lambda ticket, alice: save_draft(ticket=ticket, user=alice, body=CARD),
    "kept form": lambda _ticket, alice: keep_post(user_id=alice.pk, path="/desk/", fields=[("body", CARD)]),
    "task": lambda ticket, alice: add_task(ticket=ticket, title=CARD, detail=CARD, key="k", actor=Actor.of(alice)),
    "complaint": _complaint,
    "survey": _surveyed,
    "fact": lambda ticket, _alice: note_fact(customer=ticket.requester, key="address", value=CARD),
}


@pytest.mark.parametrize("door", DOORS)
def test_no_door_lets_a_card_number_in(door: str, alice: User) -> None:
    DOORS[door](factories.ticket(), alice)
    drain()
    assert places_of(*WRITTEN) == set()


def test_the_api_and_the_page_keep_it_out_too(alice: User, client: Client) -> None:
    client.force_login(alice)
    number = factories.ticket(team=alice.teams.get()).number
    client.post(f"/desk/tickets/{number}/reply/", {"body": f"Is it {CARD}?", "kind": "note"})
    made = client.post(
        "/api/v1/tickets/",
        {"subject": CARD, "body_text": CARD, "customer": {"email": "ana@example.org"}},
        content_type="application/json",
    )
    assert made.status_code == 201, made.content
    assert Message.objects.filter(body_text__contains="XXXX 4444").count() == 2
    assert places_of(*WRITTEN) == set()


def test_the_history_tells_of_it_once_and_the_mail_that_leaves_has_none(alice: User) -> None:
    ticket = factories.ticket(text=f"My card is {CARD}")
    reply(ticket=ticket, body_text=f"You wrote {CARD}", actor=Actor.of(alice), author=alice)
    drain()
    assert Activity.objects.filter(ticket=ticket, verb=Verb.CARD_MASKED).count() == 2
    assert "XXXX XXXX XXXX 4444" in OutgoingMail.objects.get(kind="reply").text


def test_a_press_that_comes_twice_is_still_one_message(alice: User) -> None:
    ticket, key = factories.ticket(), uuid.uuid4()
    for _ in range(2):
        add_note(ticket=ticket, body_text=CARD, actor=Actor.of(alice), author=alice, submission_key=key)
    assert ticket.messages.filter(direction="note").count() == 1


def test_the_same_mail_again_is_known_although_its_bytes_were_changed() -> None:
    first, again = receive(_packed(), source="test"), receive(_packed(), source="test")
    assert (first.outcome, again.outcome) == ("created", "ignored")
    assert b"XXXX XXXX XXXX 4444" in RawMail.objects.get(pk=first.pk).read()


def test_what_cannot_be_read_keeps_its_bytes_and_its_page_shows_none(bob: User, client: Client) -> None:
    row = receive(mail(f"Card {CARD}", **{"from": None}), source="test")
    RawMail.objects.filter(pk=row.pk).update(
        content=row.pack(mail(f"Card {CARD}")), outcome="received", received_at=timezone.now()
    )
    set_aside(row.pk, IntakeReason.FAILED, error="X")
    client.force_login(bob)
    for page in ("", "raw/", "download/"):
        shown = client.get(f"/desk/quarantine/{row.pk}/{page}")
        assert shown.status_code == 200
        assert CARD not in shown.content.decode()

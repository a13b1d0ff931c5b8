"""What mail brought to somebody else's ticket: a stranger's hands on it by every door find nothing."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.taking.take_in import receive
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import DeliveryState, Draft, Message, Task, Ticket
from tests import factories

pytestmark = pytest.mark.django_db
WORDS, BLIND = "Numbatwords that wait", "blind@example.net"
MAIL = b"From: meg@example.org\r\nSubject: Kettle\r\nMessage-ID: <a@example.org>\r\n\r\nOkapiwords\r\n"


@pytest.fixture
def theirs() -> Ticket:
    """A ticket of another team that came by mail, with a task and a reply that waits for tomorrow."""
    owner = factories.user("Olga", teams=(factories.team("Owners"),))
    ticket = receive(MAIL, source="test").ticket
    assert ticket
    Ticket.objects.filter(pk=ticket.pk).update(team=owner.teams.get())
    ticket.refresh_from_db()
    tomorrow = timezone.now() + dt.timedelta(days=1)
    actor = Actor.of(owner)
    services.reply(ticket=ticket, body_text=WORDS, bcc=[BLIND], actor=actor, author=owner, send_at=tomorrow)
    services.add_task(ticket=ticket, key="k", title="Call", actor=actor)
    return ticket


@pytest.fixture
def stranger(client: Client) -> Client:
    client.force_login(factories.user("Stan", teams=(factories.team("Elsewhere"),)))
    return client


def waiting() -> Message:
    return Message.objects.get(direction="out")


@pytest.mark.parametrize("act", ["send-now", "undo"])
def test_a_reply_that_waits_is_not_theirs_to_move(stranger: Client, theirs: Ticket, act: str) -> None:
    own = factories.ticket(team=None)
    for ticket in (theirs, own):
        path = f"/desk/tickets/{ticket.number}/{act}/{waiting().pk}/"
        assert stranger.post(path, {"cancel": ""}).status_code == 404
    assert waiting().delivery == DeliveryState.SCHEDULED
    assert not Draft.objects.exists()


@pytest.mark.parametrize("act", ["send-now", "withdraw"])
def test_nor_over_the_api(stranger: Client, theirs: Ticket, act: str) -> None:
    own = factories.ticket(team=None)
    for ticket in (theirs, own):
        path = f"/api/v1/tickets/{ticket.number}/messages/{waiting().pk}/{act}/"
        assert stranger.post(path, {}, content_type="application/json").status_code == 404
    assert waiting().delivery == DeliveryState.SCHEDULED


def test_a_task_is_neither_seen_nor_changed(stranger: Client, theirs: Ticket) -> None:
    task = Task.objects.get()
    path = f"/api/v1/tasks/{task.pk}/"
    assert stranger.get(path).status_code == 404
    assert stranger.patch(path, {"done": True}, content_type="application/json").status_code == 404
    assert stranger.get(f"/api/v1/tasks/?ticket={theirs.number}").json()["results"] == []
    for act in ("done", "reopen", "assign"):
        assert stranger.post(f"/desk/tasks/{task.pk}/{act}/", {"assignee": ""}).status_code == 404
    assert Task.objects.get().done_at is None


def test_how_it_arrived_stays_with_the_ticket(stranger: Client, theirs: Ticket) -> None:
    row, message = RawMail.objects.get(), theirs.messages.get(direction="in")
    for page in ("", "raw/", "body/", "download/", "files/1/"):
        assert stranger.get(f"/desk/quarantine/{row.pk}/{page}").status_code in (403, 404)
    for page in ("arrived", "body"):
        assert stranger.get(f"/desk/messages/{message.pk}/{page}/").status_code == 404


@pytest.mark.parametrize("how", ["note", "words"])
def test_what_was_set_aside_goes_into_no_ticket_of_others(stranger: Client, theirs: Ticket, how: str) -> None:
    raw = receive(b"From: help@harborpine.example\r\nSubject: Loop\r\n\r\nEvilwords\r\n", source="test")
    answer = stranger.post(f"/desk/quarantine/{raw.pk}/assign/", {"ticket": theirs.number, "how": how, "join": "on"})
    assert answer.status_code == 422
    assert "Okapiwords" not in answer.content.decode()
    raw.refresh_from_db()
    assert raw.outcome == IntakeOutcome.QUARANTINED
    assert theirs.messages.count() == 2


def test_nobody_but_colleagues_learns_of_blind_copies_and_of_what_waits(client: Client, theirs: Ticket) -> None:
    meg = factories.user("Meg", role="customer")
    theirs.requester.user = meg
    theirs.requester.save()
    client.force_login(meg)
    for path in (f"/help/requests/{theirs.number}/", "/help/requests/", f"/api/v1/tickets/{theirs.number}/messages/"):
        told = client.get(path).content.decode()
        assert WORDS not in told
        assert BLIND not in told

"""What is over its time goes at night, after somebody saw what that is; a legal hold keeps its own."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from complaints.services import hold, open_complaint
from helpdesk.audit.models import AuditEntry
from helpdesk.intake.taking.retention import remove_old_content
from helpdesk.intake.taking.take_in import receive
from helpdesk.people.models import Role, User
from helpdesk.privacy import services
from helpdesk.privacy.models import RetentionNight, RetentionRule
from helpdesk.privacy.queries.days import all_days, days_of
from helpdesk.privacy.registry import classes
from helpdesk.privacy.services import retention
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Attachment, Status, Ticket
from helpdesk.tickets.words import NewFile
from helpdesk.web import shop_time
from tests import factories
from tests.helpdesk.conftest import mail
from tests.helpdesk.privacy.conftest import NAME, STREET, Known
from tests.running.everywhere import places_of

pytestmark = pytest.mark.django_db
URL = "/desk/settings/retention/"
SAID = (
    f"Kettle for {NAME}",
    f"I am {NAME}",
    f"Send it to {STREET}",
    f"{NAME} did not say",
    f"Ring {NAME}",
    f"Dear {NAME}",
)
SHORT_LIVED = {"tickets_keptpost.fields", "events_eventrecord.payload", "events_delivery.error", "once_answered.body"}
"""Go by themselves after days, whatever a class says."""


@pytest.fixture(autouse=True)
def _at_any_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nights begin at midnight here, or what these tests do would depend on the time of day."""
    monkeypatch.setattr(retention, "BEGINS", dt.time(0))


@pytest.fixture
def admin(db: None) -> User:
    return factories.user("Ada", role=Role.ADMIN)


def kept_for(**chosen: Any) -> None:
    """Times that somebody saved before this night."""
    services.save_retention(**chosen)
    RetentionRule.objects.update(saved_at=timezone.now() - dt.timedelta(days=1))


def closed(days: int, **fields: Any) -> Ticket:
    """A ticket with a file that was closed so many days ago."""
    ticket = factories.ticket(message={"files": [NewFile(filename="a.txt", content=b"words")]}, **fields)
    at = timezone.now() - dt.timedelta(days=days)
    Ticket.objects.filter(pk=ticket.pk).update(status=Status.CLOSED, closed_at=at)
    return ticket


def is_empty(ticket: Ticket) -> bool:
    ticket.refresh_from_db()
    return ticket.erased_at is not None and not ticket.messages.exclude(body_text="").exists()


def test_by_default_everything_is_kept_as_before(settings: Settings) -> None:
    settings.AUDIT_DAYS, settings.RAW_MAIL_DAYS = 400, 0
    kept = all_days()
    assert (kept["tickets"], kept["attachments"], kept["survey_comments"]) == (None, None, None)
    assert (kept["audit"], kept["raw_mail"]) == (400, None)
    assert {kind.key for kind in classes()} == kept.keys()


def test_old_closed_tickets_lose_their_words_and_young_ones_do_not(admin: User) -> None:
    old, young, is_open = closed(40), closed(20), factories.ticket()
    kept_for(days={"tickets": 30}, by=admin)
    assert services.apply_night() == 1
    assert (is_empty(old), is_empty(young), is_empty(is_open)) == (True, False, False)
    assert services.apply_night() == 0
    night = RetentionNight.objects.get(key="tickets")
    assert (night.removed, night.is_whole) == (1, True)


def test_what_was_saved_today_waits_for_the_night(admin: User) -> None:
    old = closed(40)
    services.save_retention(days={"tickets": 30}, by=admin)
    assert (services.apply_night(), is_empty(old)) == (0, False)


def test_no_room_keeps_the_words_of_a_ticket_that_is_over_its_time(known: Known, admin: User) -> None:
    at = timezone.now() - dt.timedelta(days=40)
    Ticket.objects.filter(pk=known.ticket.pk).update(status=Status.CLOSED, closed_at=at)
    assert len(places_of(*SAID)) > 15, "the test would prove nothing"
    kept_for(days={"tickets": 30}, by=admin)
    services.apply_night()
    assert places_of(*SAID) - SHORT_LIVED == set()


def test_a_night_goes_on_where_it_ended(admin: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "BATCH", 1)
    monkeypatch.setattr(retention, "BATCHES", 2)
    for _ in range(3):
        closed(40)
    kept_for(days={"tickets": 30}, by=admin)
    assert [services.apply_night(), services.apply_night()] == [2, 1]
    assert RetentionNight.objects.get(key="tickets").removed == 3


def test_files_go_alone_where_only_they_have_a_time(admin: User) -> None:
    ticket = closed(40)
    kept_for(days={"attachments": 30}, by=admin)
    services.apply_night()
    assert (Attachment.objects.count(), is_empty(ticket)) == (0, False)


def test_a_legal_hold_is_respected(admin: User) -> None:
    ticket = closed(40)
    complaint = open_complaint(ticket=ticket, actor=Actor.of(admin))
    Ticket.objects.filter(pk=ticket.pk).update(status=Status.CLOSED)
    hold(complaint=complaint, until=shop_time.today(), reason="", by=admin)
    kept_for(days={"tickets": 30, "attachments": 30}, by=admin)
    assert services.apply_night() == 0
    assert not is_empty(ticket)


def test_before_two_in_the_morning_nothing_goes(admin: User, monkeypatch: pytest.MonkeyPatch) -> None:
    closed(40)
    kept_for(days={"tickets": 30}, by=admin)
    monkeypatch.setattr(retention, "BEGINS", dt.time.max)
    assert (services.apply_night(), RetentionNight.objects.count()) == (0, 0)


def test_the_time_of_mail_is_that_of_the_page(admin: User, settings: Settings) -> None:
    settings.RAW_MAIL_DAYS = 90
    row = receive(mail(), source="test")
    type(row)._default_manager.update(received_at=timezone.now() - dt.timedelta(days=10))
    assert remove_old_content() == 0
    kept_for(days={"raw_mail": 5}, by=admin)
    assert (days_of("raw_mail"), remove_old_content()) == (5, 1)


def test_the_page_rehearses_before_it_stores(admin: User, client: Client) -> None:
    ticket = closed(40)
    client.force_login(admin)
    rehearsed = client.post(URL, {"tickets": "30", "audit": "730"}).content.decode()
    assert "1 would go tonight" in rehearsed
    assert not RetentionRule.objects.filter(key="tickets").exists()
    assert f"#{ticket.number}" in client.get(f"{URL}tickets/?days=30").content.decode()
    client.post(URL, {"tickets": "30", "audit": "730", "sure": "1"})
    assert days_of("tickets") == 30
    entry = AuditEntry.objects.get(kind="retention", changes__days=[None, 30])
    assert entry.actor == "Ada"


def test_what_cannot_be_is_refused_and_kept(admin: User, client: Client) -> None:
    client.force_login(admin)
    answer = client.post(URL, {"audit": "7", "tickets": "30", "sure": "1"})
    assert (answer.status_code, RetentionRule.objects.count()) == (422, 0)
    assert 'value="7"' in answer.content.decode()


def test_it_is_the_admins(bob: User, client: Client) -> None:
    client.force_login(bob)
    assert client.get(URL).status_code == 403

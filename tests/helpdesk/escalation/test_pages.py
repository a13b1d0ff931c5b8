"""Settings → Escalation, and what stands beside a ticket: due times with their sums, levels, both ages."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from helpdesk.audit.models import AuditEntry
from helpdesk.calendars.models import Calendar
from helpdesk.escalation import services
from helpdesk.escalation.models import EscalationLevel
from helpdesk.people.models import Team, User
from helpdesk.tickets.services import follow_calendar
from tests import factories
from tests.helpdesk.escalation.makers import waiting

pytestmark = pytest.mark.django_db
LEVELS = "/desk/settings/escalation/"
OFFICE = {str(day): [["09:00", "17:00"]] for day in range(5)}
NEW = {"percent": "150", "tells": "managers", "is_active": "on"}


@pytest.fixture
def manager(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


def test_a_shop_begins_with_a_warning_and_the_leads(manager: Client) -> None:
    rows = manager.get(LEVELS).context["rows"]
    assert [(row.percent, row.tells) for row in rows] == [(80, "owner"), (100, "leads")]


def test_agents_may_not_change_them(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert client.get(LEVELS).status_code == 403


def test_a_level_is_made_and_audited(manager: Client, bob: User) -> None:
    team = factories.team()
    answer = manager.post(f"{LEVELS}new/", {**NEW, "team": team.pk, "priority": "urgent", "hands_back": "on"})
    assert answer.status_code == 302
    made = EscalationLevel.objects.get(percent=150)
    assert (made.tells, made.team, made.priority, made.hands_back) == ("managers", team, "urgent", True)
    assert AuditEntry.objects.filter(kind="escalation_level", actor=bob).exists()
    assert "150 %" in manager.get(LEVELS).text


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"percent": "0"}, "percent"),
        ({"percent": "80"}, "percent"),
        ({"tells": "person"}, "person"),
        ({"percent": ""}, "percent"),
    ],
)
def test_what_cannot_be_is_told_beside_the_field(manager: Client, values: dict[str, str], words: str) -> None:
    answer = manager.post(f"{LEVELS}new/", {**NEW, **values})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [words]
    assert EscalationLevel.objects.count() == 2


def test_a_level_is_switched_off_and_on_again(manager: Client) -> None:
    level = EscalationLevel.objects.get(percent=80)
    manager.post(f"{LEVELS}{level.pk}/switch/", {"to": "off"})
    assert [row.percent for row in manager.get(LEVELS, {"state": "off"}).context["rows"]] == [80]
    manager.post(f"{LEVELS}{level.pk}/switch/", {"to": "on"})
    assert [row.percent for row in manager.get(LEVELS).context["rows"]] == [80, 100]


def test_there_are_five_at_most(manager: Client) -> None:
    for percent in (200, 300, 400, 500):
        answer = manager.post(f"{LEVELS}new/", {**NEW, "percent": percent})
    assert answer.status_code == 422
    assert "Switch one off first" in answer.text


def test_without_any_the_page_says_what_that_means(manager: Client) -> None:
    EscalationLevel.objects.all().delete()
    assert "Nobody is told" in manager.get(LEVELS).text


@pytest.mark.usefixtures("levels")
def test_the_ticket_and_the_inbox_show_the_level(client: Client, alice: User, team: Team) -> None:
    ticket = waiting(81, team=team, assignee=alice)
    services.take_due_steps()
    client.force_login(alice)
    assert "Escalated, level 1" in client.get(f"/desk/tickets/{ticket.number}/").text
    assert client.get("/desk/tickets/", {"escalation": "1"}).context["total"] == 1
    assert client.get("/desk/tickets/", {"escalation": "2"}).context["total"] == 0


@pytest.mark.usefixtures("levels")
def test_beside_the_ticket_stands_who_hears_next(client: Client, alice: User, team: Team) -> None:
    ticket = waiting(10, team=team, assignee=alice)
    client.force_login(alice)
    page = client.get(f"/desk/tickets/{ticket.number}/due-times/").text
    assert "Told next: Whose ticket it is" in " ".join(page.split())


def test_a_ticket_of_another_team_is_not_found(client: Client, charlie: User, team: Team) -> None:
    client.force_login(charlie)
    assert client.get(f"/desk/tickets/{factories.ticket(team=team).number}/due-times/").status_code == 404


def test_both_ages_are_shown_of_what_came_two_minutes_before_closing(
    client: Client, alice: User, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    Calendar.objects.create(name="Office", time_zone="Europe/London", hours=OFFICE, is_default=True)
    follow_calendar()
    ticket = factories.ticket(team=team, message={"created_at": dt.datetime(2026, 11, 27, 16, 58, tzinfo=dt.UTC)})
    client.force_login(alice)
    monday = dt.datetime(2026, 11, 30, 9, 0, tzinfo=dt.UTC)
    monkeypatch.setattr(timezone, "now", lambda: monday)
    page = " ".join(client.get(f"/desk/tickets/{ticket.number}/due-times/").text.split())
    assert "Waits 2 min of opening hours, and 64 h 02 min by the calendar." in page
    assert "<li>Sat, Sun: closed</li>" in page
    assert "= 2 min of 8 h" in page

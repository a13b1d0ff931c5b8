"""Somebody was hurt: urgent, first in the list, and in the hands of those who can help, without any rule."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from complaints.models import Complaint
from complaints.services import assess
from helpdesk.events.deliver import drain
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.outgoing.sending.send import send_due
from helpdesk.people.models import Role, TeamMembership, User
from helpdesk.people.services.teams import save_team
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Task, Ticket
from tests import factories
from tests.helpdesk.rules.makers import rule

pytestmark = pytest.mark.django_db
HARM = {
    "email": "meg@example.org",
    "message": "It burnt my hand.",
    "complaint": "yes",
    "complaint-outcome": "refund",
    "complaint-harm": "on",
}


@pytest.fixture
def lead() -> User:
    """Leads the safety team, in which Alice works."""
    team = factories.team("Safety")
    factories.user("Alice", teams=(team,))
    lead = factories.user("Lena", role=Role.LEAD, language="de")
    TeamMembership.objects.create(user=lead, team=team, is_lead=True)
    return lead


def reported() -> Ticket:
    Client().post("/help/contact/", HARM)
    return Ticket.objects.get(subject="It burnt my hand.")


def alerted() -> list[str]:
    return list(OutgoingMail.objects.filter(key__startswith="harm:").values_list("recipient", flat=True))


def test_it_is_urgent_and_the_leads_hear_of_it_before_any_worker_runs(lead: User, bob: User) -> None:
    ticket = reported()
    assert (ticket.priority, ticket.team) == ("urgent", lead.teams.get())
    assert alerted() == [lead.email]
    assert [task.assignee for task in Task.objects.all()] == [lead]
    mail = OutgoingMail.objects.get(recipient=lead.email)
    assert f"/desk/tickets/{ticket.number}/" in mail.text
    assert "Jemand wurde verletzt" in mail.subject
    assert send_due() == 1


def test_without_a_safety_team_or_a_lead_of_it_the_managers_hear(bob: User, alice: User) -> None:
    factories.team("Safety")
    reported()
    assert alerted() == [bob.email]
    assert Task.objects.get().assignee == bob


def test_the_setting_names_the_team(lead: User, bob: User, settings: object) -> None:
    settings.SAFETY_TEAM = "nobody"  # type: ignore[attr-defined]
    reported()
    assert alerted() == [bob.email]


def test_the_chosen_team_goes_before_the_setting_and_the_name(lead: User, alice: User, settings: object) -> None:
    settings.SAFETY_TEAM = "safety"  # type: ignore[attr-defined]
    team = factories.team("Sicherheit")
    save_team(team=team, name=team.name, colour=1, members=[], leads=[alice], is_safety=True)
    reported()
    assert alerted() == [alice.email]


def test_it_is_first_in_the_list_until_a_person_answers(client: Client, bob: User) -> None:
    late, ticket = factories.ticket("Late"), reported()
    Ticket.objects.filter(pk=late.pk).update(due_at=timezone.now() - dt.timedelta(days=9))
    client.force_login(bob)

    def subjects() -> list[str]:
        groups = client.get("/desk/tickets/").context["groups"]
        return [row["subject"] for group in groups for row in group.rows]

    assert subjects() == ["It burnt my hand.", "Late"]
    services.reply(ticket=ticket, body_text="We call you.", actor=Actor.of(bob), author=bob, status="open")
    assert subjects() == ["Late", "It burnt my hand."]


def test_no_rule_makes_it_less_urgent_or_takes_it_away(lead: User) -> None:
    rule("Forms", do={"priority": "low", "team": str(factories.team("Returns").pk)}, trigger="both")
    ticket = reported()
    drain()
    ticket.refresh_from_db()
    assert (ticket.priority, ticket.team) == ("urgent", lead.teams.get())


def test_harm_that_a_colleague_finds_is_reported_too_and_once(complaint: Complaint, alice: User, lead: User) -> None:
    for severity in ("harm", "high", "harm"):
        assess(complaint=complaint, actor=Actor.of(alice), severity=severity)
    assert Ticket.objects.get(pk=complaint.ticket_id).priority == "urgent"
    assert alerted() == [lead.email]
    assert Task.objects.count() == 1

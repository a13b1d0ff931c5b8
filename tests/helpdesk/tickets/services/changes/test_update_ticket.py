"""One press is one change: one save, one line of history, one event, one run of the rules; or nothing at all."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from helpdesk.events.models import EventRecord
from helpdesk.people.models import Team, User
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.states import IllegalTransition
from helpdesk.tickets.views.ticket.history import change_of
from tests import factories
from tests.helpdesk.rules.makers import one, ran, rule

pytestmark = pytest.mark.django_db


def press(ticket: Ticket, by: User, **changes: Any) -> Ticket:
    return services.update_ticket(ticket=ticket, actor=Actor.of(by), **changes)


def test_fields_tags_and_status_are_one_line_of_history_that_tells_all_of_them(alice: User, team: Team) -> None:
    ticket = factories.ticket(tags=["old"])
    press(ticket, alice, priority="high", team=team, assignee=alice, tags=["lid"], status="resolved")
    line = ticket.activities.exclude(verb="ticket.created").get()
    assert sorted(change_of(line).details) == [
        "Assignee: nothing → Alice",
        "Priority: Normal → High",
        "Status: New → Resolved",
        "Tags added: lid",
        "Tags removed: old",
        f"Team: nothing → {team.name}",
    ]


def test_they_are_one_event_for_the_rules_and_one_for_who_waits_for_the_end(alice: User) -> None:
    ticket = factories.ticket()
    ran(ticket)
    rule("Both", one("priority", "is", "high"), one("status", "is", "resolved"), do={"tag": "seen"}, trigger="changed")
    told = EventRecord.objects.count()
    press(ticket, alice, priority="high", status="resolved")
    records = EventRecord.objects.order_by("pk")[told:]
    assert [record.name for record in records] == ["TicketChanged", "TicketResolved"]
    assert records[0].payload["fields"] == ["priority", "status"]
    assert [run.matched for run in ran(ticket) if not run.depth] == [True]


def test_one_save_moves_the_version_by_one(alice: User) -> None:
    ticket = factories.ticket()
    assert press(ticket, alice, priority="high", add=["lid"], status="open").version == ticket.version + 1


@pytest.mark.parametrize("refused", [{"status": "closed"}, {"subject": " "}, {"priority": "huge"}])
def test_nothing_is_kept_when_one_part_is_refused(alice: User, refused: dict[str, str]) -> None:
    ticket = factories.ticket()
    told = EventRecord.objects.count()
    with pytest.raises((IllegalTransition, ValidationError)):
        press(ticket, alice, **{"language": "de", "add": ["lid"], "assignee": alice, **refused})
    ticket.refresh_from_db()
    assert (ticket.language, ticket.assignee, ticket.status, ticket.version) == ("", None, "new", 1)
    assert (ticket.tags.count(), ticket.activities.count(), EventRecord.objects.count()) == (0, 1, told)


def test_many_at_once_keep_nothing_of_what_one_of_them_refuses(alice: User) -> None:
    done, fresh = factories.ticket(), factories.ticket()
    press(done, alice, status="resolved")
    outcome = services.update_many(
        tickets=Ticket.objects.order_by("pk"), actor=Actor.of(alice), priority="high", status="on_hold"
    )
    assert list(Ticket.objects.order_by("pk").values_list("priority", "status")) == [
        ("normal", "resolved"),
        ("high", "on_hold"),
    ]
    assert (list(outcome.before), list(outcome.refused)) == ([fresh.pk], [done.number])


def test_whom_a_new_ticket_is_given_to_opens_it_unless_another_status_is_chosen(alice: User) -> None:
    assert press(factories.ticket(), alice, assignee=alice, status="new").status == "open"
    held = factories.ticket()
    assert press(held, alice, assignee=alice, status="on_hold").status == "on_hold"
    assert held.activities.exclude(verb="ticket.created").get().changes["status"] == ["new", "on_hold"]

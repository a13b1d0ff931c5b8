"""Somebody is told before a ticket is due, when it is, and after, each once; what is answered is handed back."""

import datetime as dt
import threading

import pytest
from django.db import connection, transaction
from django.utils import timezone

from helpdesk.escalation import known, services
from helpdesk.escalation.models import EscalationLevel, EscalationStep
from helpdesk.escalation.services.take_due_steps import due
from helpdesk.escalation.services.take_steps import take_steps
from helpdesk.people.models import Team, User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Message, Ticket
from helpdesk.tickets.services import reply, update_ticket, withdraw_reply
from tests import factories
from tests.helpdesk.escalation.makers import LONG_AGO, level, told, waiting

REFUSED = """
    CREATE FUNCTION refused() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF NEW.ticket_id = {ticket} THEN RAISE 'refused'; END IF; RETURN NEW; END $$;
    CREATE TRIGGER refused BEFORE INSERT ON escalation_escalationstep FOR EACH ROW EXECUTE FUNCTION refused()
"""
"""Lets the database store no step of one ticket."""

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("levels")]


def look(ticket: Ticket) -> Ticket:
    services.take_due_steps()
    ticket.refresh_from_db()
    return ticket


def answer(ticket: Ticket, by: User) -> Message:
    return reply(ticket=ticket, body_text="On its way.", actor=Actor.of(by), author=by, undo_seconds=10)


def test_nobody_is_told_while_there_is_time(alice: User, team: Team) -> None:
    assert look(waiting(79, team=team, assignee=alice)).escalation == "0"
    assert told() == []


def test_the_owner_is_warned_before_it_is_due(alice: User, team: Team) -> None:
    ticket = look(waiting(81, team=team, assignee=alice))
    assert (ticket.escalation, told()) == ("1", [("Alice", "warned")])
    assert ticket.escalated_at is not None


def test_the_leads_are_told_once_it_is_overdue(alice: User, lead: User, team: Team) -> None:
    ticket = waiting(81, team=team, assignee=alice)
    look(ticket)
    later = timezone.now() + dt.timedelta(hours=2)
    assert take_steps(ticket_id=ticket.pk, now=later) == 1
    assert told() == [("Alice", "warned"), ("Lea", "breached")]


def test_a_second_look_tells_nobody_again(alice: User, team: Team) -> None:
    ticket = look(waiting(81, team=team, assignee=alice))
    Ticket.objects.filter(pk=ticket.pk).update(escalate_at=LONG_AGO)
    look(ticket)
    assert told() == [("Alice", "warned")]
    assert ticket.activities.filter(verb="escalation.warned").count() == 1


def test_a_clock_that_jumps_and_comes_back_tells_once(alice: User, team: Team) -> None:
    ticket = waiting(50, team=team, assignee=alice)
    take_steps(ticket_id=ticket.pk, now=timezone.now() + dt.timedelta(hours=3))
    Ticket.objects.filter(pk=ticket.pk).update(escalate_at=LONG_AGO)
    look(ticket)
    take_steps(ticket_id=ticket.pk, now=timezone.now() + dt.timedelta(hours=3))
    assert told() == [("Alice", "warned")]


def test_after_an_outage_each_is_told_once_of_the_last(alice: User, lead: User, team: Team) -> None:
    level(200, tells="leads")
    assert look(waiting(300, team=team, assignee=alice)).escalation == "3"
    assert sorted(told()) == [("Alice", "warned"), ("Lea", "escalated")]
    assert EscalationStep.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_two_workers_tell_once(alice: User, team: Team) -> None:
    ticket, found = waiting(120, team=team, assignee=alice), []
    known.kept.forget()

    def work() -> None:
        try:
            found.append(take_steps(ticket_id=ticket.pk, now=timezone.now()))
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(found) == [0, 2]


def test_what_is_killed_before_it_is_stored_is_told_later_once(alice: User, team: Team) -> None:
    ticket = waiting(81, team=team, assignee=alice)
    with transaction.atomic():
        take_steps(ticket_id=ticket.pk, now=timezone.now())
        transaction.set_rollback(True)
    look(ticket)
    assert told() == [("Alice", "warned")]


def test_where_nobody_has_it_the_leads_hear_and_else_the_managers(bob: User, lead: User, team: Team) -> None:
    look(waiting(81, team=team))
    look(waiting(81))
    assert told() == [("Lea", "warned"), ("Bob", "warned")]


def test_an_answer_ends_it(alice: User, team: Team) -> None:
    ticket = look(waiting(81, team=team, assignee=alice))
    answer(ticket, alice)
    assert look(ticket).escalation == "0"
    assert told() == []
    assert ticket.activities.filter(verb="escalation.ended").exists()


def test_a_reply_that_is_taken_back_goes_on_with_it_and_tells_nobody_anew(alice: User, team: Team) -> None:
    ticket = look(waiting(81, team=team, assignee=alice))
    sent = answer(ticket, alice)
    look(ticket)
    withdraw_reply(message=sent, actor=Actor.of(alice))
    assert look(ticket).escalation == "1"
    assert told() == []


def test_a_resolved_ticket_is_not_escalated(alice: User, team: Team) -> None:
    ticket = look(waiting(120, team=team, assignee=alice))
    update_ticket(ticket=ticket, actor=Actor.of(alice), status="resolved")
    assert look(ticket).escalation == "0"
    assert (ticket.escalated_at, ticket.escalate_at) == (None, None)


def test_a_level_moves_the_ticket_and_an_answer_hands_it_back(alice: User, bob: User, team: Team) -> None:
    other = factories.team("Rescue")
    level(150, tells="managers", team=other, assignee=bob, priority="urgent")
    ticket = look(waiting(160, team=team, assignee=alice))
    assert (ticket.team, ticket.assignee, ticket.priority) == (other, bob, "urgent")
    answer(ticket, bob)
    look(ticket)
    assert (ticket.team, ticket.assignee, ticket.priority) == (team, alice, "normal")


def test_what_somebody_changed_since_is_not_handed_back(alice: User, bob: User, team: Team) -> None:
    level(150, tells="managers", assignee=bob)
    carol = factories.user("Carol", teams=(team,))
    ticket = look(waiting(160, team=team, assignee=alice))
    update_ticket(ticket=ticket, actor=Actor.of(bob), assignee=carol)
    answer(ticket, carol)
    assert look(ticket).assignee == carol


def test_while_somebody_may_be_hurt_it_stays_where_it_is(alice: User, bob: User, team: Team) -> None:
    level(150, tells="managers", assignee=bob)
    ticket = waiting(160, team=team, assignee=alice)
    Ticket.objects.filter(pk=ticket.pk).update(alarm_at=timezone.now())
    assert look(ticket).assignee == alice
    assert ("Bob", "escalated") in told()


def test_a_level_made_today_says_nothing_of_what_was_overdue_before(alice: User, team: Team) -> None:
    EscalationLevel.objects.update(since=timezone.now())
    known.kept.forget()
    ticket = waiting(300, team=team, assignee=alice)
    assert (ticket.escalate_at, look(ticket).escalation) == (None, "0")


def test_less_time_than_before_is_told_at_once(alice: User, team: Team) -> None:
    ticket = look(waiting(50, team=team, assignee=alice))
    update_ticket(ticket=ticket, actor=Actor.of(alice), priority="urgent")
    assert look(ticket).escalation == "2"


def test_one_that_fails_holds_up_no_other(alice: User, team: Team) -> None:
    broken = waiting(90, team=team, assignee=alice)
    fine = waiting(81, team=team, assignee=alice)
    with connection.cursor() as cursor:
        cursor.execute(REFUSED.format(ticket=broken.pk))
    services.take_due_steps()
    fine.refresh_from_db()
    assert fine.escalation == "1"


def test_an_index_finds_what_is_due() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
    assert "ticket_escalates" in due(timezone.now())[:200].explain()
    assert "Sort" not in due(timezone.now())[:200].explain()

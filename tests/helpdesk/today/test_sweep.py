"""Nothing lies between the cracks: each defect is found, by an index, and nothing beside it."""

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from complaints.models import Complaint
from complaints.services import acknowledge
from helpdesk.people.models import Team, User
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Status, Ticket
from helpdesk.tickets.services import update_ticket
from helpdesk.today.queries import sweep
from helpdesk.today.registry import defects
from helpdesk.today.services import save_sweep
from tests import factories
from tests.helpdesk.today import makers

pytestmark = pytest.mark.django_db


def found(person: User) -> dict[str, list[int]]:
    """The keys of the tickets that somebody reads of, by the defect they have."""
    told: dict[str, list[int]] = {}
    for finding in sweep.first(visible_to(person), sweep.settings(), 50):
        told.setdefault(finding.defect, []).append(finding.ticket)
    return told


def test_one_of_each_of_the_seven_is_exactly_seven(team: Team, alice: User, bob: User) -> None:
    made = makers.one_of_each(team, alice)
    makers.seen_to(team, alice)
    assert found(bob) == {key: [ticket.pk] for key, ticket in made.items()}


def test_both_ways_of_asking_count_alike(team: Team, alice: User, bob: User) -> None:
    makers.one_of_each(team, alice)
    makers.unassigned(team)
    counts = sweep.counts(visible_to(bob), sweep.settings())
    assert {key: count.number for key, count in counts.items()} == {key: len(own) for key, own in found(bob).items()}
    assert counts["unassigned"].number == 2


def test_it_is_one_statement(
    team: Team, alice: User, bob: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    makers.one_of_each(team, alice)
    chosen = sweep.settings()
    found(bob)
    with django_assert_num_queries(1):
        assert len(sweep.first(visible_to(bob), chosen, 10)) == 7
    with django_assert_num_queries(1):
        assert len(sweep.counts(visible_to(bob), chosen)) == 7


def test_somebody_of_another_team_reads_of_none(team: Team, alice: User, charlie: User) -> None:
    makers.one_of_each(team, alice)
    assert found(charlie) == {}


def test_taken_from_somebody_a_moment_ago_is_not_unassigned_for_long(team: Team, alice: User) -> None:
    ticket = makers.seen_to(team, alice)
    update_ticket(ticket=ticket, actor=Actor.system(), assignee=None)
    Ticket.objects.update(due_at=None)
    assert found(alice) == {}


def test_a_delegate_stands_in(team: Team, alice: User) -> None:
    dana = factories.user("Dana", teams=(team,))
    makers.seen_to(team, dana)
    factories.away(dana, delegate=alice)
    assert found(alice) == {}


def test_what_somebody_said_begins_the_wait_anew(team: Team, alice: User) -> None:
    ticket = makers.waiting(team, alice)
    makers.answered(ticket, alice, status=Status.WAITING)
    Ticket.objects.update(due_at=None)
    assert found(alice) == {}


def test_an_answer_ends_what_came_back(team: Team, alice: User) -> None:
    ticket = makers.came_back(team, alice)
    assert list(found(alice)) == ["came_back"]
    makers.answered(ticket, alice)
    Ticket.objects.update(due_at=None)
    assert found(alice) == {}


def test_a_call_was_answered_while_it_lasted(team: Team, alice: User) -> None:
    Ticket.objects.filter(pk=makers.silent(team, alice).pk).update(channel="phone")
    assert found(alice) == {}


def test_an_acknowledgement_ends_it(team: Team, alice: User) -> None:
    makers.complaint(team, alice)
    acknowledge(complaint=Complaint.objects.get(), actor=Actor.system())
    assert found(alice) == {}


def test_a_limit_says_from_when_on(team: Team, alice: User) -> None:
    makers.unassigned(team)
    save_sweep(limits={"unassigned": 71}, is_told=True, tell_at=480)
    assert list(found(alice)) == ["unassigned"]
    save_sweep(limits={"unassigned": 73}, is_told=True, tell_at=480)
    assert found(alice) == {}


def test_what_has_no_limit_is_not_looked_for(team: Team, alice: User) -> None:
    makers.unassigned(team)
    save_sweep(limits=dict.fromkeys((defect.key for defect in defects()), None), is_told=True, tell_at=480)
    assert found(alice) == {}
    assert sweep.counts(visible_to(alice), sweep.settings()) == {}


def test_each_is_found_by_an_index(team: Team, alice: User, bob: User) -> None:
    """No whole table of tickets, messages, history or complaints is read for any of them."""
    now, tables = timezone.now(), ("tickets_ticket", "tickets_message", "tickets_activity", "complaints_complaint")
    read = []
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for defect in defects():
            sql, params = defect.find(visible_to(bob), now - dt.timedelta(days=1)).query.sql_with_params()
            cursor.execute(f"EXPLAIN {sql}", params)
            plan = "\n".join(line for (line,) in cursor.fetchall())
            read += [(defect.key, table) for table in tables if f"Seq Scan on {table}" in plan]
            assert "Index" in plan
    assert read == []

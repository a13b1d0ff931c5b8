"""Bad answers are followed up, once, by somebody who can."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from helpdesk.people.models import Role, TeamMembership, User
from surveys import services
from surveys.models import Answer, FollowUp, Programme
from tests import factories
from tests.surveys.conftest import Asked, ask

pytestmark = pytest.mark.usefixtures("programme")


@pytest.mark.parametrize(("score", "opens"), [(0, True), (6, True), (7, False), (10, False)])
def test_a_detractor_opens_a_follow_up(asked: Asked, score: int, opens: bool) -> None:
    services.record_answer(invitation=asked.invitation, score=score)
    assert FollowUp.objects.filter(ticket=asked.ticket).exists() is opens


@pytest.mark.parametrize(("score", "opens"), [(1, True), (2, True), (3, False)])
def test_so_does_a_csat_of_one_or_two(alice: User, score: int, opens: bool) -> None:
    Programme.objects.filter(kind="nps").update(is_active=False)
    Programme.objects.filter(kind="csat").update(is_active=True, delay_minutes=0)
    asked = ask(factories.ticket(), alice)
    services.record_answer(invitation=asked.invitation, score=score)
    assert FollowUp.objects.exists() is opens


def test_a_score_that_sinks_later_opens_it_too_and_one_that_rises_leaves_it(asked: Asked) -> None:
    for score in (9, 2, 10):
        services.record_answer(invitation=asked.invitation, score=score)
    assert FollowUp.objects.get().state == FollowUp.State.OPEN


@pytest.mark.django_db(transaction=True)
def test_answers_at_the_same_moment_make_one_answer_and_one_follow_up(asked: Asked) -> None:
    invitation = asked.invitation

    def answer(score: int) -> None:
        try:
            services.record_answer(invitation=invitation, score=score)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(answer, [0, 1, 2, 3]))
    assert (Answer.objects.count(), FollowUp.objects.count()) == (1, 1)


def test_the_teams_lead_follows_up_not_the_agent_who_was_rated(asked: Asked, alice: User, bob: User) -> None:
    team = alice.teams.get()
    TeamMembership.objects.filter(user=alice).update(is_lead=True)
    lead = factories.user("Dora", role=Role.LEAD, teams=(team,))
    services.record_answer(invitation=asked.invitation, score=3)
    assert FollowUp.objects.get().owner == lead


def test_without_a_lead_a_manager_does_and_leads_of_other_teams_do_not(asked: Asked, bob: User) -> None:
    factories.user("Eve", role=Role.LEAD, teams=(factories.team("Returns"),))
    services.record_answer(invitation=asked.invitation, score=3)
    assert FollowUp.objects.get().owner == bob


def test_it_is_due_at_the_end_of_the_second_business_day(asked: Asked) -> None:
    services.record_answer(invitation=asked.invitation, score=3)
    answer = Answer.objects.get()
    due = FollowUp.objects.get().due_at
    assert due.date() == answer.answered_at.date() + dt.timedelta(days=2)  # always open: every day counts


def test_the_snapshot_stays_when_the_ticket_moves_on(asked: Asked, alice: User, bob: User) -> None:
    from helpdesk.tickets import services as tickets
    from helpdesk.tickets.actors import Actor

    services.record_answer(invitation=asked.invitation, score=9)
    tickets.update_ticket(ticket=asked.ticket, actor=Actor.of(bob), assignee=bob)
    assert Answer.objects.get().agent == alice

"""What is too much for one press is handed over by a worker, in portions, and nothing of it is lost or done twice."""

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import HandOver, Team, User
from helpdesk.people.queries import last_hand_over
from helpdesk.people.services import handing_over
from helpdesk.people.services.handing_over import go_on
from helpdesk.people.services.staff import come_back, leave
from helpdesk.people.services.teams import archive_team, restore_team
from helpdesk.people.tasks import hand_over
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import take_over_leavers, update_ticket
from tests import factories
from tests.helpdesk.people.staff.conftest import left

pytestmark = pytest.mark.django_db
STAFF, TEAMS = "/desk/settings/staff/", "/desk/settings/teams/"


@pytest.fixture
def little(monkeypatch: pytest.MonkeyPatch) -> None:
    """More than ten things are much, and a portion has four."""
    monkeypatch.setattr(handing_over, "AT_ONCE", 10)
    monkeypatch.setattr(handing_over, "PORTION", 4)
    monkeypatch.setattr("helpdesk.people.views.handing_over.AT_ONCE", 10)


@pytest.fixture
def leaver(little: None, busy: User, bob: User, heir: User) -> User:
    """Alice, who has left, with eleven tickets, two tasks and a reply on their way to Dora."""
    return leave(person=busy, by=bob, to={"tickets": heir, "tasks": heir})


@pytest.fixture
def running(leaver: User) -> HandOver:
    row = last_hand_over(leaver)
    assert row
    assert row.is_at_work
    return row


def handed_over(person: User) -> list[list[tuple[str, int, str]]]:
    """What the entries of the audit log say of who got what, the first first."""
    entries = AuditEntry.objects.filter(kind="person", thing_id=str(person.pk)).order_by("pk")
    told = [entry.changes["handed_over"][1] for entry in entries if "handed_over" in entry.changes]
    return [[(row["what"], row["count"], row["to"]) for row in rows] for rows in told]


def refuse_one(ticket: Ticket) -> None:
    """Let the database refuse every change of this ticket, until the test is over."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            f"ALTER TABLE tickets_ticket ADD CONSTRAINT stays CHECK (id <> {ticket.pk} OR assignee_id IS NOT NULL"
            f" AND assignee_id = {ticket.assignee_id}) NOT VALID"
        )


def test_little_is_handed_over_with_the_press(busy: User, bob: User, heir: User) -> None:
    leave(person=busy, by=bob, to={"tickets": heir})
    row = last_hand_over(busy)
    assert row
    assert (row.is_at_work, row.done, row.total, left(busy)) == (False, 14, 14, {})


def test_much_waits_for_the_worker_while_the_account_is_closed(leaver: User) -> None:
    assert (leaver.is_active, left(leaver)) == (False, {"tickets": 11, "tasks": 2, "scheduled": 1})


def test_the_worker_hands_all_of_it_over(leaver: User, heir: User) -> None:
    hand_over()
    assert (left(leaver), left(heir)) == ({}, {"tickets": 11, "tasks": 2})


def test_run_again_it_changes_nothing(leaver: User, running: HandOver) -> None:
    hand_over()
    versions = list(Ticket.objects.order_by("pk").values_list("version", flat=True))
    hand_over()
    assert not go_on(hand_over=running)
    assert list(Ticket.objects.order_by("pk").values_list("version", flat=True)) == versions


def test_it_goes_on_where_a_worker_was_killed(leaver: User, running: HandOver, heir: User) -> None:
    assert go_on(hand_over=running)
    assert (left(leaver)["tickets"], left(heir)) == (7, {"tickets": 4})
    hand_over()
    lines = [ticket.activities.filter(changes__has_key="assignee").count() for ticket in Ticket.objects.all()]
    assert set(lines) == {1}


def test_what_cannot_be_given_does_not_stop_the_rest(leaver: User, running: HandOver, heir: User) -> None:
    refuse_one(first := Ticket.objects.filter(assignee=leaver).order_by("pk")[1])
    hand_over()
    running.refresh_from_db()
    assert (left(leaver), left(heir)["tickets"]) == ({"tickets": 1}, 10)
    assert [part["failed"] for part in running.parts] == [[[first.pk, ""]], [], []]


def test_the_log_says_which_thing_and_why_but_none_of_its_words(leaver: User, caplog: pytest.LogCaptureFixture) -> None:
    refuse_one(first := Ticket.objects.filter(assignee=leaver).order_by("pk")[1])
    hand_over()
    assert f"tickets {first.pk}: IntegrityError 23514 stays\n" in caplog.text
    assert first.subject not in caplog.text


def test_what_went_elsewhere_meanwhile_stays_there(leaver: User, running: HandOver, bob: User, heir: User) -> None:
    update_ticket(ticket=Ticket.objects.latest("pk"), actor=Actor.system(), assignee=bob)
    hand_over()
    assert (left(heir)["tickets"], left(bob)["tickets"]) == (10, 1)


def test_an_heir_who_leaves_meanwhile_gets_no_more(leaver: User, running: HandOver, bob: User, heir: User) -> None:
    go_on(hand_over=running)
    leave(person=heir, by=bob, to={})
    hand_over()
    assert (left(leaver), left(heir), Ticket.objects.filter(assignee=None).count()) == ({}, {}, 11)


def test_nothing_is_taken_from_them_before_its_turn(leaver: User) -> None:
    assert take_over_leavers() == 0
    HandOver.objects.update(state=HandOver.State.DONE)
    assert take_over_leavers() == 11


def test_who_comes_back_keeps_what_had_not_gone(leaver: User, running: HandOver, bob: User) -> None:
    go_on(hand_over=running)
    come_back(person=leaver, by=bob)
    hand_over()
    assert left(leaver) == {"tickets": 7, "tasks": 2, "scheduled": 1}
    assert handed_over(leaver) == [[("tickets", 4, "Dora")]]


def test_the_audit_log_has_one_entry_at_the_end(leaver: User) -> None:
    assert handed_over(leaver) == []
    hand_over()
    assert handed_over(leaver) == [[("tickets", 11, "Dora"), ("tasks", 2, "Dora"), ("scheduled", 1, "Bob")]]


def test_a_portion_takes_a_few_statements_a_ticket(
    leaver: User, running: HandOver, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(10 + 4 * 8):
        go_on(hand_over=running)


def test_the_page_says_how_far_it_is_and_then_what_went_where(
    client: Client, leaver: User, running: HandOver, bob: User
) -> None:
    client.force_login(bob)
    go_on(hand_over=running)
    words = " ".join(client.get(f"{STAFF}{leaver.pk}/").content.decode().split())
    assert "4 of 14 handed over" in words
    hand_over()
    card = client.get(f"{STAFF}{leaver.pk}/hand-over/", headers={"HX-Request": "true"}).content.decode()
    assert ("Open tickets: 11" in card, "Dora" in card, "hx-get" in card) == (True, True, False)


def test_the_press_leads_to_the_person_where_a_worker_goes_on(
    client: Client, little: None, busy: User, bob: User
) -> None:
    client.force_login(bob)
    page = f"{STAFF}{busy.pk}/"
    assert "a worker hands over" in client.get(f"{page}leave/").content.decode()
    assert client.post(f"{page}leave/")["Location"] == page


def test_taken_back_meanwhile_says_what_has_gone(client: Client, leaver: User, running: HandOver, bob: User) -> None:
    go_on(hand_over=running)
    client.force_login(bob)
    answer = client.post(f"{STAFF}{leaver.pk}/back/", follow=True)
    assert "The hand-over stopped: 4 of 14" in answer.content.decode()


@pytest.mark.parametrize("path", [STAFF, TEAMS])
def test_the_card_is_for_those_who_may_change_it(
    client: Client, leaver: User, team: Team, heir: User, path: str
) -> None:
    client.force_login(heir)
    pk = leaver.pk if path == STAFF else team.pk
    assert client.get(f"{path}{pk}/hand-over/", headers={"HX-Request": "true"}).status_code == 403


def test_a_team_s_tickets_go_in_portions_too(client: Client, little: None, busy: User, team: Team, bob: User) -> None:
    other = factories.team("Other")
    archive_team(team=team, to=other, by=bob)
    client.force_login(bob)
    assert "0 of 11 handed over" in " ".join(client.get(f"{TEAMS}{team.pk}/").content.decode().split())
    hand_over()
    assert Ticket.objects.filter(team=other).count() == 11


def test_a_team_that_is_brought_back_keeps_what_had_not_gone(
    client: Client, little: None, busy: User, team: Team, bob: User
) -> None:
    archive_team(team=team, to=factories.team("Other"), by=bob)
    row = last_hand_over(team)
    assert row
    assert go_on(hand_over=row)
    restore_team(team=team, by=bob)
    hand_over()
    assert Ticket.objects.filter(team=team).count() == 7

"""The page of a colleague who leaves: the things that are theirs, and who takes over which."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from helpdesk.people.belongings import belongings
from helpdesk.people.models import Role, Team, User
from helpdesk.tickets.models import Task, Ticket
from helpdesk.web.requests.permissions import Permission
from tests import factories
from tests.helpdesk.people.staff.conftest import left

pytestmark = pytest.mark.django_db
STAFF = "/desk/settings/staff/"


@pytest.fixture
def manager(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_it_lists_the_first_of_each_kind_with_links_and_leads_to_the_rest(manager: Client, busy: User) -> None:
    words = text(manager, f"{STAFF}{busy.pk}/leave/")
    for told in ("Open tickets: <b>11</b>", "Open tasks: <b>2</b>", "they become drafts: <b>1</b>", "and 6 more"):
        assert told in words
    first = Ticket.objects.order_by("pk")[0]
    assert f'href="/desk/tickets/{first.number}/"' in words
    assert f'href="/desk/tickets/?view=open&amp;assignee={busy.pk}"' in words


def test_the_list_behind_a_kind_has_all_of_it(manager: Client, busy: User) -> None:
    page = manager.get(f"{STAFF}{busy.pk}/leave/tickets/")
    assert (len(page.context["rows"]), page.context["unseen"]) == (11, 0)
    assert manager.get(f"{STAFF}{busy.pk}/leave/nonsense/").status_code == 404


def test_what_the_reader_may_not_see_is_counted_and_not_named(manager: Client, busy: User, bob: User) -> None:
    User.objects.filter(pk=bob.pk).update(permissions={Permission.SEE_ALL_TEAMS: False})
    Ticket.objects.update(subject="The recall")
    assert "The recall" not in text(manager, f"{STAFF}{busy.pk}/leave/")
    words = text(manager, f"{STAFF}{busy.pk}/leave/tickets/")
    assert "11 more are of teams whose tickets you do not see" in words
    assert "The recall" not in words


def test_one_choice_is_for_all_and_a_kind_can_have_another(manager: Client, busy: User, bob: User, heir: User) -> None:
    sent = {"everything": heir.pk, "tasks": "nobody", "scheduled": bob.pk}
    assert manager.post(f"{STAFF}{busy.pk}/leave/", sent)["Location"] == STAFF
    assert (left(heir), left(bob)) == ({"tickets": 11}, {"drafts": 1})
    assert Task.objects.filter(assignee=None, done_at=None).count() == 2


def test_the_audit_log_says_in_words_who_got_what(manager: Client, busy: User, heir: User) -> None:
    manager.post(f"{STAFF}{busy.pk}/leave/", {"tickets": heir.pk})
    assert "Open tickets (11): Dora; Open tasks (2): nobody yet" in text(manager, "/desk/settings/audit/?kind=person")


def test_ones_own_account_has_no_button_and_says_why(manager: Client, bob: User) -> None:
    words = text(manager, f"{STAFF}{bob.pk}/leave/")
    assert "Nobody closes their own account" in words
    assert "Close the account" not in words
    assert manager.post(f"{STAFF}{bob.pk}/leave/").status_code == 422
    bob.refresh_from_db()
    assert bob.is_active


def test_who_stands_above_is_told_of_before_the_press(manager: Client) -> None:
    admin = factories.user("Ada", role=Role.ADMIN)
    words = text(manager, f"{STAFF}{admin.pk}/leave/")
    assert "stands above you" in words
    assert "Close the account" not in words


def test_many_things_take_the_statements_of_few(
    manager: Client, busy: User, team: Team, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(30):
        factories.ticket(team=team, assignee=busy)
    with django_assert_max_num_queries(len(belongings()) + 10):
        text(manager, f"{STAFF}{busy.pk}/leave/")

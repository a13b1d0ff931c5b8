"""Nobody rises by themselves or reaches above themselves, and an admin always stays."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import Role, Team, User
from helpdesk.people.services.api_tokens import issue_api_token
from helpdesk.people.services.staff import change_person, give_and_take, sign_out_everywhere
from helpdesk.web.requests.permissions import Permission
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> User:
    return factories.user("Ada", role=Role.ADMIN)


def changed(person: User, by: User, **changes: Any) -> User:
    usual = {"name": person.name, "role": person.role, "teams": list(person.teams.all())}
    return change_person(person=person, by=by, **(usual | changes))


def test_a_manager_makes_an_agent_a_lead_of_a_team(alice: User, bob: User, team: Team) -> None:
    row = changed(alice, bob, role=Role.LEAD, leads=[team])
    assert (row.role, row.memberships.get().is_lead) == (Role.LEAD, True)
    entry = AuditEntry.objects.get()
    assert entry.changes == {"role": ["agent", "lead"], "teams": [[team.name], [f"{team.name} ★"]]}


@pytest.mark.parametrize("role", [Role.ADMIN, Role.AGENT])
def test_nobody_changes_their_own_role(bob: User, role: Role) -> None:
    with pytest.raises(ValidationError, match="their own role"):
        changed(bob, bob, role=role)


def test_one_s_own_name_and_teams_one_may_change(bob: User, team: Team) -> None:
    assert changed(bob, bob, name="Bob B.", teams=[team]).name == "Bob B."


def test_nobody_raises_others_above_themselves(alice: User, bob: User) -> None:
    with pytest.raises(ValidationError, match="above your own"):
        changed(alice, bob, role=Role.ADMIN)


def test_nobody_changes_who_stands_above_them(bob: User, admin: User) -> None:
    with pytest.raises(ValidationError, match="stands above you"):
        changed(admin, bob, name="Nobody")


def test_the_last_admin_stays_one(admin: User) -> None:
    with pytest.raises(ValidationError, match="the last admin"):
        change_person(person=admin, by=None, name=admin.name, role=Role.AGENT, teams=[])
    second = factories.user("Adam", role=Role.ADMIN)
    assert changed(admin, second, role=Role.AGENT).role == Role.AGENT


def test_nothing_is_stored_of_what_is_refused(alice: User, bob: User, team: Team) -> None:
    with pytest.raises(ValidationError):
        changed(alice, bob, role=Role.ADMIN, name="Risen", teams=[])
    alice.refresh_from_db()
    assert (alice.name, list(alice.teams.all())) == ("Alice", [team])
    assert not AuditEntry.objects.exists()


def test_a_delicate_permission_is_given_taken_and_left_to_the_role(alice: User, bob: User) -> None:
    give_and_take(person=alice, by=bob, permissions={Permission.SEE_ALL_TEAMS: True, Permission.EXPORT: False})
    alice.refresh_from_db()
    assert (alice.sees_all, alice.may(Permission.EXPORT)) == (True, False)
    give_and_take(person=alice, by=bob, permissions={Permission.SEE_ALL_TEAMS: None, Permission.EXPORT: None})
    alice.refresh_from_db()
    assert alice.permissions == {}


def test_nobody_gives_what_they_may_not_do(alice: User, bob: User) -> None:
    bob.permissions = {Permission.EXPORT.value: False}
    with pytest.raises(ValidationError, match="may not do themselves"):
        give_and_take(person=alice, by=bob, permissions={Permission.EXPORT: True})


def test_what_is_not_delicate_is_the_role_s(alice: User, bob: User) -> None:
    with pytest.raises(ValidationError):
        give_and_take(person=alice, by=bob, permissions={Permission.CHANGE_RULES: True})


def test_nobody_gives_themselves_anything(bob: User) -> None:
    with pytest.raises(ValidationError, match="their own role or permissions"):
        give_and_take(person=bob, by=bob, permissions={Permission.EXPORT: True})


def test_signed_out_everywhere_no_session_and_no_token_opens_anything(client: Client, alice: User, bob: User) -> None:
    client.force_login(alice)
    token = issue_api_token(user=alice)
    sign_out_everywhere(person=alice, by=bob)
    assert client.get("/desk/tickets/").status_code == 302
    headers = {"authorization": f"Token {token}"}
    assert Client().get("/api/v1/tickets/", headers=headers).status_code == 401
    assert AuditEntry.objects.filter(action="signed_out_everywhere", thing_id=alice.pk, actor_id=bob.pk).exists()


def test_a_session_from_before_the_salt_stays_good(client: Client, alice: User) -> None:
    """An upgrade signs nobody out: without a salt the hash is the one that sessions hold already."""
    assert alice.get_session_auth_hash() == super(User, alice).get_session_auth_hash()

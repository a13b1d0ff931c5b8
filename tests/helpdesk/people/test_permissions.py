"""What each role may do is one table; a delicate permission can be given to one person, or taken from them."""

import re
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.people.access import who_may
from helpdesk.people.models import Role, User
from helpdesk.web.requests.permissions import TABLE, Permission, allows
from tests import factories

ROOMS = ("helpdesk", "surveys", "complaints", "knowledgebase")
STAFF = (Role.AGENT, Role.LEAD, Role.MANAGER, Role.ADMIN)
COMPARES = re.compile(r"\.role (?:==|!=|in|not in)\b|role(?:__in)?=\(?Role\.")


def test_every_permission_is_in_the_table_and_an_admin_has_each() -> None:
    assert TABLE.keys() == set(Permission)
    assert all("admin" in rights.roles for rights in TABLE.values())


@given(
    role=st.sampled_from(Role), own=st.dictionaries(st.sampled_from([item.value for item in Permission]), st.booleans())
)
def test_only_a_delicate_one_is_given_or_taken(role: Role, own: dict[str, bool]) -> None:
    for permission, rights in TABLE.items():
        usual = role in rights.roles
        assert allows(role, own, permission) == (own.get(permission, usual) if rights.is_delicate else usual)


@pytest.mark.django_db
@pytest.mark.parametrize("permission", Permission)
def test_the_database_finds_whom_the_table_names(permission: Permission) -> None:
    people = [
        factories.user(f"{role} {own}", role=role, permissions={} if own is None else {permission: own})
        for role in (*STAFF, Role.CUSTOMER)
        for own in (None, True, False)
    ]
    factories.user("Gone", role=Role.ADMIN, is_active=False)
    assert set(who_may(permission)) == {person for person in people if person.may(permission)}


@pytest.mark.django_db
def test_a_customer_may_nothing_whatever_was_given() -> None:
    assert not factories.user("Meg", role=Role.CUSTOMER, permissions={Permission.EXPORT: True}).may(Permission.EXPORT)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("/desk/tickets/", "/desk/tickets/export.csv"),
        ("/desk/complaints/", "/desk/complaints/export.csv"),
        ("/desk/complaints/trends/", "/desk/complaints/export.csv"),
        ("/desk/surveys/", "/desk/surveys/answers.csv"),
    ],
)
def test_who_may_not_take_lists_along_is_told_so_and_sees_no_way(
    client: Client, alice: User, page: str, file: str
) -> None:
    client.force_login(alice)
    assert client.get(file).status_code == 200
    User.objects.filter(pk=alice.pk).update(permissions={Permission.EXPORT: False})
    assert file not in client.get(page).text
    answer = client.get(file)
    assert answer.status_code == 403
    assert "Only some colleagues can take lists along as files." in answer.text


def test_no_page_asks_for_a_role_beside_the_table() -> None:
    asking = [
        f"{path}:{number}"
        for room in ROOMS
        for path in Path(room).rglob("*.py")
        if not {"migrations", "people", "demo"} & set(path.parts)
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if COMPARES.search(line) and "STAFF_ROLES" not in line and "Recipient.Role" not in line
    ]
    assert asking == []

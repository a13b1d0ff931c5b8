"""Settings → Staff: the list, the invitation, the page of one colleague."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from helpdesk.people.models import Role, StaffInvitation, Team, User
from helpdesk.web.requests.permissions import TABLE
from tests import factories

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


@pytest.mark.parametrize("path", ["", "invite/", "{own}/", "{own}/leave/"])
def test_it_is_for_those_who_may_change_staff(client: Client, alice: User, path: str) -> None:
    client.force_login(alice)
    assert client.get(STAFF + path.format(own=alice.pk)).status_code == 403


def test_the_list_names_everybody_with_role_and_teams(manager: Client, alice: User, team: Team) -> None:
    words = text(manager, STAFF)
    assert all(told in words for told in ("Alice", alice.email, "Agent", team.name, "Bob", "Never signed in"))


@pytest.mark.parametrize(("asked", "found"), [("?q=ali", True), ("?q=zzz", False), ("?state=gone", False)])
def test_it_is_searched_by_name_and_parted_by_who_left(manager: Client, alice: User, asked: str, found: bool) -> None:
    assert (alice.email in text(manager, STAFF + asked)) is found


def test_when_somebody_was_last_here_is_more_than_when_they_signed_in(manager: Client, alice: User) -> None:
    now = timezone.now().replace(microsecond=0)
    User.objects.filter(pk=alice.pk).update(last_login=now - dt.timedelta(days=20), seen_at=now)
    assert f'<time datetime="{now.isoformat()}"' in text(manager, f"{STAFF}?q=alice")


def test_fifty_colleagues_take_the_statements_of_two(
    manager: Client, team: Team, django_assert_max_num_queries: object
) -> None:
    for number in range(55):
        factories.user(f"Agent{number:02}", teams=(team,))
    with django_assert_max_num_queries(7):  # type: ignore[operator]
        words = text(manager, STAFF)
    assert "1–50 of 56" in words


def test_several_are_invited_at_once_and_stand_above_the_list(manager: Client, team: Team) -> None:
    lines = "cara@example.com, dan@example.com\n"
    answer = manager.post(f"{STAFF}invite/", {"emails": lines, "role": "agent", "teams": [team.pk]})
    assert answer["Location"] == STAFF
    words = text(manager, STAFF)
    assert "2 invitations are on their way" in words
    assert "dan@example.com" in words


def test_what_is_refused_is_named_and_everything_typed_stays(manager: Client, alice: User, team: Team) -> None:
    sent = {"emails": f"cara@example.com {alice.email}", "role": "lead", "teams": [team.pk]}
    answer = manager.post(f"{STAFF}invite/", sent)
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "works here already" in words
    assert "cara@example.com" in words
    assert not StaffInvitation.objects.exists()


def test_addresses_are_taken_as_mail_programs_copy_them(manager: Client) -> None:
    lines = '"Quirk, Zoë" <zoe@example.com>; Pia Lang <pia@example.com>\ndan@example.com cara@example.com'
    manager.post(f"{STAFF}invite/", {"emails": lines, "role": "agent"})
    invited = StaffInvitation.objects.values_list("email", flat=True)
    assert sorted(invited) == [f"{name}@example.com" for name in ("cara", "dan", "pia", "zoe")]


def test_each_address_that_cannot_be_is_a_thing_of_its_own(manager: Client, alice: User) -> None:
    sent = {"emails": f"cara@example.com nobody, {alice.email}", "role": "agent", "language": "de"}
    words = " ".join(manager.post(f"{STAFF}invite/", sent).content.decode().split())
    for told in ("2 things to fix", "nobody is no e-mail address.</a>", f"{alice.email} works here already"):
        assert told in words
    assert '<option value="de" selected>' in words


def test_an_invitation_is_in_the_language_of_who_invites_unless_told(manager: Client, bob: User) -> None:
    User.objects.filter(pk=bob.pk).update(language="de")
    assert '<option value="de" selected>' in text(manager, f"{STAFF}invite/")


def test_an_invitation_is_sent_again_and_withdrawn(manager: Client) -> None:
    manager.post(f"{STAFF}invite/", {"emails": "cara@example.com", "role": "agent"})
    invitation = StaffInvitation.objects.get()
    manager.post(f"{STAFF}invitations/{invitation.pk}/renew/")
    manager.post(f"{STAFF}invitations/{invitation.pk}/withdraw/")
    assert "cara@example.com is not invited any more" in text(manager, STAFF)
    manager.post(f"{STAFF}invitations/{invitation.pk}/renew/")
    assert "taken up or withdrawn meanwhile" in text(manager, STAFF)


def test_a_colleague_is_changed(manager: Client, alice: User, team: Team) -> None:
    sent = {"name": "Alice A.", "role": "lead", "teams": [team.pk], "leads": [team.pk], "language": "de"}
    assert manager.post(f"{STAFF}{alice.pk}/", sent)["Location"] == STAFF
    alice.refresh_from_db()
    assert (alice.name, alice.role, alice.language) == ("Alice A.", Role.LEAD, "de")


def test_a_role_above_one_s_own_is_not_offered_and_refused(manager: Client, alice: User) -> None:
    assert 'value="admin"' not in text(manager, f"{STAFF}{alice.pk}/")
    answer = manager.post(f"{STAFF}{alice.pk}/", {"name": "Alice", "role": "admin"})
    assert answer.status_code == 422
    alice.refresh_from_db()
    assert alice.role == Role.AGENT


def test_one_s_own_page_offers_no_other_role_and_no_way_out(manager: Client, bob: User) -> None:
    words = text(manager, f"{STAFF}{bob.pk}/")
    assert "Nobody changes their own role" in words
    assert "They leave" not in words
    assert "Permissions of their own" not in words


def test_permissions_are_given_on_the_page(manager: Client, alice: User) -> None:
    as_the_role = {permission: "role" for permission, rights in TABLE.items() if rights.is_delicate}
    manager.post(f"{STAFF}{alice.pk}/permissions/", as_the_role | {"see_all_teams": "yes", "export": "no"})
    alice.refresh_from_db()
    assert alice.permissions == {"see_all_teams": True, "export": False}


def test_who_left_can_be_taken_back(manager: Client, alice: User) -> None:
    manager.post(f"{STAFF}{alice.pk}/leave/")
    assert alice.email in text(manager, f"{STAFF}?state=gone")
    manager.post(f"{STAFF}{alice.pk}/back/")
    assert alice.email in text(manager, STAFF)


def test_a_customer_has_no_page_here(manager: Client) -> None:
    customer = factories.user("Meg", role=Role.CUSTOMER)
    assert manager.get(f"{STAFF}{customer.pk}/").status_code == 404

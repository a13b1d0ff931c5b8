"""Colleagues are invited by mail, and make their own account by its link."""

import datetime as dt
import re

import pytest
from django.core.exceptions import ValidationError
from django.db.models import F
from django.test import Client

from helpdesk.audit.models import AuditEntry
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import Role, StaffInvitation, Team, User
from helpdesk.people.services.staff import (
    accept_invitation,
    invitation_of,
    invite,
    renew_invitation,
    withdraw_invitation,
)
from helpdesk.people.services.staff.invitations import NotInvited
from tests import factories

pytestmark = pytest.mark.django_db
NEW = "cara@example.com"


def link_of(email: str = NEW) -> str:
    """The secret of the newest link that was mailed to somebody."""
    mail = OutgoingMail.objects.filter(recipient=email).latest("pk")
    found = re.search(r"/accounts/invited/([^/\s]+)/", mail.text)
    assert found
    return found[1]


def asked(by: User | None, *emails: str, role: str = Role.AGENT, teams: tuple[Team, ...] = ()) -> list[StaffInvitation]:
    return invite(emails=emails or (NEW,), role=role, teams=teams, by=by)


def test_the_link_of_the_mail_makes_the_account_that_was_promised(bob: User, team: Team) -> None:
    asked(bob, role=Role.LEAD, teams=(team,))
    person = accept_invitation(secret=link_of(), name=" Cara Novak ", password="correct horse battery")
    assert (person.email, person.name, person.role, person.is_agent) == (NEW, "Cara Novak", Role.LEAD, True)
    assert list(person.teams.all()) == [team]
    assert person.check_password("correct horse battery")


def test_many_are_invited_or_none(bob: User, alice: User) -> None:
    with pytest.raises(ValidationError) as refused:
        asked(bob, NEW, "no address", alice.email)
    assert len(refused.value.message_dict["emails"]) == 2
    assert not StaffInvitation.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_the_same_address_twice_is_one_invitation(bob: User) -> None:
    assert len(asked(bob, NEW, NEW.upper())) == 1


def test_who_is_invited_already_is_sent_the_same_one_again(bob: User) -> None:
    asked(bob)
    with pytest.raises(ValidationError, match="invited already"):
        asked(bob)


def test_nobody_gives_a_role_above_their_own(bob: User) -> None:
    with pytest.raises(ValidationError, match="not above your own"):
        asked(bob, role=Role.ADMIN)


def test_a_link_works_once(bob: User) -> None:
    asked(bob)
    secret = link_of()
    accept_invitation(secret=secret, name="Cara", password="correct horse battery")
    with pytest.raises(NotInvited):
        invitation_of(secret)


def test_a_link_is_over_after_seven_days(bob: User) -> None:
    asked(bob)
    StaffInvitation.objects.update(expires_at=F("expires_at") - dt.timedelta(days=7))
    with pytest.raises(NotInvited):
        accept_invitation(secret=link_of(), name="Cara", password="correct horse battery")
    assert not User.objects.filter(email=NEW).exists()


def test_sent_again_the_old_link_ends_and_the_new_one_lives(bob: User) -> None:
    (invitation,) = asked(bob)
    old = link_of()
    renew_invitation(invitation=invitation, by=bob)
    assert link_of() != old
    with pytest.raises(NotInvited):
        invitation_of(old)
    assert invitation_of(link_of()).email == NEW


def test_what_is_withdrawn_opens_nothing_and_leaves_room_for_another(bob: User) -> None:
    (invitation,) = asked(bob)
    withdraw_invitation(invitation=invitation, by=bob)
    with pytest.raises(NotInvited):
        invitation_of(link_of())
    assert len(asked(bob)) == 1


def test_a_customer_s_account_becomes_the_colleague_s(bob: User) -> None:
    customer = factories.user("Cara", role=Role.CUSTOMER, email=NEW)
    asked(bob)
    person = accept_invitation(secret=link_of(), name="Cara Novak", password="correct horse battery")
    assert (person.pk, person.role) == (customer.pk, Role.AGENT)


def test_who_came_meanwhile_by_another_way_is_not_changed(bob: User) -> None:
    asked(bob)
    there = factories.user("Cara", role=Role.MANAGER, email=NEW)
    with pytest.raises(NotInvited):
        accept_invitation(secret=link_of(), name="Somebody", password="correct horse battery")
    there.refresh_from_db()
    assert (there.name, there.role) == ("Cara", Role.MANAGER)


def test_each_step_is_one_entry_of_the_log(bob: User) -> None:
    (invitation,) = asked(bob)
    renew_invitation(invitation=invitation, by=bob)
    accept_invitation(secret=link_of(), name="Cara", password="correct horse battery")
    told = AuditEntry.objects.order_by("pk").values_list("action", "kind")
    assert list(told) == [
        ("created", "invitation"),
        ("changed", "invitation"),
        ("created", "person"),
        ("accepted", "invitation"),
    ]


def test_the_secret_stands_nowhere_but_in_the_mail(bob: User) -> None:
    asked(bob)
    kept = str([*StaffInvitation.objects.values(), *AuditEntry.objects.values()])
    assert link_of() not in kept


def test_the_page_makes_the_account_and_signs_in(client: Client, bob: User) -> None:
    asked(bob)
    page = f"/accounts/invited/{link_of()}/"
    assert NEW in client.get(page).content.decode()
    answer = client.post(
        page, {"name": "Cara Novak", "password": "correct horse battery", "time_zone": "Europe/Berlin"}
    )
    assert answer["Location"] == "/desk/tickets/"
    assert client.get("/desk/tickets/").status_code == 200
    assert User.objects.get(email=NEW).time_zone == "Europe/Berlin"


@pytest.mark.parametrize(("chosen", "spoken", "kept"), [("", "de", "de"), ("en", "de", "en"), ("", "fr", "")])
def test_the_desk_goes_on_in_the_language_of_the_page(
    client: Client, bob: User, chosen: str, spoken: str, kept: str
) -> None:
    asked(bob)
    sent = {"name": "Cara Novak", "password": "correct horse battery", "language": chosen}
    client.post(f"/accounts/invited/{link_of()}/", sent, headers={"accept-language": spoken})
    assert User.objects.get(email=NEW).language == kept


def test_an_invitation_says_in_which_language_and_where_an_account_begins(client: Client, bob: User) -> None:
    invite(emails=[NEW], role=Role.AGENT, teams=(), by=bob, language="de", time_zone="Europe/Vienna")
    assert "Konto anlegen" in OutgoingMail.objects.get().text
    page = client.get(f"/accounts/invited/{link_of()}/")
    assert page.context["form"].initial == {"time_zone": "Europe/Vienna", "language": "de"}


def test_what_was_typed_stays_where_the_password_is_weak(client: Client, bob: User) -> None:
    asked(bob)
    answer = client.post(f"/accounts/invited/{link_of()}/", {"name": "Cara Novak", "password": "12345678"})
    assert answer.status_code == 422
    assert "Cara Novak" in answer.content.decode()
    assert not User.objects.filter(email=NEW).exists()


def test_a_link_that_opens_nothing_says_so(client: Client) -> None:
    answer = client.get("/accounts/invited/nonsense/")
    assert (answer.status_code, "This link does not work" in answer.content.decode()) == (410, True)

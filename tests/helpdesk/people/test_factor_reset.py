"""A second factor is reset: by an admin on the page of the person, or by whoever runs the server."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.management import CommandError, call_command
from django.test import Client

from helpdesk.audit.models import AuditEntry
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import Role, User
from tests import factories

pytestmark = pytest.mark.django_db


def protected(name: str, role: str = Role.AGENT) -> User:
    """Somebody with an app and recovery codes."""
    person = factories.user(name, role=role)
    TOTP.activate(person, generate_totp_secret())
    RecoveryCodes.activate(person)
    return person


def reset(by: User, person: User) -> None:
    client = Client()
    client.force_login(by)
    client.post(f"/desk/settings/staff/{person.pk}/reset-factor/")


def test_an_admin_resets_it_and_the_person_is_told() -> None:
    admin, alice, there = factories.user("Ada", role=Role.ADMIN), protected("Alice"), Client()
    there.force_login(alice)
    reset(admin, alice)
    assert not Authenticator.objects.exists()
    assert there.get("/desk/me/").status_code == 302
    mail = OutgoingMail.objects.get()
    assert alice.email in mail.to
    assert "Ada reset the second factor of your account" in mail.text
    told = AuditEntry.objects.filter(action="factors_reset").values_list("actor_id", "thing_id")
    assert list(told) == [(admin.pk, str(alice.pk))]


@pytest.mark.parametrize(("role", "whose"), [(Role.MANAGER, Role.ADMIN), (Role.AGENT, Role.AGENT)])
def test_nobody_reaches_above_themselves(role: str, whose: str) -> None:
    person = protected("Alice", whose)
    reset(factories.user("Somebody", role=role), person)
    assert Authenticator.objects.filter(user=person).count() == 2


def test_nobody_resets_their_own() -> None:
    admin = protected("Ada", Role.ADMIN)
    reset(admin, admin)
    assert Authenticator.objects.filter(user=admin).count() == 2


def test_the_last_admin_is_let_in_by_a_command() -> None:
    admin, said = protected("Ada", Role.ADMIN), StringIO()
    call_command("reset_second_factor", admin.email.upper(), stdout=said)
    assert not Authenticator.objects.exists()
    assert admin.email in said.getvalue()
    assert AuditEntry.objects.get(action="factors_reset").actor_id is None
    assert OutgoingMail.objects.count() == 1


def test_the_command_says_what_it_cannot_do(alice: User) -> None:
    with pytest.raises(CommandError, match="no second factor"):
        call_command("reset_second_factor", alice.email)
    with pytest.raises(CommandError, match="Nobody signs in"):
        call_command("reset_second_factor", "nobody@example.com")

"""Passwords are off for those who have a provider to come by, and never for everybody by mistake."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client

from helpdesk.audit.models import AuditEntry
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import Role, User
from helpdesk.sso import services
from helpdesk.sso.models import SignInProvider
from tests import factories
from tests.helpdesk.sso.conftest import DOMAIN, Come

pytestmark = pytest.mark.django_db


@pytest.fixture
def off(provider: SignInProvider, ada: User, come: Come, client: Client) -> SignInProvider:
    """A provider whose people have no other way in."""
    come(provider, email=ada.email)
    client.post("/accounts/logout/")
    return services.turn_passwords_off(provider=provider, by=ada)


def sign_in(client: Client, person: User, password: str = factories.PASSWORD) -> str:
    answer = client.post("/accounts/login/", {"login": person.email, "password": password}, follow=True)
    return answer.content.decode()


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_they_stay_on_until_an_admin_has_come_by_the_provider(provider: SignInProvider, ada: User, come: Come) -> None:
    come(provider, email=factories.user("Bob", role=Role.MANAGER, email=f"bob@{DOMAIN}").email)
    with pytest.raises(ValidationError, match="An admin has to sign in by it once"):
        services.turn_passwords_off(provider=provider, by=ada)


def test_off_the_right_password_opens_nothing_and_is_told(client: Client, off: SignInProvider, ada: User) -> None:
    assert "sign in with Harbor ID" in sign_in(client, ada)
    entry = AuditEntry.objects.latest("pk")
    assert (is_in(client), entry.action, entry.thing) == (False, "password_refused", "Ada")


def test_refused_the_address_stays_as_it_was_typed(client: Client, off: SignInProvider, ada: User) -> None:
    assert f'value="{ada.email}"' in sign_in(client, ada)


def test_off_no_link_for_a_new_password_is_mailed_but_the_way_in(
    client: Client, off: SignInProvider, ada: User
) -> None:
    client.post("/accounts/password/reset/", {"email": ada.email})
    mail = OutgoingMail.objects.get(recipient=ada.email)
    assert "you sign in with Harbor ID" in mail.text
    assert "/accounts/password/reset/" not in mail.text


def test_a_wrong_password_tells_nothing_of_it(client: Client, off: SignInProvider, ada: User) -> None:
    assert "Passwords are off" not in sign_in(client, ada, "hunter2 hunter2")


@pytest.mark.parametrize(("email", "role"), [("boss@lumen.example", Role.ADMIN), (f"meg@{DOMAIN}", Role.CUSTOMER)])
def test_customers_and_colleagues_of_other_domains_keep_theirs(
    client: Client, off: SignInProvider, email: str, role: Role
) -> None:
    sign_in(client, factories.user("Somebody", role=role, email=email))
    assert is_in(client)


def test_the_provider_is_the_way_in(client: Client, off: SignInProvider, ada: User, come: Come) -> None:
    assert come(off, "another", email=f"cara@{DOMAIN}").status_code == 302
    assert is_in(client)


@pytest.mark.parametrize("act", [services.switch_off, services.remove_provider, services.turn_passwords_on])
def test_without_the_provider_they_are_on(client: Client, off: SignInProvider, ada: User, act: object) -> None:
    act(provider=off, by=ada)  # type: ignore[operator]
    sign_in(client, ada)
    assert is_in(client)


def test_a_command_turns_them_on_again_and_the_log_tells_of_it(
    client: Client, off: SignInProvider, ada: User, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("passwords_on")
    assert "Passwords are on again for the people of Harbor ID" in capsys.readouterr().out
    sign_in(client, ada)
    assert is_in(client)
    changes = AuditEntry.objects.filter(kind="sign_in_provider", actor="").latest("pk").changes
    assert changes == {"passwords_off": [True, False]}
    call_command("passwords_on")
    assert "Passwords are on for everybody" in capsys.readouterr().out


def test_another_client_turns_them_on_until_an_admin_came_anew(off: SignInProvider) -> None:
    row = services.save_provider(provider=off, name="X", issuer=off.issuer, client_id="new", domains=[DOMAIN], by=None)
    assert not row.passwords_off

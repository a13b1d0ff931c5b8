"""Who comes in by a provider: as whom, and with which role and teams. The provider is a real one on this machine."""

import pytest
from django.test import Client

from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import Role, Team, User
from helpdesk.people.services.staff import invite, leave
from helpdesk.sso import services
from helpdesk.sso.models import GroupGrant, SignInProvider
from tests import factories
from tests.helpdesk.sso.conftest import DOMAIN, Come, asked, subject
from tests.running.openid import OpenIdProvider

pytestmark = pytest.mark.django_db
CARA = f"cara@{DOMAIN}"


def changed(provider: SignInProvider, **changes: object) -> SignInProvider:
    """The provider with other rules."""
    fields: dict[str, object] = {
        "name": provider.name, "issuer": provider.issuer, "client_id": provider.client_id, "domains": provider.domains,
    }  # fmt: skip
    return services.save_provider(provider=provider, by=None, **(fields | changes))  # type: ignore[arg-type]


def test_somebody_new_gets_an_account_with_role_and_team(
    client: Client, provider: SignInProvider, team: Team, come: Come
) -> None:
    changed(provider, role=Role.LEAD, teams=[team])
    assert come(provider, email=CARA.upper())["Location"] == "/desk/tickets/"
    made = User.objects.get(email=CARA)
    assert (made.name, made.role, list(made.teams.all())) == ("Cara Novak", Role.LEAD, [team])
    assert (made.has_usable_password(), client.session["_auth_user_id"]) == (False, str(made.pk))


def test_the_second_time_it_is_the_same_account_whatever_the_address_is_by_now(
    provider: SignInProvider, come: Come
) -> None:
    cara = subject()
    come(provider, cara, email=CARA)
    come(provider, cara, email=f"cara.novak@{DOMAIN}")
    assert list(User.objects.values_list("email", flat=True)) == [CARA]


def test_a_colleague_of_this_address_is_who_comes(client: Client, provider: SignInProvider, come: Come) -> None:
    bob = factories.user("Bob", role=Role.MANAGER, email=CARA)
    come(provider, email=CARA)
    bob.refresh_from_db()
    assert (client.session["_auth_user_id"], bob.role, bob.name) == (str(bob.pk), Role.MANAGER, "Bob")


def test_groups_give_the_highest_role_and_all_their_teams(provider: SignInProvider, team: Team, come: Come) -> None:
    other = factories.team("Returns")
    grants = [GroupGrant("support", Role.AGENT, (team.pk,)), GroupGrant("leads", Role.LEAD, (other.pk,))]
    changed(provider, grants=grants)
    come(provider, email=CARA, groups=["leads", "support", "strangers"])
    made = User.objects.get(email=CARA)
    assert (made.role, set(made.teams.all())) == (Role.LEAD, {team, other})


def test_a_claim_within_a_claim_has_groups_too(provider: SignInProvider, come: Come) -> None:
    changed(provider, group_claim="realm_access.roles", groups=["desk"])
    assert come(provider, email=CARA, realm_access={"roles": ["desk"]}).status_code == 302


def test_who_is_invited_gets_what_the_invitation_says(provider: SignInProvider, team: Team, come: Come) -> None:
    place = {"time_zone": "Europe/Vienna", "language": "de"}
    [invitation] = invite(emails=[CARA], role=Role.MANAGER, teams=[team], by=None, **place)
    come(provider, email=CARA)
    made = User.objects.get(email=CARA)
    invitation.refresh_from_db()
    assert (made.role, list(made.teams.all()), invitation.accepted_by) == (Role.MANAGER, [team], made)
    assert (made.time_zone, made.language) == ("Europe/Vienna", "de")


def test_the_audit_log_tells_of_the_account_the_link_and_the_sign_in(provider: SignInProvider, come: Come) -> None:
    come(provider, email=CARA)
    told = list(AuditEntry.objects.order_by("pk").values_list("action", "kind", "thing", "actor"))[-3:]
    assert told == [
        ("created", "person", "Cara Novak", ""),
        ("linked_to_provider", "sign_in_provider", "Harbor ID", "Cara Novak"),
        ("signed_in", "sign_in_provider", "Harbor ID", "Cara Novak"),
    ]


def test_one_goes_on_to_where_one_wanted_to_go(
    client: Client, provider: SignInProvider, openid: OpenIdProvider
) -> None:
    cara = subject()
    openid.person(cara, email=CARA, email_verified=True)
    back = openid.sign_in(asked(client, provider, next="/desk/me/"), cara)
    assert client.get(back)["Location"] == "/desk/me/"


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ({"email": "eve@elsewhere.example"}, "foreign_domain"),
        ({"email": f"eve@sub.{DOMAIN}"}, "foreign_domain"),
        ({"email": f"eve@{DOMAIN}.elsewhere.example"}, "foreign_domain"),
        ({"email": f"“@{DOMAIN}"}, "no_address"),
        ({"email": f"ad\u0131@{DOMAIN}"}, "no_address"),
        ({"email": ""}, "no_address"),
        ({"email": CARA, "email_verified": False}, "not_verified"),
        ({"email": CARA, "email_verified": "no"}, "not_verified"),
        ({"email": CARA, "groups": ["strangers"]}, "not_in_group"),
        ({"email": CARA, "groups": None}, "not_in_group"),
    ],
)
def test_who_may_not_come_is_told_why_and_the_log_too(
    client: Client, provider: SignInProvider, come: Come, claims: dict[str, object], reason: str
) -> None:
    changed(provider, groups=["support"])
    answer = come(provider, **({"groups": ["support"]} | claims))
    assert (answer.status_code, User.objects.count(), "_auth_user_id" in client.session) == (403, 0, False)
    assert "You were not let in" in answer.content.decode()
    assert AuditEntry.objects.order_by("pk").last().changes["reason"] == ["", reason]  # type: ignore[union-attr]


def test_who_left_stays_out(provider: SignInProvider, come: Come, ada: User) -> None:
    cara = subject()
    come(provider, cara, email=CARA)
    leave(person=User.objects.get(email=CARA), by=ada, to={})
    answer = come(provider, cara, email=CARA)
    assert (answer.status_code, "account here is closed" in answer.content.decode()) == (403, True)


def test_a_customers_account_never_becomes_a_colleagues(provider: SignInProvider, come: Come) -> None:
    meg = factories.user("Meg", role=Role.CUSTOMER, email=CARA)
    assert "customer’s account" in come(provider, email=CARA).content.decode()
    meg.refresh_from_db()
    assert meg.role == Role.CUSTOMER


def test_a_group_makes_admins_only_where_that_is_ticked(provider: SignInProvider, come: Come) -> None:
    SignInProvider.objects.filter(pk=provider.pk).update(grants=[{"group": "boss", "role": Role.ADMIN, "teams": []}])
    come(provider, email=CARA, groups=["boss"])
    SignInProvider.objects.filter(pk=provider.pk).update(makes_admins=True)
    come(provider, email=f"dora@{DOMAIN}", groups=["boss"])
    assert list(User.objects.order_by("email").values_list("role", flat=True)) == [Role.AGENT, Role.ADMIN]


def test_the_role_that_somebody_has_stays_whatever_groups_they_join(provider: SignInProvider, come: Come) -> None:
    cara = subject()
    come(provider, cara, email=CARA)
    changed(provider, grants=[GroupGrant("leads", Role.LEAD, ())])
    come(provider, cara, email=CARA, groups=["leads"])
    assert User.objects.get(email=CARA).role == Role.AGENT

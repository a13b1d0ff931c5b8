"""A second factor is demanded of roles, with time to set it up; then nothing else opens."""

import datetime as dt
import re
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from helpdesk.audit.models import AuditEntry
from helpdesk.people import known
from helpdesk.people.models import STAFF_ROLES, FactorDemand, Role, User
from helpdesk.people.services.api_tokens import issue_api_token
from helpdesk.people.services.factors import demand_factors
from helpdesk.shop.services import save_shop
from tests import factories

pytestmark = pytest.mark.django_db
PAGE, NEEDED, APP = "/desk/settings/second-factor/", "/desk/me/security/needed/", "/desk/me/security/app/"
NOTICE = "Set up a second factor by"


def demand(role: str = Role.AGENT, days: int = 14, ago: int = 0) -> None:
    """Demand it, as somebody did some days ago, of people who were here then."""
    demand_factors(wanted={role: days}, by=None)
    then = timezone.now() - dt.timedelta(days=ago)
    FactorDemand.objects.update(since=then)
    User.objects.update(created_at=then)
    known.kept.forget()


def form(**chosen: Any) -> dict[str, Any]:
    return {f"days_{role}": 14 for role in STAFF_ROLES} | chosen


def test_an_admin_demands_it_and_takes_it_back(client: Client) -> None:
    client.force_login(factories.user("Ada", role=Role.ADMIN))
    assert client.post(PAGE, form(demand_agent="on", days_agent="7"))["Location"] == PAGE
    assert FactorDemand.objects.get().days == 7
    client.post(PAGE, form())
    assert not FactorDemand.objects.exists()
    told = AuditEntry.objects.filter(kind="factor_demand").order_by("pk").values_list("action", "thing")
    assert list(told) == [("created", "Agent"), ("deleted", "Agent")]


def test_what_was_typed_wrong_is_kept_and_told(client: Client) -> None:
    client.force_login(factories.user("Ada", role=Role.ADMIN))
    answer = client.post(PAGE, form(demand_agent="on", days_agent="900"))
    assert answer.status_code == 422
    assert 'value="900"' in answer.text
    assert not FactorDemand.objects.exists()


def test_the_page_tells_how_many_have_one(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(factories.user("Ada", role=Role.ADMIN))
    for name in ("Alice", "Charlie", "Dora"):
        person = factories.user(name)
    TOTP.activate(person, generate_totp_secret())
    with django_assert_max_num_queries(8):
        assert "1 of 3 has one" in client.get(PAGE).text
    listed = client.get("/desk/settings/staff/?state=no-factor").context["page"].object_list
    assert person not in listed
    assert len(listed) == 3


@pytest.mark.parametrize("role", [Role.AGENT, Role.LEAD, Role.MANAGER])
def test_only_admins_do(client: Client, role: str) -> None:
    client.force_login(factories.user("Somebody", role=role))
    assert client.post(PAGE, form(demand_agent="on")).status_code == 403
    assert not FactorDemand.objects.exists()


def test_within_the_time_every_page_says_by_when(client: Client, alice: User) -> None:
    demand(days=14, ago=10)
    client.force_login(alice)
    page = client.get("/desk/tickets/")
    assert page.status_code == 200
    assert NOTICE in page.text


def test_after_it_only_the_way_to_one_opens(client: Client, alice: User) -> None:
    demand(days=14, ago=15)
    client.force_login(alice)
    for path in ("/desk/tickets/", "/desk/me/", "/help/", "/accounts/password/change/", "/no/such/page/"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers.get("Location")) in ((302, NEEDED), (404, None)), path
    assert client.get(NEEDED).status_code == 200
    assert client.get("/api/v1/tickets/").status_code == 403
    assert client.get("/desk/tickets/", headers={"hx-request": "true"})["HX-Redirect"] == NEEDED


def test_the_page_that_stays_open_looks_like_the_shop(client: Client, alice: User) -> None:
    save_shop(by=None, facts={"colour": "#7a1f5c"})
    demand(days=14, ago=15)
    client.force_login(alice)
    [sheet] = re.findall(r'href="(/brand/[^"]+\.css)"', client.get(NEEDED).text)
    assert client.get(sheet)["Content-Type"].startswith("text/css")


def test_whoever_sets_one_up_goes_on(client: Client, alice: User) -> None:
    demand(days=0, ago=1)
    client.force_login(alice)
    client.post("/accounts/reauthenticate/", {"password": factories.PASSWORD})
    key = client.get(APP).context["form"].secret
    client.post(APP, {"code": format_hotp_value(hotp_value(key, int(time.time()) // 30))})
    page = client.get("/desk/tickets/")
    assert page.status_code == 200
    assert NOTICE not in page.text


def test_others_hear_nothing_of_it(client: Client, bob: User) -> None:
    demand(Role.AGENT, days=0, ago=1)
    client.force_login(bob)
    assert NOTICE not in client.get("/desk/tickets/").text


def test_a_newcomer_has_the_same_time(client: Client) -> None:
    demand(days=14, ago=300)
    client.force_login(factories.user("New"))
    assert NOTICE in client.get("/desk/tickets/").text


def test_a_token_opens_nothing_either_until_there_is_one(client: Client, alice: User) -> None:
    demand(days=14, ago=15)
    headers = {"authorization": f"Token {issue_api_token(user=alice)}"}
    refused = client.get("/api/v1/tickets/", headers=headers)
    assert (refused.status_code, "second factor" in refused.text) == (403, True)
    TOTP.activate(alice, generate_totp_secret())
    assert client.get("/api/v1/tickets/", headers=headers).status_code == 200


@pytest.mark.parametrize("type_", [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN])
def test_the_last_one_stays_where_it_is_needed(client: Client, alice: User, type_: str) -> None:
    demand()
    row = Authenticator.objects.create(user=alice, type=type_, data={"secret": "", "name": "Phone"})
    client.force_login(alice)
    client.post("/accounts/reauthenticate/", {"password": factories.PASSWORD})
    path = f"{APP}remove/" if type_ == Authenticator.Type.TOTP else f"/desk/me/security/passkeys/{row.pk}/remove/"
    assert "set up another one first" in client.get(path).text
    client.post(path)
    assert Authenticator.objects.count() == 1


def test_the_admin_who_demanded_it_without_time_still_comes_in(client: Client) -> None:
    client.force_login(factories.user("Ada", role=Role.ADMIN))
    client.post(PAGE, form(demand_admin="on", days_admin="0"))
    known.kept.forget()
    assert client.get(PAGE)["Location"] == NEEDED
    assert client.get(NEEDED).status_code == 200

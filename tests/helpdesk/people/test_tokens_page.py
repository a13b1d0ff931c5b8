"""One's own tokens: made on a page for a purpose, bounded, told once, seen in use, revoked."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from knox.models import AuthToken
from rest_framework.test import APIClient

from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import TokenGrant, User
from helpdesk.people.services.api_tokens import issue_api_token
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "/desk/me/tokens/"


@pytest.fixture
def agent(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


def made(agent: Client, **fields: object) -> str:
    """A token as its page tells it."""
    sent = {"name": "Nightly report", "days": "30", "may_write": "read", **fields}
    found = re.search(r'class="token-secret"[^>]*>(\w+)<', agent.post(PAGE, sent).content.decode())
    assert found
    return found[1]


def asks(token: str, path: str, method: str = "get") -> int:
    api = APIClient()
    api.credentials(HTTP_AUTHORIZATION=f"Token {token}")
    return int(getattr(api, method)(path).status_code)


def test_a_token_is_told_once_and_opens_the_api(agent: Client) -> None:
    token = made(agent)
    assert asks(token, "/api/v1/tickets/") == 200
    page = agent.get(PAGE).content.decode()
    assert ("Nightly report" in page, token in page) == (True, False)


def test_one_that_may_read_changes_nothing(agent: Client, alice: User) -> None:
    ticket = factories.ticket(team=alice.teams.get())
    path = f"/api/v1/tickets/{ticket.number}/"
    assert asks(made(agent), path, "patch") == 403
    assert asks(made(agent, may_write="change"), path, "patch") != 403


@pytest.mark.parametrize(
    ("areas", "path", "status"),
    [
        (["tickets"], "/api/v1/tasks/", 200),
        (["tickets"], "/api/v1/customers/", 403),
        (["customers", "articles"], "/api/v1/articles/", 200),
        ([], "/api/v1/complaints/", 200),
    ],
)
def test_one_for_an_area_opens_no_other(agent: Client, areas: list[str], path: str, status: int) -> None:
    assert asks(made(agent, areas=areas), path) == status


def test_its_last_use_is_seen(agent: Client) -> None:
    token = made(agent)
    assert "never used" in agent.get(PAGE).content.decode()
    asks(token, "/api/v1/tickets/")
    used = TokenGrant.objects.get().last_used_at
    assert used
    assert used <= timezone.now()


def test_revoked_it_opens_nothing_and_both_stand_in_the_log(agent: Client) -> None:
    token = made(agent)
    agent.post(f"{PAGE}{AuthToken.objects.get().token_key}/revoke/")
    assert asks(token, "/api/v1/tickets/") == 401
    told = AuditEntry.objects.filter(kind="api_token").order_by("pk").values_list("action", "thing")
    assert list(told) == [("token_made", "Nightly report"), ("token_revoked", "Nightly report")]


def test_nobody_revokes_somebody_else_s(agent: Client, charlie: User) -> None:
    issue_api_token(user=charlie)
    other = AuthToken.objects.get(user=charlie)
    assert agent.post(f"{PAGE}{other.token_key}/revoke/").status_code == 404
    assert AuthToken.objects.filter(pk=other.pk).exists()


def test_a_token_without_a_purpose_is_refused_and_what_was_ticked_stays(agent: Client) -> None:
    answer = agent.post(PAGE, {"name": "", "days": "30", "may_write": "change", "areas": ["articles"]})
    assert (answer.status_code, AuthToken.objects.count()) == (422, 0)
    assert re.search(r'value="articles"[^>]*checked', answer.content.decode())


def test_the_secret_stands_nowhere(agent: Client) -> None:
    token = made(agent)
    assert token not in str([*TokenGrant.objects.values(), *AuditEntry.objects.values(), *AuthToken.objects.values()])


def test_revoking_asks_first_and_needs_no_script(agent: Client) -> None:
    made(agent)
    key, words = AuthToken.objects.get().token_key, agent.get(PAGE).content.decode()
    assert f'data-dialog="revoke-{key}"' in words
    assert "A revoked token cannot be brought back." in words
    assert words.count(f'action="{PAGE}{key}/revoke/"') == 2  # the row's own form, and that of the question

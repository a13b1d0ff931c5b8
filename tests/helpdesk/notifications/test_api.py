"""`/api/v1/notices/`: what the caller is told of, and marking it as seen."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from helpdesk.notifications.models import Notice
from helpdesk.notifications.services import notify
from helpdesk.people.models import User
from helpdesk.tickets.models import Ticket

pytestmark = pytest.mark.django_db
LIST, SEEN = "/api/v1/notices/", "/api/v1/notices/seen/"


@pytest.fixture
def api(alice: User) -> APIClient:
    caller = APIClient()
    caller.force_login(alice)
    return caller


@pytest.fixture
def told(hers: Ticket, alice: User, bob: User) -> Notice:
    for person in (alice, bob):
        notify(kind="assigned", to=[person], thing=f"ticket:{hers.pk}", occasion="event:1", ticket=hers)
    return Notice.objects.get(user=alice)


def test_one_reads_one_s_own(api: APIClient, told: Notice, hers: Ticket) -> None:
    with CaptureQueriesContext(connection) as statements:
        (found,) = api.get(LIST).json()["results"]
    assert (found["id"], found["ticket"], found["words"]) == (
        told.pk,
        hers.number,
        f"#{hers.number} was assigned to you",
    )
    assert len(statements) <= 6


@pytest.mark.parametrize("which", ["ids", "ticket", "all"])
def test_they_are_marked_as_seen(api: APIClient, told: Notice, hers: Ticket, which: str) -> None:
    body = {"ids": {"ids": [told.pk]}, "ticket": {"ticket": hers.number}, "all": {}}[which]
    assert api.post(SEEN, body, format="json").json() == {"seen": 1, "unread": 0}
    assert api.get(LIST, {"unseen": "true"}).json()["results"] == []


def test_others_are_not_touched(api: APIClient, told: Notice, bob: User) -> None:
    theirs = Notice.objects.get(user=bob)
    assert api.post(SEEN, {"ids": [theirs.pk]}, format="json").json()["seen"] == 0
    theirs.refresh_from_db()
    assert theirs.seen_at is None


def test_a_ticket_that_one_does_not_see_is_not_there(api: APIClient) -> None:
    assert api.post(SEEN, {"ticket": 999999}, format="json").status_code == 404

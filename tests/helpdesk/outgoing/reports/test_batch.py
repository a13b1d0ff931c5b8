"""A batch of a provider with one event that nobody can read: the others count, and that one is told."""

import base64
import json
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from helpdesk.outgoing.models import MailEvent
from helpdesk.outgoing.queries.provider_reports import provider_reports
from helpdesk.outgoing.tasks import handle_mail_events

pytestmark = pytest.mark.django_db
PASSWORD = "reporter:kettle"
GOOD = {
    "event": "bounce",
    "email": "meg@example.org",
    "sg_event_id": "1",
    "sg_message_id": "x",
    "timestamp": 1700000000,
}
SPARKPOST = {"type": "spam_complaint", "raw_rcpt_to": "meg@example.org", "event_id": "1", "timestamp": "1700000000"}
BAD: list[Any] = [
    {"event": "bounce", "email": "kim@example.org", "timestamp": "noon"},
    {"event": "bounce", "email": "kim@example.org", "timestamp": 1e40},
    {"email": ["kim@example.org"], "event": {"no": "word"}, "timestamp": 1700000000},
    {},
    "bounce",
    None,
    [[]],
    {"event": "bounce", "email": "kim\ud800@example.org", "reason": "\x00", "timestamp": 1700000000},
]


@pytest.fixture(autouse=True)
def _provider(settings: Settings) -> None:
    settings.MAIL_WEBHOOKS = ["sendgrid", "sparkpost", "mailjet"]
    settings.ANYMAIL = {"WEBHOOK_SECRET": [PASSWORD]}


def post(provider: str, events: Any) -> int:
    headers = {"Authorization": "Basic " + base64.b64encode(PASSWORD.encode()).decode()}
    body = json.dumps(events)
    answer = Client().post(f"/hooks/mail/{provider}/", body, content_type="application/json", headers=headers)
    return answer.status_code


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_others_are_stored(bad: Any, place: int) -> None:
    batch = [GOOD, GOOD | {"sg_event_id": "2"}]
    batch.insert(place, bad)
    assert post("sendgrid", batch) == 200
    assert MailEvent.objects.filter(recipient="meg@example.org").count() == 2


def test_the_bad_one_is_told_once_however_often_the_batch_comes() -> None:
    for _ in range(2):
        assert post("sendgrid", [GOOD, BAD[0]]) == 200
        handle_mail_events()
    told = MailEvent.objects.get(state=MailEvent.State.UNREADABLE)
    assert ("TypeError" in told.reason, told.provider) == (True, "sendgrid")
    reports = provider_reports()
    assert reports is not None
    assert (reports.total, reports.unreadable) == (2, 1)


@pytest.mark.parametrize(
    ("provider", "good"),
    [
        ("sparkpost", {"msys": {"message_event": SPARKPOST}}),
        ("mailjet", {"event": "bounce", "email": "meg@example.org", "time": 1700000000, "MessageID": 7}),
    ],
)
def test_so_it_is_with_every_provider_that_posts_many(provider: str, good: Any) -> None:
    assert post(provider, [good, {"nothing": "known"}, 7]) == 200
    assert MailEvent.objects.filter(recipient="meg@example.org").count() == 1


@pytest.mark.parametrize("events", [[BAD[0]], "x", 7, {"x": 1}])
def test_a_post_in_which_nothing_can_be_read_is_refused(events: Any) -> None:
    assert post("sendgrid", events) == 400

"""The page of stuck events."""

import pytest
from django.test import Client
from django.utils import timezone

from helpdesk.events.models import Delivery, EventRecord
from helpdesk.people.models import User

pytestmark = pytest.mark.django_db
PAGE = "/desk/settings/events/"


@pytest.fixture
def stuck() -> Delivery:
    event = EventRecord.objects.create(name="TicketResolved", payload={})
    return Delivery.objects.create(
        event=event,
        handler="surveys.invite",
        state=Delivery.State.STUCK,
        attempts=8,
        next_attempt_at=timezone.now(),
        error="Traceback …\nValueError: <no policy>",
    )


def test_the_page_names_handler_event_and_error(client: Client, bob: User, stuck: Delivery) -> None:
    client.force_login(bob)
    page = client.get(PAGE).content.decode()
    assert "surveys.invite" in page
    assert "ValueError: &lt;no policy&gt;" in page


def test_try_again_gives_a_fresh_set_of_attempts(client: Client, bob: User, stuck: Delivery) -> None:
    client.force_login(bob)
    client.post(f"{PAGE}{stuck.pk}/retry/")
    stuck.refresh_from_db()
    assert (stuck.state, stuck.attempts) == (Delivery.State.PENDING, 0)


def test_nothing_stuck_says_so(client: Client, bob: User) -> None:
    client.force_login(bob)
    assert "Nothing is stuck" in client.get(PAGE).content.decode()


def test_agents_do_not_see_it(client: Client, alice: User, stuck: Delivery) -> None:
    client.force_login(alice)
    assert client.get(PAGE).status_code == 403
    assert client.post(f"{PAGE}{stuck.pk}/retry/").status_code == 403

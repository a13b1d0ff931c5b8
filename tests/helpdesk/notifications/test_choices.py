"""`/desk/me/notices/`: each kind in its way, hours of mail, times of the digest."""

import pytest
from django.test import Client

from helpdesk.notifications.kinds import Way, known
from helpdesk.notifications.models import Hours
from helpdesk.notifications.queries.choices import choices_of
from helpdesk.people.models import User

pytestmark = pytest.mark.django_db
PAGE = "/desk/me/notices/"


def form(**other: object) -> dict[str, object]:
    ways = {f"way_{kind.key}": "app" for kind in known() if not kind.is_urgent}
    usual = {"hours": "always", "days": [0, 1], "opens": "480", "closes": "1080", "digest": "480"}
    return {**ways, **usual, "second_digest": "", **other}


@pytest.fixture
def client(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


def test_what_is_chosen_is_stored_and_shown(client: Client, alice: User) -> None:
    sent = form(way_assigned="digest", hours="own", days=[5, 6], opens="1320", closes="360", second_digest="960")
    assert client.post(PAGE, sent).status_code == 302
    stored = choices_of(alice)
    assert (stored.ways["assigned"], stored.hours) == (Way.DIGEST, Hours.OWN)
    assert (stored.days, stored.opens, stored.closes, stored.digests) == ([5, 6], 1320, 360, [480, 960])
    assert '<option value="960" selected>16:00' in client.get(PAGE).text


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"way_assigned": "pigeon"}, "way_assigned"),
        ({"hours": "own", "days": []}, "days"),
        ({"hours": "own", "opens": "480", "closes": "480"}, "closes"),
        ({"digest": "485"}, "digest"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(client: Client, other: dict[str, object], field: str) -> None:
    answer = client.post(PAGE, form(**other))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_nobody_switches_off_that_somebody_was_hurt(client: Client, alice: User) -> None:
    page = client.get(PAGE).text
    assert "Somebody was hurt" in page
    assert "way_harm" not in page
    client.post(PAGE, form(way_harm="off"))
    assert "harm" not in choices_of(alice).ways


def test_the_preferences_lead_there(client: Client) -> None:
    assert PAGE in client.get("/desk/me/").text

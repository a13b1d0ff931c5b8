"""Settings, Webhooks: managers let programs post, and see each secret once."""

import pytest
from django.test import Client

from helpdesk.channels.models import Endpoint
from helpdesk.people.models import User
from helpdesk.web.sealed import unseal

FORM = {"name": "Chirp", "channel": "social", "reply_url": "https://chirp.example/answers"}
LIST = "/desk/settings/webhooks/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


def test_a_new_one_has_an_address_and_its_secret_is_shown_once(manager: Client) -> None:
    page = manager.post(f"{LIST}new/", FORM, follow=True).content.decode()
    made = Endpoint.objects.get()
    assert f"/api/v1/channels/{made.slug}/posts/" in page
    shown = manager.post(f"{LIST}{made.pk}/secret/").content.decode()
    made.refresh_from_db()
    assert unseal(made.secret) in shown
    assert unseal(made.secret) not in manager.get(f"{LIST}{made.pk}/").content.decode()


def test_two_of_one_name_have_two_addresses(manager: Client) -> None:
    manager.post(f"{LIST}new/", FORM)
    manager.post(f"{LIST}new/", FORM)
    assert set(Endpoint.objects.values_list("slug", flat=True)) == {"chirp", "chirp-2"}


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(manager: Client) -> None:
    answer = manager.post(f"{LIST}new/", FORM | {"reply_url": "ftp:/x", "name": "Chirp & Co"})
    assert answer.status_code == 422
    assert "Chirp &amp; Co" in answer.content.decode()
    assert not Endpoint.objects.exists()


def test_one_that_is_off_says_so_and_can_be_switched_on(manager: Client, endpoint: Endpoint) -> None:
    manager.post(f"{LIST}{endpoint.pk}/off/")
    assert "Switch on" in manager.get(LIST).content.decode()
    manager.post(f"{LIST}{endpoint.pk}/on/")
    assert Endpoint.objects.get().is_active


def test_an_agent_changes_none(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert client.get(LIST).status_code == 403


def test_a_change_keeps_address_and_secret(manager: Client, endpoint: Endpoint) -> None:
    manager.post(f"{LIST}{endpoint.pk}/", FORM | {"name": "Chirp 2"})
    changed = Endpoint.objects.get()
    assert (changed.name, changed.slug, changed.secret) == ("Chirp 2", endpoint.slug, endpoint.secret)

"""What managers do with webhooks is told in words, and a team that is put away hands its own over."""

import pytest
from django.conf import LazySettings
from django.test import Client

from helpdesk.audit.models import AuditEntry
from helpdesk.channels.models import Endpoint
from helpdesk.channels.webhook import services
from helpdesk.channels.webhook.retention import remove_old_bodies
from helpdesk.people.models import User
from helpdesk.people.services.teams import archive_team
from tests import factories

pytestmark = pytest.mark.django_db


def test_each_press_is_one_entry_with_what_it_was_before(client: Client, bob: User, endpoint: Endpoint) -> None:
    client.force_login(bob)
    client.post(f"/desk/settings/webhooks/{endpoint.pk}/off/")
    client.post(f"/desk/settings/webhooks/{endpoint.pk}/on/")
    client.post(f"/desk/settings/webhooks/{endpoint.pk}/secret/")
    entries = AuditEntry.objects.filter(kind="webhook").order_by("pk")
    assert [(entry.action, list(entry.changes)) for entry in entries] == [
        ("changed", ["is_active"]),
        ("changed", ["is_active"]),
        ("renewed", ["secret"]),
    ]
    page = client.get("/desk/settings/audit/?kind=webhook").content.decode()
    assert f"/desk/settings/webhooks/{endpoint.pk}/" in page


def test_its_channel_is_told_by_name(client: Client, bob: User) -> None:
    services.save_endpoint(Endpoint(name="Chirp", channel="social"), by=bob)
    client.force_login(bob)
    assert "Social media" in client.get("/desk/settings/audit/?kind=webhook").content.decode()


def test_a_team_that_is_put_away_hands_its_webhooks_over(endpoint: Endpoint, bob: User) -> None:
    team, other = factories.team("Web"), factories.team("Desk")
    Endpoint.objects.update(team=team)
    archive_team(team=team, to=other, by=bob)
    endpoint.refresh_from_db()
    assert endpoint.team == other


def test_bytes_that_are_kept_for_ever_are_not_removed(settings: LazySettings) -> None:
    settings.RAW_MAIL_DAYS = 0
    assert remove_old_bodies() == 0

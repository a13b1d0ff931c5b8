"""The bell: on the settings' broker, and no harm when it cannot ring."""

from collections.abc import Iterator

import pytest
from celery import Celery, current_app
from celery._state import get_current_app
from django.conf import settings
from django.db import transaction

from helpdesk.events import publish
from helpdesk.events.models import Delivery
from helpdesk.tickets.events import TicketResolved


@pytest.fixture
def broker_away() -> Iterator[None]:
    """Tasks go to a broker that does not answer."""
    usual = get_current_app()
    lost = Celery(set_as_current=True)
    lost.config_from_object("django.conf:settings", namespace="CELERY")
    lost.conf.update(broker_url="redis://127.0.0.1:1/0")
    yield
    usual.set_current()


def test_every_process_rings_on_the_broker_of_the_settings() -> None:
    assert current_app.conf.broker_url == settings.CELERY_BROKER_URL


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("broker_away")
def test_an_event_outlives_a_broker_that_is_away() -> None:
    with transaction.atomic():
        publish(TicketResolved(ticket_id=1))
    assert Delivery.objects.filter(event__name="TicketResolved", state="pending").exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("broker_away")
def test_nobody_waits_for_a_broker_that_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr("kombu.utils.functional.sleep", slept.append)
    with transaction.atomic():
        publish(TicketResolved(ticket_id=1))
    assert slept == []

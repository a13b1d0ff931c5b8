"""What machines that watch Amends are told."""

import time
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
import time_machine
from celery import Celery
from celery._state import get_current_app
from celery.signals import task_prerun
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from helpdesk.settings.schedule import DEFAULT_QUEUE, MAIL_QUEUE
from helpdesk.web.workers import pulse
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def nobody_answers() -> Iterator[None]:
    """Workers are asked over a broker that is not there."""
    usual = get_current_app()
    lost = Celery(set_as_current=True)
    lost.config_from_object("django.conf:settings", namespace="CELERY")
    lost.conf.update(broker_url="redis://127.0.0.1:1/0")
    yield
    usual.set_current()


def figures(client: Client, settings: Settings) -> dict[str, float]:
    settings.PROMETHEUS_METRICS_TOKEN = "a token"
    text = client.get("/metrics", headers={"Authorization": "Bearer a token"}).content.decode()
    lines = [line.rsplit(" ", 1) for line in text.splitlines() if line.startswith("amends_")]
    return {name: float(value) for name, value in lines}


def test_beat_and_worker_are_missed_when_nothing_is_heard_of_them(client: Client, nobody_answers: None) -> None:
    problems = client.get("/readyz").json()["problems"]
    assert problems["beat"] == "beat has not rung yet"
    assert "worker" in problems


def test_signs_of_both_are_enough(client: Client) -> None:
    pulse.record_sign_of_life("beat")
    task_prerun.send(None)
    problems = client.get("/readyz").json()["problems"]
    assert not {"beat", "worker"} & problems.keys()


def test_a_worker_that_sends_mail_is_no_sign_of_the_other() -> None:
    for queue, is_heard in ((MAIL_QUEUE, False), (DEFAULT_QUEUE, True)):
        job = SimpleNamespace(request=SimpleNamespace(delivery_info={"routing_key": queue}))
        task_prerun.send(None, task=job)
        assert (pulse.age("worker") is not None) == is_heard


@pytest.mark.parametrize("seconds", [-7200, 7200])
def test_an_old_sign_is_none_whichever_way_the_clock_went(seconds: int) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        cache.set("pulse:beat", time.time() + seconds)
        assert pulse.beat_problem() == "beat has not rung for 7200 seconds"


def test_figures_are_read_from_the_rows(client: Client, settings: Settings, alice: object) -> None:
    factories.ticket()
    found = figures(client, settings)
    assert found['amends_tickets_open{status="new"}'] == 1
    assert found['amends_tickets_open{status="waiting"}'] == 0
    assert found["amends_events_waiting"] > 0
    assert found["amends_events_stuck"] == 0
    assert found['amends_mail_received_last_hour{outcome="created"}'] == 0
    assert found["amends_mail_waiting"] == found["amends_mail_oldest_seconds"] == 0


def test_strangers_get_no_figures(client: Client, alice: object) -> None:
    assert client.get("/metrics").status_code == 404

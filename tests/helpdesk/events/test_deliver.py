"""Delivering events: once each, with back-off, and nobody is held up by another's failure."""

import dataclasses
import datetime as dt

import pytest
from django.db import transaction
from django.utils import timezone

from helpdesk.events import Event, publish, registry, subscribe
from helpdesk.events.deliver import MAX_ATTEMPTS, back_off, drain, retry
from helpdesk.events.models import Delivery

pytestmark = pytest.mark.django_db


@dataclasses.dataclass(frozen=True, kw_only=True)
class KettleBoiled(Event):
    kettle_id: int


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What a handler that works has heard, beside one that always fails."""
    monkeypatch.setattr(registry, "_handlers", {})
    ids: list[int] = []

    @subscribe(KettleBoiled, name="tests.fail")
    def fail(event: KettleBoiled) -> None:
        raise LookupError("no cup")

    @subscribe(KettleBoiled, name="tests.hear")
    def hear(event: KettleBoiled) -> None:
        ids.append(event.kettle_id)

    return ids


def boil() -> None:
    with transaction.atomic():
        publish(KettleBoiled(kettle_id=7))


def due_again() -> None:
    Delivery.objects.filter(state="pending").update(next_attempt_at=timezone.now() - dt.timedelta(seconds=1))


def test_a_failing_handler_holds_up_no_other(heard: list[int]) -> None:
    boil()
    drain()
    assert heard == [7]
    assert "no cup" in Delivery.objects.get(handler="tests.fail").error


def test_a_failure_is_tried_again_later_and_success_is_not(heard: list[int]) -> None:
    boil()
    drain()
    due_again()
    drain()
    assert heard == [7]
    assert Delivery.objects.get(handler="tests.fail").attempts == 2


def test_after_the_last_attempt_a_person_decides(heard: list[int]) -> None:
    boil()
    for _ in range(MAX_ATTEMPTS):
        drain()
        due_again()
    stuck = Delivery.objects.get(handler="tests.fail")
    assert stuck.state == Delivery.State.STUCK
    retry(stuck)
    stuck.refresh_from_db()
    assert (stuck.state, stuck.attempts) == (Delivery.State.PENDING, 0)


def test_waiting_grows_up_to_six_hours() -> None:
    waits = [back_off(n).total_seconds() for n in range(1, MAX_ATTEMPTS)]
    assert waits[:3] == [5, 20, 80]
    assert waits == sorted(waits)
    assert max(waits) <= 6 * 3600


@pytest.mark.django_db(transaction=True)
def test_publishing_outside_a_transaction_is_refused(heard: list[int]) -> None:
    with pytest.raises(RuntimeError, match="inside the transaction"):
        publish(KettleBoiled(kettle_id=1))


def test_what_a_handler_did_before_it_failed_is_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_handlers", {})

    @subscribe(KettleBoiled, name="tests.half")
    def half(event: KettleBoiled) -> None:
        publish(KettleBoiled(kettle_id=8))
        raise LookupError("spilt")

    boil()
    drain()
    assert Delivery.objects.count() == 1

"""Delivering events: once each, with back-off, and nobody is held up by another's failure."""

import dataclasses
import datetime as dt
import threading
from contextlib import suppress

import pytest
from django.db import connection, transaction
from django.utils import timezone

from helpdesk.events import Event, deliver, order, publish, registry, subscribe
from helpdesk.events.deliver import MAX_ATTEMPTS, WAITS, drain, retry
from helpdesk.events.models import Delivery
from helpdesk.events.order import PATIENCE

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
    waits = [WAITS.after(n).total_seconds() for n in range(1, MAX_ATTEMPTS)]
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


def test_an_error_of_the_database_that_a_handler_hides_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_handlers", {})

    @subscribe(KettleBoiled, name="tests.hide")
    def hide(event: KettleBoiled) -> None:
        with suppress(LookupError), transaction.atomic(savepoint=False):
            raise LookupError("spilt")

    boil()
    drain()
    row = Delivery.objects.get()
    assert (row.state, row.attempts, "went on after an error" in row.error) == ("pending", 1, True)


@pytest.mark.django_db(transaction=True)
def test_what_one_worker_runs_no_other_takes_and_nobody_sees_as_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_handlers", {})
    meanwhile: list[object] = []

    def look() -> None:
        meanwhile.extend([drain(), Delivery.objects.get().state])
        connection.close()

    @subscribe(KettleBoiled, name="tests.slow")
    def slow(event: KettleBoiled) -> None:
        other = threading.Thread(target=look)
        other.start()
        other.join()

    boil()
    drain()
    assert (meanwhile, Delivery.objects.get().state) == ([0, "pending"], "done")


@pytest.mark.django_db(transaction=True)
def test_a_failure_is_not_counted_where_another_worker_has_done_it_by_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_handlers", {})

    @subscribe(KettleBoiled, name="tests.fail")
    def fail(event: KettleBoiled) -> None:
        raise LookupError("no cup")

    def done_by_another(*_: object, **__: object) -> None:
        Delivery.objects.update(state="done", attempts=1)

    boil()
    monkeypatch.setattr(deliver.log, "exception", done_by_another)
    drain()
    row = Delivery.objects.get()
    assert (row.state, row.attempts, row.error) == ("done", 1, "")


@dataclasses.dataclass(frozen=True, kw_only=True)
class CupFilled(KettleBoiled):
    @property
    def subject(self) -> str:
        return f"cup:{self.kettle_id}"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What happened in which order, where a handler that decides stands after one that tells, and fails at first."""
    for name in ("_handlers", "deciding", "telling"):
        monkeypatch.setattr(registry, name, type(getattr(registry, name))())
    order: list[str] = []

    @subscribe(CupFilled, name="tests.tell", tells=True)
    def tell(event: CupFilled) -> None:
        order.append(f"told {event.kettle_id}")

    @subscribe(CupFilled, name="tests.decide", decides=True)
    def decide(event: CupFilled) -> None:
        order.append(f"decided {event.kettle_id}")
        if event.kettle_id == 13:
            raise LookupError("no cup")

    return order


def fill(number: int) -> int:
    with transaction.atomic():
        publish(CupFilled(kettle_id=number))
    return Delivery.objects.latest("pk").event_id


def test_who_tells_waits_for_those_who_decide(told: list[str]) -> None:
    fill(1)
    drain()
    assert told == ["decided 1", "told 1"]


def test_all_that_happened_to_the_subject_is_decided_first(told: list[str]) -> None:
    first, second = fill(1), fill(1)
    drain(event_id=first)
    assert told == ["decided 1"]
    drain(event_id=second)
    assert told == ["decided 1", "decided 1", "told 1", "told 1"]


def test_a_decision_that_fails_holds_nobody_up_for_long(told: list[str]) -> None:
    fill(13)
    fill(1)
    drain()
    assert told == ["decided 13", "decided 1", "told 1"]
    for _ in range(PATIENCE - 1):
        due_again()
        drain()
    assert told[-1] == "told 13"


def test_two_functions_cannot_have_one_name(heard: list[int]) -> None:
    with pytest.raises(ValueError, match=r"two handlers of KettleBoiled are called 'tests\.hear'"):

        @subscribe(KettleBoiled, name="tests.hear")
        def other(event: KettleBoiled) -> None: ...


def test_where_nobody_tells_anything_nothing_waits(heard: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "telling", set())
    publish(KettleBoiled(kettle_id=7))
    assert order.held_up_by(Delivery.objects.latest("pk").event_id) == []
    drain()
    assert heard == [7]

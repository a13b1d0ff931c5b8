"""Erases what is held of one customer, in small transactions that go on where a crash ended them."""

import datetime as dt
import logging
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.audit.services import record
from helpdesk.customers.models import Customer
from helpdesk.customers.person import Person
from helpdesk.customers.personal import person_of
from helpdesk.customers.registry import Hold, holdings, holds_of
from helpdesk.people.models import User
from helpdesk.people.models.users import STAFF_ROLES
from helpdesk.privacy.models import Erasure
from helpdesk.privacy.verbs import ERASED, ERASURE_ORDERED

MOST_FAILURES = 5
ONE_RUN = dt.timedelta(seconds=120)
"""After so long a run makes room for other work; the next one goes on."""

log = logging.getLogger(__name__)


def order_erasure(*, customer: Customer, reason: str, by: User) -> Erasure:
    """Ask for an erasure; one that is under way already is that one.

    Raises:
        ValidationError: nothing is left of this customer, or it is a colleague.
    """
    with transaction.atomic():
        row = Customer.objects.select_for_update(no_key=True).get(pk=customer.pk)
        if known := Erasure.objects.filter(customer=row).exclude(state=Erasure.State.DONE).first():
            return known
        if row.erased_at:
            raise ValidationError(gettext("This customer was erased already."))
        if row.user and row.user.role in STAFF_ROLES:
            raise ValidationError(gettext("This is a colleague’s own record. Take their role first."))
        record(ERASURE_ORDERED, by=by, thing=row)
        person = person_of(row, held=())
        return Erasure.objects.create(
            customer=row, by=by, by_name=by.short_name[:200], reason=Erasure.Reason(reason), person=person.kept()
        )


def try_erasure_again(*, erasure: Erasure) -> None:
    """Let a worker go on with an erasure that failed."""
    failed = Erasure.objects.filter(pk=erasure.pk, state=Erasure.State.FAILED)
    failed.update(state=Erasure.State.WAITING, error="", failures=0, beat_at=None)


def released() -> list[int]:
    """Erasures that wait for legal holds which were ended, or have another day since."""
    waiting = Erasure.objects.filter(state=Erasure.State.HELD).only("customer_id", "held")
    return [row.pk for row in waiting if row.held != _kept(holds_of(row.customer_id))]


def _kept(holds: Sequence[Hold]) -> list[dict[str, Any]]:
    return [{"number": hold.number, "until": hold.until.isoformat()} for hold in holds]


def erase(*, erasure: Erasure, run: dt.timedelta = ONE_RUN) -> None:
    """Go on with an erasure until it is done, held, or its run is over. A failure is kept with it and tried again."""
    ends = timezone.now() + run
    try:
        while _part(erasure.pk) and timezone.now() < ends:
            pass
    except Exception as error:
        log.exception("erasure %s failed", erasure.pk)
        _failed(erasure.pk, error)


def _part(pk: int) -> bool:
    """One transaction of the work; False where nothing is left to do for now."""
    with transaction.atomic():
        row = Erasure.objects.select_for_update(no_key=True).get(pk=pk)
        if row.state in (Erasure.State.DONE, Erasure.State.FAILED):
            return False
        holds = holds_of(row.customer_id)
        person = _person(row, holds)
        row.state, row.beat_at, row.resume_on = Erasure.State.RUNNING, timezone.now(), None
        for holding in holdings():
            if done := holding.erase(person):
                row.step, row.counts[holding.key] = holding.key, row.counts.get(holding.key, 0) + done
                row.failures = 0
                row.save()
                return True
        _finish(row, holds)
        return False


def _person(row: Erasure, holds: Any) -> Person:
    kept: dict[str, Any] = row.person
    return Person.from_kept({**kept, "held": [hold.ticket_id for hold in holds]})


def _finish(row: Erasure, holds: Any) -> None:
    row.step = row.error = ""
    row.held = _kept(holds)
    if holds:
        row.state, row.resume_on = Erasure.State.HELD, _earliest(holds)
    else:
        row.state, row.person, row.finished_at = Erasure.State.DONE, {}, timezone.now()
        record(ERASED, by=row.by, thing=row.customer)
    row.save()


def _earliest(holds: list[Hold]) -> dt.date:
    """The day after the first hold ends."""
    first: dt.date = min(hold.until for hold in holds)
    return first + dt.timedelta(days=1)


def _failed(pk: int, error: Exception) -> None:
    with transaction.atomic():
        row = Erasure.objects.select_for_update(no_key=True).get(pk=pk)
        row.failures += 1
        row.error = type(error).__name__
        if row.failures >= MOST_FAILURES:
            row.state = Erasure.State.FAILED
        row.save(update_fields=["failures", "error", "state"])

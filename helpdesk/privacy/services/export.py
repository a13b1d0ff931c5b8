"""Makes exports of all that is held of one customer, and removes them when their time is over."""

import datetime as dt
import logging
import tempfile
from pathlib import Path

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from helpdesk.audit.services import record
from helpdesk.audit.verbs import Action
from helpdesk.customers.models import Customer
from helpdesk.customers.personal import person_of
from helpdesk.customers.registry import holdings
from helpdesk.people.models import User
from helpdesk.privacy.archive import Archive
from helpdesk.privacy.models import CustomerExport
from helpdesk.privacy.verbs import EXPORT_TAKEN
from helpdesk.web.requests.language import speaking_to

KEPT = dt.timedelta(days=7)

log = logging.getLogger(__name__)


def order_export(*, customer: Customer, with_notes: bool, by: User) -> CustomerExport:
    """Ask for an export; one that is under way already is that one."""
    with transaction.atomic():
        list(Customer.objects.select_for_update(no_key=True).filter(pk=customer.pk).values_list("pk"))
        states = (CustomerExport.State.WAITING, CustomerExport.State.RUNNING)
        known = CustomerExport.objects.filter(customer=customer, state__in=states, with_notes=with_notes).first()
        if known:
            return known
        record(Action.EXPORTED, by=by, thing=customer)
        return CustomerExport.objects.create(customer=customer, with_notes=with_notes, by=by, total=len(holdings()))


def try_export_again(*, export: CustomerExport) -> None:
    """Let a worker make an export that failed once more."""
    failed = CustomerExport.objects.filter(pk=export.pk, state=CustomerExport.State.FAILED)
    failed.update(state=CustomerExport.State.WAITING, error="", beat_at=None, done=0)


def take_export(*, export: CustomerExport, by: User) -> None:
    """Record that somebody takes the file along."""
    record(EXPORT_TAKEN, by=by, thing=export.customer)


def make_export(*, export: CustomerExport) -> None:
    """Write the file of an export, a few rows at a time. Whatever goes wrong is kept with it."""
    CustomerExport.objects.filter(pk=export.pk).update(state=CustomerExport.State.RUNNING, beat_at=timezone.now())
    try:
        with tempfile.TemporaryDirectory(prefix="amends-export-") as directory:
            _write(export, Path(directory))
    except Exception as error:
        log.exception("export %s failed", export.pk)
        failed = {"state": CustomerExport.State.FAILED, "error": type(error).__name__}
        CustomerExport.objects.filter(pk=export.pk).update(**failed)


def _write(export: CustomerExport, directory: Path) -> None:
    # Who they are comes first, and mail as it travelled last: an erasure goes the other way.
    customer, parts = export.customer, holdings()[::-1]
    person = person_of(customer)
    with speaking_to(customer.language, customer.time_zone), Archive(directory, str(customer)) as archive:
        for done, holding in enumerate(parts, start=1):
            if holding.export:
                archive.add(holding.key, holding.label, holding.export(person, export.with_notes))
            now = timezone.now()
            CustomerExport.objects.filter(pk=export.pk).update(done=done, total=len(parts), beat_at=now)
    now = timezone.now()
    with archive.path.open("rb") as made, transaction.atomic():
        row = CustomerExport.objects.select_for_update(no_key=True).get(pk=export.pk)
        row.file.save("export.zip", File(made), save=False)
        row.size, row.state, row.error = archive.path.stat().st_size, CustomerExport.State.READY, ""
        row.finished_at, row.expires_at = now, now + KEPT
        row.save()


def remove_expired() -> int:
    """Remove the files of exports whose time is over; returns how many. The rows tell that there was one."""
    old = CustomerExport.objects.filter(state=CustomerExport.State.READY, expires_at__lte=timezone.now())
    gone = 0
    for row in old.order_by("expires_at")[:100]:
        row.file.storage.delete(str(row.file.name))
        row.file, row.state = "", CustomerExport.State.EXPIRED
        row.save(update_fields=["file", "state"])
        gone += 1
    return gone

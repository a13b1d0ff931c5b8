"""Starts an import that was rehearsed."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.imports.models import ImportBatch
from helpdesk.imports.services.lock import lock
from helpdesk.people.models import User


def start_import(*, batch: ImportBatch, by: User | None) -> ImportBatch:
    """Have a worker store what the rehearsal told; each line is decided anew by what is on file then.

    Raises:
        ValidationError: it was not rehearsed, somebody was quicker, or no line would change anything.
    """
    with transaction.atomic(), recorded(batch, by=by):
        row = lock(batch, [ImportBatch.State.CHECKED])
        if not row.made + row.changed:
            raise ValidationError(gettext("No line of this file would change anything."))
        row.state, row.done, row.imported_at, row.by = ImportBatch.State.IMPORTING, 0, timezone.now(), by
        row.save(update_fields=["state", "done", "imported_at", "by"])
    return row

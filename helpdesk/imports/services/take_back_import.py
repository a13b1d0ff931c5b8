"""Takes a whole import back."""

from django.db import transaction

from helpdesk.audit.services import recorded
from helpdesk.imports.models import ImportBatch, ImportLine
from helpdesk.imports.services.lock import lock
from helpdesk.people.models import User


def take_back_import(*, batch: ImportBatch, by: User | None) -> ImportBatch:
    """Have a worker put back what an import changed and remove what it made, but for what was changed or used since.

    What stayed can be tried again, once nothing uses it any more.

    Raises:
        ValidationError: it is not imported, or its lines are gone.
    """
    with transaction.atomic(), recorded(batch, by=by):
        row = lock(batch, [ImportBatch.State.IMPORTED, ImportBatch.State.UNDONE])
        row.lines.filter(step=ImportLine.Step.KEPT).update(step=ImportLine.Step.DONE, reasons=[])
        row.state, row.done = ImportBatch.State.UNDOING, 0
        row.save(update_fields=["state", "done"])
    return row

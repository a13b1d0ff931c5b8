"""Throws a file away that was not imported."""

from django.db import transaction

from helpdesk.imports.models import ImportBatch
from helpdesk.imports.services.check_import import BEFORE
from helpdesk.imports.services.lock import lock


def discard_import(*, batch: ImportBatch) -> None:
    """Remove the file and its rehearsal, which have changed nothing.

    Raises:
        ValidationError: somebody has started it meanwhile.
    """
    with transaction.atomic():
        lock(batch, BEFORE).delete()

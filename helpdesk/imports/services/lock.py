"""Takes an import for the one who changes it."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from helpdesk.imports.models import ImportBatch


def lock(batch: ImportBatch, states: Collection[str]) -> ImportBatch:
    """The import as it is now, locked while this transaction lasts.

    Raises:
        ValidationError: it is in none of these states any more, or discarded.
    """
    row = ImportBatch.objects.select_for_update(no_key=True).defer("content").filter(pk=batch.pk).first()
    if row is None or row.state not in states:
        raise ValidationError(gettext("Somebody has gone on with this import meanwhile. Look at it again."))
    return row

"""Removes files and lines of imports whose time is over."""

from django.db import transaction
from django.utils import timezone

from helpdesk.imports.models import KEPT, ImportBatch, ImportLine


def prune_imports() -> int:
    """Remove what was read from files more than thirty days ago; the counts of an import stay. Returns how many."""
    over = timezone.now() - KEPT
    never = ImportBatch.objects.filter(state__in=["mapping", "checked"], created_at__lt=over)
    old = ImportBatch.objects.filter(state__in=["imported", "undone"], imported_at__lt=over).exclude(content=b"")
    with transaction.atomic():
        keys = list(old.values_list("pk", flat=True))
        ImportLine.objects.filter(batch__in=keys).delete()
        ImportBatch.objects.filter(pk__in=keys).update(content=b"")
        never.delete()
    return len(keys)

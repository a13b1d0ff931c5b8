"""Keeps the tree of causes, for managers."""

from django.db import transaction

from complaints.models import Cause


def save_cause(*, name: str, parent: Cause | None = None, cause: Cause | None = None, is_active: bool = True) -> Cause:
    """Make a cause, or rename, move or retire one. Complaints keep the causes that they have.

    Raises:
        ValidationError: the name is empty or taken in its group, or there would be three levels.
    """
    row = cause or Cause()
    row.name, row.parent, row.is_active = name.strip(), parent, is_active
    with transaction.atomic():
        row.full_clean()
        row.save()
    return row

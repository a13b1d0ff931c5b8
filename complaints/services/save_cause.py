"""Keeps the tree of causes, for managers."""

from complaints.models import Cause
from helpdesk.audit.services import recorded
from helpdesk.people.models import User


def save_cause(
    *,
    name: str,
    parent: Cause | None = None,
    cause: Cause | None = None,
    is_active: bool = True,
    by: User | None = None,
) -> Cause:
    """Make a cause, or rename, move or retire one. Complaints keep the causes that they have.

    Raises:
        ValidationError: the name is empty or taken in its group, or there would be three levels.
    """
    row = cause or Cause()
    row.name, row.parent, row.is_active = name.strip(), parent, is_active
    with recorded(row, by=by):
        # The constraint cannot be asked in Python: Django would compare the group of each cause with itself.
        row.full_clean(validate_constraints=False)
        row.save()
    return row

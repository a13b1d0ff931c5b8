"""Deletes a cause that no complaint has."""

from complaints.models import Cause
from helpdesk.audit.services import recorded
from helpdesk.people.models import User


def delete_cause(*, cause: Cause, by: User | None) -> None:
    """Delete a cause; one that a complaint has, or a group with causes in it, is retired instead.

    Raises:
        ProtectedError: something hangs on it.
    """
    with recorded(cause, by=by):
        Cause.objects.get(pk=cause.pk).delete()

"""Switches a level of escalation off, and on again."""

from django.db import transaction
from django.utils import timezone

from helpdesk.audit.services import recorded
from helpdesk.escalation import known
from helpdesk.escalation.models import EscalationLevel
from helpdesk.escalation.services.save_level import check_alone, check_together
from helpdesk.people.models import User


def switch_level(*, level: EscalationLevel, is_active: bool, by: User | None = None) -> None:
    """Switch it; one that comes on counts for what comes to it from now on.

    Raises:
        ValidationError: another one stands at the same time, or there would be too many.
    """
    with transaction.atomic(), recorded(level, by=by):
        row = EscalationLevel.objects.get(pk=level.pk)
        if row.is_active == is_active:
            return
        row.is_active, row.since = is_active, timezone.now()
        check_alone(row)
        row.save(update_fields=["is_active", "since"])
        check_together()
        transaction.on_commit(known.kept.changed)

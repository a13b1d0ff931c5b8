"""What staff do with a message that was set aside."""

from django.db import transaction

from helpdesk.channels.mail.intake import process
from helpdesk.channels.models import Outcome, RawMail


def release(row: RawMail) -> RawMail:
    """Let the message take effect after all; one that was released or discarded meanwhile is returned as it is."""
    with transaction.atomic():
        held = RawMail.objects.select_for_update().defer("content").get(pk=row.pk)
        if held.outcome != Outcome.QUARANTINED:
            return held
        held.outcome, held.identity = Outcome.RECEIVED, ""
        held.save(update_fields=["outcome", "identity"])
    return process(row.pk, guarded=False)


def discard(row: RawMail) -> None:
    """Throw the message away; its bytes stay until they are pruned, so that this can be undone."""
    RawMail.objects.filter(pk=row.pk, outcome=Outcome.QUARANTINED).update(outcome=Outcome.DISCARDED)


def restore(row: RawMail) -> None:
    """Undo `discard`."""
    RawMail.objects.filter(pk=row.pk, outcome=Outcome.DISCARDED).update(outcome=Outcome.QUARANTINED)

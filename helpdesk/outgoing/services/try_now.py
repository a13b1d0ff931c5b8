"""A person does not want to wait for the end of a pause."""

from django.db import transaction
from django.utils import timezone

from helpdesk.outgoing.models import DomainPause
from helpdesk.outgoing.sending.pauses import wake


def try_now(pause: DomainPause) -> None:
    """The next mail for that domain is its trial; if it fails too, the pause goes on, longer than before."""
    with transaction.atomic():
        row = DomainPause.objects.select_for_update(no_key=True).filter(pk=pause.pk).first()
        if row:
            wake(row)
            row.until = timezone.now()
            row.save(update_fields=["until"])

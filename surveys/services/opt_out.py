"""No more surveys."""

from django.db import transaction

from helpdesk.mime.fields.contacts import normalise_email
from surveys.models import OptOut


def opt_out(*, address: str) -> OptOut:
    """Stores that this address wants no more; doing it twice changes nothing."""
    with transaction.atomic():
        row, _ = OptOut.objects.get_or_create(address=normalise_email(address))
    return row

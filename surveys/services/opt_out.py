"""Stores that an address wants no more surveys."""

from django.db import transaction

from helpdesk.mime.fields.contacts import normalise_email
from surveys.models import OptOut


def opt_out(*, address: str) -> OptOut:
    """Store that this address wants no more surveys; doing it twice changes nothing."""
    with transaction.atomic():
        row, _ = OptOut.objects.get_or_create(address=normalise_email(address))
    return row

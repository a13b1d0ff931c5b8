"""No more surveys."""

from django.db import transaction

from helpdesk.people.contacts import normalise_email
from surveys.models import Invitation, OptOut


def opt_out(*, invitation: Invitation) -> OptOut:
    """Stores that the address this survey went to wants no more; doing it twice changes nothing."""
    with transaction.atomic():
        row, _ = OptOut.objects.get_or_create(address=normalise_email(invitation.sent_to))
    return row

"""Whether the way from the form to an answer was gone once."""

from helpdesk.tickets.channels import FORM
from helpdesk.tickets.models import Direction, Message


def a_request_by_form_was_answered() -> bool:
    """Whether a request that came by the form has an answer."""
    return Message.objects.filter(ticket__channel=FORM.key, direction=Direction.OUT).exists()

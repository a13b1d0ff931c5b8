"""A mail of ours came back: the row, the message and the people who wrote it learn why."""

from django.utils import timezone

from helpdesk.channels.mailboxes import normal
from helpdesk.channels.models import OutgoingMail, OutgoingState
from helpdesk.people.models import ContactPoint
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Message
from helpdesk.tickets.services import add_note, delivery


def tell_returned(mail: OutgoingMail, reason: str) -> Message | None:
    """Mark `mail` as not delivered and leave a note on its ticket; None when it belongs to no ticket."""
    OutgoingMail.objects.filter(pk=mail.pk).update(state=OutgoingState.FAILED, last_answer=reason)
    ContactPoint.objects.filter(kind=ContactPoint.Kind.EMAIL, normalised=normal(mail.recipient)).update(
        bounced_at=timezone.now()
    )
    if mail.message_id:
        delivery.failed(mail.message_id, reason=reason)
    if mail.ticket is None:
        return None
    return add_note(
        ticket=mail.ticket,
        body_text=f"The mail “{mail.subject}” to {mail.recipient} came back: {reason}",
        actor=Actor.system("Mail server"),
    )

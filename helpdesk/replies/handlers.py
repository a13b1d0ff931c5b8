"""What becomes of a reply that began with a saved one."""

from helpdesk.events import subscribe
from helpdesk.replies import services
from helpdesk.replies.access import visible_to
from helpdesk.tickets.events import BegunReplyQueued
from helpdesk.tickets.models import Message


@subscribe(BegunReplyQueued, name="replies.count_use")
def count_use(event: BegunReplyQueued) -> None:
    """Count that a saved reply was used, and how much of it was left."""
    messages = Message.objects.select_related("author_user", "ticket__requester", "ticket__product", "ticket__team")
    message = messages.filter(pk=event.message_id).first()
    if message is None or message.author_user is None or message.begun_with is None:
        return
    # The key came with a form: it counts where it names one that its author may use.
    reply = visible_to(message.author_user).filter(pk=message.begun_with).first()
    if reply:
        services.count_use(reply=reply, message=message, author=message.author_user)

"""Sends a scheduled or held reply before its time, because a person wants it."""

from django.utils.translation import gettext

from helpdesk.tickets.actors import Actor
from helpdesk.tickets.errors import TooLate
from helpdesk.tickets.models import PENDING, Message
from helpdesk.tickets.services.messages.release_scheduled import queue_pending_reply
from helpdesk.tickets.services.messages.reply import check_seen
from helpdesk.tickets.services.parts import store
from helpdesk.tickets.services.parts.steps import check_step


def send_now(*, message: Message, actor: Actor, seen_message_id: int | None = None, undo_seconds: int = 0) -> Message:
    """Let the reply leave after `undo_seconds`, with the status that was chosen for it.

    Raises:
        TooLate: it has left, or was taken back.
        NewerMessage: the customer wrote after what the person has seen; nothing changes.
        NotYet, IllegalTransition: the ticket cannot take the status that was chosen; nothing changes.
    """
    with store.locked(message.ticket) as ticket:
        row = Message.objects.select_for_update(no_key=True).get(pk=message.pk)
        if row.delivery not in PENDING:
            raise TooLate(gettext("The reply is not waiting any more."))
        check_seen(ticket, seen_message_id, beside=row)
        check_step(ticket, row.status_on_send, answering=row.author_user_id is not None)
        queue_pending_reply(ticket, row, status=row.status_on_send, actor=actor, undo_seconds=undo_seconds)
    return row

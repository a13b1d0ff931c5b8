"""Puts one of the system's own mails on its way, written in the recipient's language."""

import datetime as dt
from collections.abc import Mapping, Sequence

from helpdesk.outgoing.models import OutgoingMail
from helpdesk.outgoing.services.queue_mail import queue_mail
from helpdesk.outgoing.texts import mail_text
from helpdesk.outgoing.texts.rendering.fill import Value
from helpdesk.outgoing.texts.write import write
from helpdesk.tickets.models import Ticket


def queue_text(
    name: str,
    *,
    to: Sequence[str],
    language: str,
    values: Mapping[str, Value],
    ticket: Ticket | None = None,
    key: str = "",
    from_name: str = "",
    unsubscribe_url: str = "",
    send_after: dt.datetime | None = None,
    headers: Mapping[str, str] | None = None,
) -> OutgoingMail:
    """Queue the mail text called `name` (its key in the registry); the other arguments are those of `queue_mail`.

    Raises:
        KeyError: the text or one of its placeholders is unknown.
        ValueError: a required value is empty, a link leads away from us, or there is no recipient.
    """
    mail = write(name, language=language, values=values)
    return queue_mail(
        to=to,
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        kind=mail_text(name).kind,
        ticket=ticket,
        key=key,
        from_name=from_name,
        unsubscribe_url=unsubscribe_url,
        send_after=send_after,
        headers=headers,
    )

"""Composes the MIME message of an OutgoingMail row.

Django's message class is the one encoder of headers: it refuses line breaks in them.
"""

from email.utils import format_datetime, formataddr

from django.core.mail import EmailMultiAlternatives

from helpdesk.outgoing.models import OutgoingMail
from helpdesk.outgoing.reports.providers import id_headers
from helpdesk.tickets.models import Attachment


def compose(mail: OutgoingMail) -> EmailMultiAlternatives:
    """The message of this row, as it leaves.

    Raises:
        ValueError: a header or an address cannot be written.
        OSError: a file is missing.
    """
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        from_email=formataddr((mail.from_name, mail.mail_from)),
        to=mail.to,
        cc=mail.cc,
        # For the envelope alone: Django writes no Bcc header.
        bcc=mail.bcc,
        headers={
            "Message-ID": mail.internet_message_id,
            "Date": format_datetime(mail.created_at),
            **id_headers(mail.internet_message_id),
            **mail.headers,
        },
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    if mail.message_id:
        for attachment in Attachment.objects.filter(message_id=mail.message_id).order_by("pk"):
            with attachment.file.open("rb") as file:
                message.attach(attachment.filename, file.read(), attachment.content_type)
    return message

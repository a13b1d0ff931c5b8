"""Makes of a parsed mail the message that tickets keep."""

import datetime as dt

from helpdesk.mime.fields.addresses import Address
from helpdesk.mime.parsed import ParsedMail
from helpdesk.mime.quotes.correspondence import Correspondence
from helpdesk.mime.quotes.quote import reply_text
from helpdesk.outgoing.texts.rendering.direction import without_signs
from helpdesk.tickets.words import NewFile, NewMessage
from helpdesk.web.requests.personal_links import conceal_source

LEGIBLE = ("text/", "message/")


def as_message(
    mail: ParsedMail,
    author: Address,
    *,
    answers: Correspondence | None,
    received_at: dt.datetime | None = None,
    reply_to: str = "",
    is_auto_reply: bool = False,
    draws_no_answer: bool = False,
) -> NewMessage:
    """The message that a ticket keeps of a mail; `author` is who wrote the words, for a forward not the sender.

    What `answers` somebody loses its quote, and the signs that we put around names.
    """
    text = without_signs(mail.text) if answers else mail.text
    return NewMessage(
        body_text=text,
        body_html=mail.html,
        reply_text=reply_text(text, mail.subject, answers, mail.html) if answers else text,
        subject=mail.subject,
        from_email=author.email,
        from_name=author.name,
        reply_to=reply_to,
        to=[item.email for item in mail.to],
        cc=[item.email for item in mail.cc],
        internet_message_id=mail.message_id,
        is_auto_reply=is_auto_reply,
        draws_no_answer=draws_no_answer,
        card_masked=mail.card_masked,
        files=as_files(mail),
        created_at=received_at,
    )


def as_files(mail: ParsedMail) -> list[NewFile]:
    """The mail's attachments, in order; a mail among them, such as the survey forwarded back, without its secret."""
    return [
        NewFile(
            filename=item.filename,
            content=conceal_source(item.data) if item.content_type.startswith(LEGIBLE) else item.data,
            content_type=item.content_type,
            content_id=item.content_id,
            inline=item.inline,
        )
        for item in mail.attachments
    ]
